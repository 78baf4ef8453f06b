"""Seats per establishment and pool (R50, R51).

Used and pending seats come from the directory's counters; an operation holds the seat it plans to take. `lock` first, then count
and hold in the same transaction: two people never take the same last seat.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Connection, Row, and_, func, literal, literal_column, select, true
from sqlalchemy.sql.selectable import ScalarSelect

from commands.domain.accounts import Pool, Status, UserType
from commands.domain.folding import fold
from commands.domain.people import Scope
from commands.domain.seats import SeatCount
from commands.ports import Clock
from storage import quick
from storage.tables.accounts import account_counts, accounts
from storage.tables.seats import allocation_changes, allocations, holds
from storage.upsert import insert

_SEATED = (Status.ACTIVE.value, Status.PENDING.value)
_ORDER = tuple(Pool)
_OVERVIEW = """
SELECT status, establishment, '', large_meeting, webinar, sum(number) FROM account_counts
WHERE number > 0 AND user_type = 'licensed' AND status IN ('active', 'pending')
GROUP BY status, establishment, large_meeting, webinar
UNION ALL
SELECT 'allocated', establishment, pool, FALSE, FALSE, allocated FROM allocations WHERE allocated IS NOT NULL
UNION ALL
SELECT 'held', establishment, pool, FALSE, FALSE, count(DISTINCT email_key) FROM holds
WHERE NOT coalesce((
    SELECT a.establishment = holds.establishment AND a.status IN ('active', 'pending') AND a.user_type = 'licensed'
        AND (holds.pool = 'licence' OR holds.pool = 'large_meeting' AND a.large_meeting > 0
            OR holds.pool = 'webinar' AND a.webinar > 0)
    FROM accounts a WHERE a.email_key = holds.email_key
), FALSE)
GROUP BY establishment, pool
"""
"""All that `count` counts, for everybody, in one statement and so of one moment: kind of figure, establishment, pool ("": by
the add-ons), large meeting, webinar, number."""


class SqlSeats:
    """`commands.ports.Seats`."""

    def __init__(self, connection: Connection, clock: Clock, frozen_on: date | None = None) -> None:
        self._connection = connection
        self._clock = clock
        self._frozen_on = frozen_on

    def lock(self, establishments: Iterable[str]) -> None:
        """Hold the establishments' seats until the transaction ends; in the order of their keys, so that nobody dead-locks.

        SQLite's writers are one at a time already.
        """
        if self._connection.dialect.name == "sqlite":
            return
        keys = sorted(set(establishments))
        standing = and_(allocations.c.establishment.in_(keys), allocations.c.pool == Pool.LICENCE.value)
        known = set(self._connection.scalars(select(allocations.c.establishment).where(standing)))
        for key in keys:
            if key not in known:
                self._insert(key, Pool.LICENCE)
        in_order = select(allocations.c.establishment).where(standing).order_by(allocations.c.establishment.collate("C"))
        self._connection.execute(in_order.with_for_update()).all()

    def count(self, establishment: str, pool: Pool) -> SeatCount:
        """The pool's seats now. One statement: a seat that goes from held to used meanwhile is never missed."""
        return self._counted(self._connection.execute(_seats_of(literal(establishment), literal(pool.value), pool)).one())

    def overview(self, scope: Scope) -> Sequence[SeatCount]:
        """Every pool that has an allocation or a seat taken, by establishment."""
        figures: defaultdict[tuple[str, int], Counter[str]] = defaultdict(Counter)
        for kind, establishment, pool, large_meeting, webinar, number in quick.rows(self._connection, _OVERVIEW):
            if establishment in scope:
                for one in (Pool(pool),) if pool else _pools(large_meeting, webinar):
                    figures[establishment, _ORDER.index(one)][kind] += int(number)
        return [
            self._summed(establishment, _ORDER[place], figures[establishment, place]) for establishment, place in sorted(figures)
        ]

    def hold(self, establishment: str, pool: Pool, email: str, operation_id: int) -> None:
        """Hold a seat for an operation; the same person is never counted twice."""
        row = {
            "establishment": establishment,
            "pool": pool.value,
            "email_key": fold(email),
            "operation_id": operation_id,
        }
        self._connection.execute(insert(self._connection, holds).values(row).on_conflict_do_nothing())

    def release(self, operation_id: int) -> None:
        """Let go of all that an operation held."""
        self._connection.execute(holds.delete().where(holds.c.operation_id == operation_id))

    def allocate(self, establishment: str, pool: Pool, allocated: int | None, *, by: str, reason: str) -> None:
        """Fix the number of seats, or unfix it (None); the change is kept with who and why."""
        self.lock([establishment])
        key = and_(allocations.c.establishment == establishment, allocations.c.pool == pool.value)
        before = self._connection.scalar(select(allocations.c.allocated).where(key))
        self._insert(establishment, pool)
        self._connection.execute(allocations.update().where(key).values(allocated=allocated))
        change = {"before": before, "after": allocated, "at": self._clock.now(), "by": by, "reason": reason}
        self._connection.execute(allocation_changes.insert().values(establishment=establishment, pool=pool.value, **change))

    def frozen_on(self) -> date | None:
        """The date at which the allocations were frozen (R50): a setting."""
        return self._frozen_on

    def _insert(self, establishment: str, pool: Pool) -> None:
        row = insert(self._connection, allocations).values(establishment=establishment, pool=pool.value, allocated=None)
        self._connection.execute(row.on_conflict_do_nothing())

    def _summed(self, establishment: str, pool: Pool, figures: Mapping[str, int]) -> SeatCount:
        return SeatCount(
            establishment=establishment,
            pool=pool,
            allocated=figures.get("allocated"),
            used=figures.get("active", 0),
            reserved=figures.get("pending", 0) + figures.get("held", 0),
            frozen_on=self._frozen_on,
        )

    def _counted(self, row: Row[Any]) -> SeatCount:
        return SeatCount(
            establishment=row.establishment,
            pool=Pool(row.pool),
            allocated=row.allocated,
            used=int(row.used),
            reserved=int(row.pending) + int(row.held),
            frozen_on=self._frozen_on,
        )


