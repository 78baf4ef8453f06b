"""The durable outbox of messages about operations: at least once, each bearing its operation's reference."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, or_, select, update

from commands.ports import Clock, DueNotice, Target
from storage.operation import as_operation
from storage.tables.operations import notices, operations
from storage.upsert import insert

LEASE = timedelta(seconds=60)
"""How long one who claimed a notice has to deliver it before another may: longer than any platform call's timeout."""

_OPEN = notices.c.closed_at.is_(None)


class SqlNotices:
    """`commands.ports.Notices`.

    Until its `due_at` a notice is awaited: the answer itself may show the end. Then it is due whenever there is something
    new to show.
    """

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def expect(self, operation_id: int, target: Target, due_at: datetime) -> None:
        """In the transaction of the plan: if nobody answers before `due_at`, the person is told by message."""
        ended = select(operations.c.ended_at.is_not(None)).where(operations.c.id == operation_id).scalar_subquery()
        row = insert(self._connection, notices).values(
            operation_id=operation_id,
            platform=target.platform,
            address=target.address,
            locale=target.locale,
            message="",
            awaited=True,
            final=ended,
            due_at=due_at,
            tries=0,
            given_up=False,
        )
        self._connection.execute(row.on_conflict_do_nothing(index_elements=["operation_id", "platform", "address"]))

    def answered(self, operation: str, target: Target) -> None:
        """The end was shown as the answer itself: nothing more to send."""
        of_target = and_(notices.c.platform == target.platform, notices.c.address == target.address)
        closed = update(notices).where(_of(operation), of_target, _OPEN)
        self._connection.execute(closed.values(closed_at=self._clock.now(), due_at=None))

    def wake(self, operation: str) -> None:
        """Show progress now (« en cours » was answered)."""
        awake = update(notices).where(_of(operation), _OPEN, notices.c.awaited)
        self._connection.execute(awake.values(awaited=False, due_at=self._clock.now()))

    def claim(self, limit: int) -> Sequence[DueNotice]:
        """Due notices with their operations as they are now, leased for `LEASE`; `tries` counts this claim."""
        now = self._clock.now()
        free = or_(notices.c.leased_until.is_(None), notices.c.leased_until <= now)
        due = (
            select(notices.c.id)
            .where(_OPEN, notices.c.due_at <= now, free)
            .order_by(notices.c.due_at, notices.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        ids = self._connection.scalars(due).all()
        leased = update(notices).where(notices.c.id.in_(ids))
        self._connection.execute(leased.values(leased_until=now + LEASE, tries=notices.c.tries + 1, awaited=False))
        both = select(notices, operations).join_from(notices, operations).where(notices.c.id.in_(ids)).order_by(notices.c.id)
        return [_due(row) for row in self._connection.execute(both)]

    def delivered(self, notice: DueNotice, message: str) -> None:
        """Sent or updated; closed if the operation had ended when it was read, due again if it ended or waits otherwise since."""
        now = self._clock.now()
        if notice.operation.ended:
            outcome: dict[str, Any] = {"closed_at": now, "due_at": None}
        else:
            waiting = select(operations.c.waiting).where(operations.c.id == notices.c.operation_id).scalar_subquery()
            changed = or_(notices.c.final, waiting != notice.operation.waiting)
            outcome = {"due_at": case((changed, now), else_=None)}
        shown = update(notices).where(notices.c.id == notice.id, _OPEN)
        self._connection.execute(shown.values(message=message, leased_until=None, tries=0, **outcome))

    def failed(self, notice: DueNotice, again_at: datetime | None) -> None:
        """Not taken by the platform: again later, or given up (None) and counted."""
        now = self._clock.now()
        outcome = {"due_at": again_at} if again_at else {"closed_at": now, "due_at": None, "given_up": True}
        missed = update(notices).where(notices.c.id == notice.id, _OPEN)
        self._connection.execute(missed.values(leased_until=None, **outcome))

    def given_up(self) -> int:
        """How many messages were never taken by their platform, for metrics."""
        return self._connection.scalar(select(func.count()).where(notices.c.given_up)) or 0


def end_notices(connection: Connection, operation_id: int, now: datetime) -> None:
    """The operation has ended: its messages are due now, but for those whose asker may still be answered."""
    ended = update(notices).where(notices.c.operation_id == operation_id, _OPEN)
    connection.execute(ended.values(final=True, due_at=case((notices.c.awaited, notices.c.due_at), else_=now)))


def refresh_notices(connection: Connection, operation_id: int, now: datetime) -> None:
    """Something new to show: messages that were sent are due now. One on its way is seen to when it has been delivered."""
    shown = update(notices).where(notices.c.operation_id == operation_id, _OPEN, notices.c.due_at.is_(None))
    connection.execute(shown.values(due_at=now))


def _of(operation: str) -> ColumnElement[bool]:
    return notices.c.operation_id == select(operations.c.id).where(operations.c.public_id == operation).scalar_subquery()


def _due(row: Row[Any]) -> DueNotice:
    columns = row._mapping
    return DueNotice(
        id=columns[notices.c.id],
        operation=as_operation(row),
        target=Target(platform=columns[notices.c.platform], address=columns[notices.c.address], locale=columns[notices.c.locale]),
        message=columns[notices.c.message],
        tries=columns[notices.c.tries],
    )
