"""What is kept of seats beside their count: allocations' history, figures by night, thresholds, checks (R35, R50, R75)."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from commands.domain.accounts import Pool


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationChange:
    """One line of an establishment's history: who fixed what, when and why. None stands for « non fixée ».

    `effective_on` is the day that an imported file gave, else that of `at`.
    """

    establishment: str
    pool: Pool
    before: int | None
    after: int | None
    at: datetime
    effective_on: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The seats of a scope on one day, of one pool. `allocated` is None where nothing in the scope is fixed."""

    day: date
    allocated: int | None
    used: int
    reserved: int

    @property
    def taken(self) -> int:
        return self.used + self.reserved


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """Tell who manages an establishment once its free seats have come down to `threshold`. `low`: told, and still so."""

    establishment: str
    pool: Pool
    threshold: int
    low: bool
    by: str
    at: datetime


class Cause(enum.StrEnum):
    """Why Zoom's figures and ours differ, the likeliest; the sentence is in the locales under `drift-cause-<value>`."""

    COUNTERS = "counters"
    """Our counters do not add up to the accounts: a defect of ours."""
    STALE = "stale"
    """Our last whole reading is too old, or was cut short."""
    OPERATIONS = "operations"
    """Seats that operations hold, which Zoom has not heard of yet, or has and we have not read back."""
    UNKNOWN_TYPES = "unknown-types"
    """Accounts of a type that we do not know."""
    INACTIVE = "inactive"
    """Deactivated accounts that Zoom still counts."""
    UNREAD_ADDONS = "unread-addons"
    """Add-ons are read one account at a time, and not all have been."""
    OUTSIDE = "outside"
    """Changed at Zoom, outside the bot, since the last reading."""
    UNEXPLAINED = "unexplained"
    """Still there after a whole reading: somebody has to look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanUse:
    """Zoom's own figures of a pool, over the whole account: seats bought and seats taken, invited people included."""

    bought: int
    taken: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolCheck:
    """Zoom's figures beside ours. `allocated` sums what is fixed, None where nothing is."""

    bought: int
    at_zoom: int
    ours: int
    allocated: int | None

    @property
    def drift(self) -> int:
        """Seats that Zoom counts and we do not; below 0, the other way round."""
        return self.at_zoom - self.ours

    @property
    def oversold(self) -> int:
        """Seats allocated to establishments beyond those bought."""
        return max(0, (self.allocated or 0) - self.bought)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCheck:
    """One night's check. `pools` is empty where Zoom does not tell its figures; `cause` is None where they agree."""

    day: date
    at: datetime
    pools: Mapping[Pool, PoolCheck] = field(default_factory=dict)
    cause: Cause | None = None
