"""What is kept of seats beside their count (`commands.domain.seat_figures`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from commands.domain.accounts import Pool
from commands.domain.people import Scope
from commands.domain.seat_figures import AllocationChange, PlanCheck, Point, Threshold


class SeatFigures(Protocol):
    """History of allocations, figures by night, thresholds, checks against Zoom, pictures. Days are local ones."""

    def history(self, establishment: str, limit: int) -> Sequence[AllocationChange]:
        """Changes of an establishment's allocations, newest first."""

    def last_changes(self, scope: Scope) -> Sequence[AllocationChange]:
        """The change by which each allocation of the scope stands as it does."""

    def snapshot(self, day: date) -> int:
        """Keep the figures of all pools as they are now, as that day's; once a day (0 where they are kept already)."""

    def trend(self, scope: Scope, pool: Pool, days: Iterable[date]) -> Sequence[Point]:
        """The scope's figures on those of the days that were kept, oldest first.

        Where allocations are fixed in the scope, establishments without one are left out, so that the sums compare.
        """

    def thresholds(self, scope: Scope) -> Sequence[Threshold]: ...

    def set_threshold(self, establishment: str, pool: Pool, threshold: int | None, by: str) -> None:
        """From which number of free seats on people are told; None for never."""

    def mark_low(self, establishment: str, pool: Pool, *, low: bool) -> None:
        """What the last look found."""

    def note_check(self, check: PlanCheck) -> None:
        """Keep a night's check; a later one of the same day takes its place."""

    def last_check(self) -> PlanCheck | None: ...

    def keep_picture(self, key: str, png: bytes, establishments: Iterable[str]) -> None:
        """A picture under the digest of what it shows; those of more than a week ago go."""

    def picture(self, key: str) -> tuple[bytes, frozenset[str]] | None:
        """The PNG and the establishments that it shows."""
