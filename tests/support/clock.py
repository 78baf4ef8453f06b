"""A clock that tests set and move."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 9, 13, 2, tzinfo=UTC)
"""A Monday, 9:02 in Montréal, the day after clocks went forward."""


class SettableClock:
    """`commands.ports.Clock` that stands still until it is moved."""

    def __init__(self, moment: datetime = START) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment

    def set(self, moment: datetime) -> None:
        self._moment = moment.astimezone(UTC)

    def advance(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> datetime:
        """Move forward and tell the new moment."""
        self._moment += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        return self._moment
