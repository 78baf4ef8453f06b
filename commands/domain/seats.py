"""Seats of an establishment (R50): used + reserved + free = allocated + deficit, free and deficit never both above 0."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from commands.domain.accounts import Pool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatCount:
    """Seats of one pool in one establishment. `allocated` is None where none is fixed: counted, shown, not capped.

    `reserved` is `pending` (invited), `undos` (kept for a deactivation that may be undone), `offers` (to the waiting list) and
    what operations hold.
    """

    establishment: str
    pool: Pool
    allocated: int | None
    used: int
    reserved: int
    pending: int = 0
    undos: int = 0
    offers: int = 0
    frozen_on: date | None = None

    @property
    def held(self) -> int:
        """By operations that have not ended."""
        return self.reserved - self.pending - self.undos - self.offers

    @property
    def taken(self) -> int:
        return self.used + self.reserved

    @property
    def free(self) -> int | None:
        return None if self.allocated is None else max(0, self.allocated - self.taken)

    @property
    def deficit(self) -> int:
        return 0 if self.allocated is None else max(0, self.taken - self.allocated)

    def has_room_for(self, seats: int = 1) -> bool:
        """A deficit, like a full pool, blocks new seats; an unfixed allocation never does."""
        return self.allocated is None or self.taken + seats <= self.allocated
