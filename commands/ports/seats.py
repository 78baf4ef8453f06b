"""Seats of the establishments (R50, R51)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Protocol

from commands.domain.accounts import Pool
from commands.domain.people import Scope
from commands.domain.seats import SeatCount
from commands.domain.windows import NewWindow, Purpose, Window


class Seats(Protocol):
    """Seats per establishment and pool (R50, R51). `lock` first, in a writing unit; keys are locked in order."""

    def lock(self, establishments: Iterable[str]) -> None: ...

    def count(self, establishment: str, pool: Pool, *, by: str = "") -> SeatCount:
        """The pool's seats now. `by`: for whoever deactivated, the seats that they may use at once count as free (R40)."""

    def overview(self, scope: Scope) -> Sequence[SeatCount]:
        """Every pool that has an allocation or a seat taken, by establishment."""

    def hold(self, establishment: str, pool: Pool, email: str, operation_id: int) -> None:
        """Hold a seat for an operation; the same person is never counted twice."""

    def release(self, operation_id: int) -> None: ...

    def keep(self, new: NewWindow) -> Window:
        """Keep a seat without an operation, for a while. An undo's is counted with its account, of which it is the seat; an
        offer's is a seat of its own, whoever it is offered to (R40, R50, R53)."""

    def let_go(self, window_id: int) -> None:
        """A window that was used, or is of no more use."""

    def windows(self, establishment: str, now: datetime) -> Sequence[Window]:
        """Those that have not ended, oldest first."""

    def window_of(self, purpose: Purpose, of: int | str, now: datetime) -> Window | None:
        """The oldest of an account (its id) or of a person (an address) that has not ended; the licence's first."""

    def allocate(
        self, establishment: str, pool: Pool, allocated: int | None, *, by: str, reason: str, effective_on: date | None = None
    ) -> None:
        """Fix the number of seats, or unfix it (None). `effective_on` where it holds since another day than today."""

    def frozen_on(self) -> date | None: ...
