"""What is held on people, and how it goes when its time is over (R94)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from commands.domain.privacy import Holdings, Reach, Retention


class Privacy(Protocol):
    """Looks at every table there is: what is added later is found as well."""

    def held_on(self, email: str, reach: Reach) -> Holdings:
        """Everything that bears this address, or that hangs on what bears it. Slow: it reads whole tables."""

    def purge(self, retention: Retention, now: datetime, limit: int) -> Mapping[str, int]:
        """Remove what is past its time, at most so many rows of each kind; how many of each. The audit's chain stays whole."""
