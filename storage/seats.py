"""Seats per establishment and pool (R50, R51).

Used and pending seats come from the directory's counters; an operation holds the seat it plans to take, and a window keeps one
for a while. `lock` first, then count and hold in the same transaction: two people never take the same last seat.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import Connection, and_, select

from commands.domain.accounts import Pool
from commands.domain.addresses import person_key
from commands.domain.folding import fold
from commands.domain.people import Scope
from commands.domain.seats import SeatCount
from commands.domain.windows import NewWindow, Purpose, Window
from commands.ports import Clock
from storage import windows
from storage.figures import HELD, OFFER, PENDING, UNDO, figures, place_of, pool_at
from storage.tables.seats import allocation_changes, allocations, holds
from storage.upsert import insert


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

    def count(self, establishment: str, pool: Pool, *, by: str = "") -> SeatCount:
        """The pool's seats now. `by`: for whoever deactivated, the seat that they may use at once counts as free (R40)."""
        found = figures(self._connection, self._clock.now(), establishment, person_key(by))
        return self._summed(establishment, pool, found.get((establishment, place_of(pool)), {}))

    def overview(self, scope: Scope) -> Sequence[SeatCount]:
        """Every pool that has an allocation or a seat taken, by establishment."""
        found = figures(self._connection, self._clock.now())
        shown = sorted(key for key in found if key[0] in scope)
        return [self._summed(establishment, pool_at(place), found[establishment, place]) for establishment, place in shown]

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

    def keep(self, new: NewWindow) -> Window:
        """Keep a seat for a while (R40, R53)."""
        return windows.keep(self._connection, new, self._clock.now())

    def let_go(self, window_id: int) -> None:
        """A window that was used, or is of no more use."""
        windows.let_go(self._connection, window_id)

    def windows(self, establishment: str, now: datetime) -> Sequence[Window]:
        """Those that have not ended, oldest first."""
        return windows.of_establishment(self._connection, establishment, now)

    def window_of(self, purpose: Purpose, of: int | str, now: datetime) -> Window | None:
        """The oldest of an account (its id) or of a person (an address) that has not ended; the licence's first."""
        return windows.of_one(self._connection, purpose, of, now)

    def allocate(
        self, establishment: str, pool: Pool, allocated: int | None, *, by: str, reason: str, effective_on: date | None = None
    ) -> None:
        """Fix the number of seats, or unfix it (None); the change is kept with who and why."""
        self.lock([establishment])
        key = and_(allocations.c.establishment == establishment, allocations.c.pool == pool.value)
        before = self._connection.scalar(select(allocations.c.allocated).where(key))
        self._insert(establishment, pool)
        self._connection.execute(allocations.update().where(key).values(allocated=allocated))
        change = {"before": before, "after": allocated, "at": self._clock.now(), "by": by, "reason": reason}
        change["effective_on"] = effective_on.isoformat() if effective_on else ""
        self._connection.execute(allocation_changes.insert().values(establishment=establishment, pool=pool.value, **change))

    def frozen_on(self) -> date | None:
        """The date at which the allocations were frozen (R50): a setting."""
        return self._frozen_on

    def _insert(self, establishment: str, pool: Pool) -> None:
        row = insert(self._connection, allocations).values(establishment=establishment, pool=pool.value, allocated=None)
        self._connection.execute(row.on_conflict_do_nothing())

    def _summed(self, establishment: str, pool: Pool, numbers: Mapping[str, int]) -> SeatCount:
        pending, undos, offers = (numbers.get(why, 0) for why in (PENDING, UNDO, OFFER))
        return SeatCount(
            establishment=establishment,
            pool=pool,
            allocated=numbers.get("allocated"),
            used=numbers.get("active", 0),
            reserved=pending + numbers.get(HELD, 0) + undos + offers,
            pending=pending,
            undos=undos,
            offers=offers,
            frozen_on=self._frozen_on,
        )
