"""The clock of the process."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """Implements `commands.ports.Clock`."""

    def now(self) -> datetime:
        return datetime.now(UTC)