def _pools(large_meeting: object, webinar: object) -> Iterator[Pool]:
    """The pools in which such an account takes a seat: as `_counter_of`, on a row already read."""
    yield Pool.LICENCE
    if large_meeting:
        yield Pool.LARGE_MEETING
    if webinar:
        yield Pool.WEBINAR


def _seats_of(establishment: ColumnElement[str], key: ColumnElement[str], pool: Pool) -> Any:
    """A select of one pool's figures for an establishment, or for each of an outer select."""
    allocated = select(allocations.c.allocated).where(
        allocations.c.establishment == establishment, allocations.c.pool == pool.value
    )
    return select(
        establishment.label("establishment"),
        key.label("pool"),
        allocated.scalar_subquery().label("allocated"),
        _counter(establishment, pool, Status.ACTIVE).label("used"),
        _counter(establishment, pool, Status.PENDING).label("pending"),
        _held(establishment, pool).label("held"),
    )


def _counter(establishment: ColumnElement[str], pool: Pool, status: Status) -> ScalarSelect[int]:
    return (
        select(func.coalesce(func.sum(account_counts.c.number), 0))
        .where(account_counts.c.establishment == establishment, account_counts.c.status == status.value)
        .where(_licensed_counter(), _counter_of(pool))
        .scalar_subquery()
    )


def _held(establishment: ColumnElement[str], pool: Pool) -> ScalarSelect[int]:
    """People for whom a seat is held and who are not counted as used or pending already.

    Each is looked up by the address's unique index: as a join, PostgreSQL may read every account of the establishment.
    """
    seated = and_(
        accounts.c.establishment == holds.c.establishment,
        accounts.c.status.in_(_SEATED),
        accounts.c.user_type == UserType.LICENSED.value,
        _account_of(pool),
    )
    counted = select(seated).where(accounts.c.email_key == holds.c.email_key).scalar_subquery()
    return (
        select(func.count(holds.c.email_key.distinct()))
        .where(holds.c.establishment == establishment, holds.c.pool == pool.value)
        .where(~func.coalesce(counted, literal_column("false"), type_=Boolean))
        .scalar_subquery()
    )


def _licensed_counter() -> ColumnElement[bool]:
    return account_counts.c.user_type == UserType.LICENSED.value


def _counter_of(pool: Pool) -> ColumnElement[bool]:
    match pool:
        case Pool.LICENCE:
            return true()
        case Pool.LARGE_MEETING:
            return account_counts.c.large_meeting.is_(True)
        case Pool.WEBINAR:
            return account_counts.c.webinar.is_(True)


def _account_of(pool: Pool) -> ColumnElement[bool]:
    match pool:
        case Pool.LICENCE:
            return true()
        case Pool.LARGE_MEETING:
            return accounts.c.large_meeting > 0
        case Pool.WEBINAR:
            return accounts.c.webinar > 0
