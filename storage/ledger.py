"""The ledger of operations (R90): what was accepted, durable before Zoom is called, done once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, and_, case, exists, func, not_, or_, select, true, update

from commands.domain.addresses import person_key
from commands.domain.errors import IrisError
from commands.domain.folding import fold
from commands.domain.operations import BATCH, Json, Kind, NewOperation, Operation, State
from commands.ports import Clock
from storage.locks import lock_for_transaction
from storage.notices import end_notices, refresh_notices
from storage.operation import as_operation, as_row, with_notes
from storage.tables.operations import UNENDED, operations, unended
from storage.upsert import insert

_BEFORE = "before"
"""`waiting` of an operation that lets an older one on the same address go first."""


class NoLongerRunning(IrisError):
    """The operation was cancelled or ended by somebody else before its step began."""


class SqlLedger:
    """`commands.ports.Ledger`. Addresses are compared folded. A change of state is a conditional UPDATE: the first wins."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def plan(self, new: NewOperation) -> tuple[Operation, bool]:
        """Write it, or find the one with the same intent; the flag tells whether it is new (R44)."""
        addresses = [fold(one) for one in (new.email, new.other) if one]
        others = self._connection.scalar(select(exists().where(_about(operations, addresses), UNENDED)))
        row = as_row(new, self._clock.now(), _BEFORE if others else "")
        statement = insert(self._connection, operations).values(row)
        written = self._connection.execute(
            statement.on_conflict_do_nothing(index_elements=["intent"]).returning(*operations.c)
        ).one_or_none()
        if written is not None:
            return as_operation(written), True
        return as_operation(self._connection.execute(select(operations).where(operations.c.intent == new.intent)).one()), False

    def get(self, public_id: str) -> Operation | None:
        """By its public id; None where there is none."""
        found = self._connection.execute(select(operations).where(operations.c.public_id == public_id)).one_or_none()
        return as_operation(found) if found else None

    def by_intent(self, intent: str) -> Operation | None:
        """What the same intent planned before, ended or not (R44)."""
        found = self._connection.execute(select(operations).where(operations.c.intent == intent)).one_or_none()
        return as_operation(found) if found else None

    def open_for(self, email: str) -> Sequence[Operation]:
        """Unended operations on an address, as their first or their second account; oldest first."""
        return self._unended(_about(operations, [fold(email)]))

    def open_among(self, emails: Iterable[str]) -> Sequence[Operation]:
        """Unended operations on any of these addresses, as their first or their second account; oldest first."""
        wanted = {fold(one) for one in emails}
        return [one for one in self._unended(true()) if {fold(one.email), fold(one.other)} & wanted]

    def open_of(self, actor: str) -> Sequence[Operation]:
        """Unended operations that a person asked for, oldest first."""
        return self._unended(operations.c.actor_key == person_key(actor))

    def of_accounts(self, account_ids: Sequence[int], since: datetime) -> Sequence[Operation]:
        """What was planned since then on these accounts, looking left out; oldest first."""
        about = operations.c.account_id.in_(account_ids)
        found = select(operations).where(about, operations.c.planned_at >= since, operations.c.kind != Kind.INSPECT.value)
        return [as_operation(row) for row in self._connection.execute(found.order_by(operations.c.id))]

    def claim(self, limit: int) -> Sequence[Operation]:
        """Due operations, now RUNNING and in nobody else's hands; oldest first, a batch's after all others. `tries` counts this
        claim.

        Of an address only its oldest unended operation is taken, so that two writes on one account never overlap; one on two
        accounts waits for its turn on both.
        """
        lock_for_transaction(self._connection, "ledger.claim")
        now = self._clock.now()
        batch = operations.c.payload[BATCH].as_string()
        due = self._due(now, batch.is_(None), limit)
        due += self._due(now, batch.is_not(None), limit - len(due)) if len(due) < limit else []
        claimed = (
            update(operations)
            .where(operations.c.id.in_(due))
            .values(
                state=State.RUNNING.value,
                claimed_at=now,
                tries=operations.c.tries + 1,
                waiting=case((operations.c.waiting == _BEFORE, ""), else_=operations.c.waiting),
            )
        )
        return sorted(map(as_operation, self._connection.execute(claimed.returning(*operations.c))), key=lambda one: one.id)

    def _due(self, now: datetime, whose: ColumnElement[bool], limit: int) -> list[int]:
        """Read off the index in its order: a sort would look at the whole queue for each claim."""
        found = (
            select(operations.c.id)
            .where(UNENDED, operations.c.claimed_at.is_(None), operations.c.next_try_at <= now, _goes_first(), whose)
            .order_by(operations.c.next_try_at, operations.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return list(self._connection.scalars(found))

    def begin(self, operation: Operation) -> Operation:
        """The next step is about to reach Zoom: `started` is set. Raises NoLongerRunning if it was cancelled or ended."""
        return self._change(operation, _running_at(operation), started=True)

    def advance(self, operation: Operation, notes: Mapping[str, Json] | None = None) -> Operation:
        """The step is done: `step` + 1, `started` cleared, `notes` added. A restored one was re-read by then: no longer so."""
        done = {"step": operation.step + 1, "started": False, "quarantined": False, "waiting": ""}
        return self._change(operation, _running_at(operation), **done, **with_notes(operation, notes))

    def note(self, operation: Operation, notes: Mapping[str, Json]) -> Operation:
        """Add notes to a running one; nothing else changes."""
        return self._change(operation, _running_at(operation), **with_notes(operation, notes))

    def postpone(self, operation: Operation, until: datetime, waiting: str, *, started: bool) -> Operation:
        """Put it down until a moment; another claim takes it up. A new reason to wait is shown where « en cours » was (R91)."""
        values = {"next_try_at": until, "waiting": waiting, "started": started, "claimed_at": None}
        postponed = self._change(operation, _running_at(operation), **values)
        if waiting != operation.waiting:
            refresh_notices(self._connection, operation.id, self._clock.now())
        return postponed

    def end(self, operation: Operation, state: str, outcome: str, notes: Mapping[str, Json] | None = None) -> Operation:
        """DONE or FAILED; its notices become due, and the next operation of the address."""
        return self._end(operation, UNENDED, State(state), outcome, notes)

    def cancel(self, operation: Operation) -> bool:
        """Cancel what has not started (R91); False if a step may have reached Zoom, or it has ended."""
        untouched = (operations.c.step == 0) & ~operations.c.started & UNENDED
        try:
            self._end(operation, untouched, State.CANCELLED, "cancelled", None)
        except NoLongerRunning:
            return False
        return True

    def recover(self) -> int:
        """At start: what ran when the process died is due again, `started` kept. Returns how many."""
        abandoned = update(operations).where(UNENDED, operations.c.claimed_at.is_not(None))
        return self._connection.execute(abandoned.values(claimed_at=None, next_try_at=self._clock.now())).rowcount

    def depth(self) -> Mapping[str, int]:
        """Unended operations by state, for `/iris état` and metrics."""
        counted = select(operations.c.state, func.count().label("number")).where(UNENDED).group_by(operations.c.state)
        return {row.state: row.number for row in self._connection.execute(counted)}

    def _unended(self, condition: ColumnElement[bool]) -> Sequence[Operation]:
        found = select(operations).where(condition, UNENDED).order_by(operations.c.id)
        return [as_operation(row) for row in self._connection.execute(found)]

    def _change(self, operation: Operation, condition: ColumnElement[bool], **values: Any) -> Operation:
        statement = update(operations).where(operations.c.id == operation.id, condition).values(values)
        changed = self._connection.execute(statement.returning(*operations.c)).one_or_none()
        if changed is None:
            raise NoLongerRunning(f"operation {operation.public_id} is no longer as it was")
        return as_operation(changed)

    def _end(
        self,
        operation: Operation,
        condition: ColumnElement[bool],
        state: State,
        outcome: str,
        notes: Mapping[str, Json] | None,
    ) -> Operation:
        now = self._clock.now()
        values = with_notes(operation, notes) | {"state": state.value, "outcome": outcome, "ended_at": now}
        ended = self._change(operation, condition, started=False, waiting="", claimed_at=None, **values)
        end_notices(self._connection, operation.id, now)
        return ended


def _running_at(operation: Operation) -> ColumnElement[bool]:
    return and_(operations.c.state == State.RUNNING.value, operations.c.step == operation.step)


def _about(table: FromClause, keys: Sequence[Any]) -> ColumnElement[bool]:
    """One of its accounts is one of these; a null key is nobody's."""
    return or_(table.c.email_key.in_(keys), table.c.other_key.in_(keys))


def _goes_first() -> ColumnElement[bool]:
    """No other operation of its addresses is under way, and none that is older waits.

    One that has begun keeps its turn even if an older one becomes visible late (ids are given before commits).
    """
    other = operations.alias("other")
    about = _about(other, [operations.c.email_key, operations.c.other_key])
    same = and_(about, other.c.id != operations.c.id, unended(other))
    other_runs = other.c.state == State.RUNNING.value
    ours_runs = operations.c.state == State.RUNNING.value
    blocking = or_(other_runs, and_(not_(ours_runs), other.c.id < operations.c.id))
    return ~exists().where(same, blocking)
