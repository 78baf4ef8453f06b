"""Time."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The only source of time; made in bootstrap."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
