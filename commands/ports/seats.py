"""Seats of the establishments (R50, R51)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from commands.domain.accounts import Pool
from commands.domain.people import Scope
from commands.domain.seats import SeatCount


class Seats(Protocol):
    """Seats per establishment and pool (R50, R51). `lock` first, in a writing unit; keys are locked in order."""

    def lock(self, establishments: Iterable[str]) -> None: ...

    def count(self, establishment: str, pool: Pool) -> SeatCount: ...

    def overview(self, scope: Scope) -> Sequence[SeatCount]:
        """Every pool that has an allocation or a seat taken, by establishment."""

    def hold(self, establishment: str, pool: Pool, email: str, operation_id: int) -> None:
        """Hold a seat for an operation; the same person is never counted twice."""

    def release(self, operation_id: int) -> None: ...

    def allocate(self, establishment: str, pool: Pool, allocated: int | None, *, by: str, reason: str) -> None: ...

    def frozen_on(self) -> date | None: ...
