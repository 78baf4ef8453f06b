"""A month in figures: what happened each day and how seats stood, by place; sums of places are of the same kind (R74)."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import TypeVar

from commands.domain.months import Month
from commands.domain.seats import SeatCount

T = TypeVar("T", date, int)


class Happening(enum.StrEnum):
    """What is counted by day. Kept in rows: values never change. In the locales under `month-<value>`."""

    CREATED = "created"
    ACTIVATED = "activated"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    """Invitations taken back."""
    DELETED = "deleted"
    DEACTIVATED = "deactivated"
    REASSIGNED = "reassigned"
    """Licences that went from one account to another, where they are now."""
    RECYCLED = "recycled"
    """Licences given back after « En avez-vous encore besoin? » (R56)."""
    ANSWERED = "answered"
    """Requests that an agent answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySeats:
    """Licences on one day: used + reserved + free = allocated + deficit. `unfixed` are taken where no allocation is fixed,
    beside the others; where none is fixed at all `allocated` is None and they are all in `used` and `reserved`."""

    allocated: int | None
    used: int
    reserved: int
    free: int = 0
    deficit: int = 0
    unfixed: int = 0

    @property
    def taken(self) -> int:
        return self.used + self.reserved


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFigures:
    """One place's month, or the sum of several. `place` is an establishment's key, "" for the accounts of none, or a CCT's for
    the requests that name no establishment; a sum has none of its own.

    `seats` are by day, of the days that were kept. `activation_days` and `answer_minutes` (of working time) say how many took so
    long, so that medians of several places are those of all their people.
    """

    place: str
    cct: str = ""
    month: Month
    seats: Mapping[date, DaySeats] = field(default_factory=dict)
    happenings: Mapping[Happening, Mapping[date, int]] = field(default_factory=dict)
    activation_days: Mapping[int, int] = field(default_factory=dict)
    answer_minutes: Mapping[int, int] = field(default_factory=dict)

    def number(self, happening: Happening, day: date | None = None) -> int:
        """Of one day, or of the whole month."""
        by_day = self.happenings.get(happening, {})
        return sum(by_day.values()) if day is None else by_day.get(day, 0)

    @property
    def activation_median(self) -> float | None:
        """Days from invitation to activation, of those whose date is known (R26)."""
        return _median(self.activation_days)

    @property
    def answer_median(self) -> float | None:
        """Minutes of working time from a request to its first answer."""
        return _median(self.answer_minutes)

    @property
    def closing(self) -> DaySeats | None:
        """How seats stood on the last day that was kept."""
        return self.seats[max(self.seats)] if self.seats else None

    @property
    def short_days(self) -> int:
        """Days with a deficit."""
        return sum(one.deficit > 0 for one in self.seats.values())

    @property
    def empty(self) -> bool:
        """Nothing was kept of it: the house did not exist yet."""
        return not self.seats and not any(self.happenings.values())


def seats_of(count: SeatCount) -> DaySeats:
    return DaySeats(
        allocated=count.allocated, used=count.used, reserved=count.reserved, free=count.free or 0, deficit=count.deficit
    )


def summed(parts: Iterable[MonthFigures], month: Month) -> MonthFigures:
    """Of several places together."""
    found = tuple(parts)
    days = sorted({day for one in found for day in one.seats})
    return MonthFigures(
        place="",
        month=month,
        seats={day: seats_together([one.seats[day] for one in found if day in one.seats]) for day in days},
        happenings={kind: _added(one.happenings.get(kind, {}) for one in found) for kind in Happening},
        activation_days=_added(one.activation_days for one in found),
        answer_minutes=_added(one.answer_minutes for one in found),
    )


def seats_together(seats: Sequence[DaySeats]) -> DaySeats:
    """Where allocations are fixed, places without one are told apart, so that the sums compare."""
    fixed = [one for one in seats if one.allocated is not None]
    counted = fixed or seats
    return DaySeats(
        allocated=sum(one.allocated or 0 for one in fixed) if fixed else None,
        used=sum(one.used for one in counted),
        reserved=sum(one.reserved for one in counted),
        free=sum(one.free for one in fixed),
        deficit=sum(one.deficit for one in fixed),
        unfixed=sum(one.taken for one in seats if one.allocated is None) if fixed else 0,
    )


def _added(counts: Iterable[Mapping[T, int]]) -> dict[T, int]:
    total: Counter[T] = Counter()
    for one in counts:
        total.update(one)
    return dict(total)


def _median(counts: Mapping[int, int]) -> float | None:
    return median(Counter(counts).elements()) if counts else None
