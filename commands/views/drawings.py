"""What a picture shows, before a language and a drawer are chosen: figures and message keys, no pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from commands.domain.accounts import UNASSOCIATED
from commands.domain.month_figures import DaySeats
from commands.domain.seat_figures import Point
from commands.domain.seats import SeatCount
from commands.views.nodes import Msg, Words, msg

MOST_BARS = 14
"""More cannot be told apart on a phone; the others are summed, and each stands in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One row of the picture. `allocated` is None where none is fixed."""

    label: Words
    allocated: int | None
    used: int
    reserved: int

    @property
    def free(self) -> int:
        return max(0, (self.allocated or 0) - self.used - self.reserved)

    @property
    def deficit(self) -> int:
        return 0 if self.allocated is None else max(0, self.used + self.reserved - self.allocated)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatDrawing:
    """Bars of seats, and how they went. `establishments` are all those whose figures are in it: who opens the picture later
    must read them still (R3)."""

    title: Msg
    alt: Msg
    bars: tuple[Bar, ...]
    trend: tuple[Point, ...]
    establishments: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beam:
    """One thing that was counted in a month, and in the month before (None where nothing is known of that)."""

    label: Words
    now: int
    before: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDrawing:
    """How seats stood on each day of a month, what happened in it beside the month before, and what else is to be said.

    `days` are all of the month, those that were not kept without figures. `names` are of the two months.
    """

    title: Msg
    subtitle: Words
    alt: Msg
    days: tuple[tuple[date, DaySeats | None], ...]
    beams: tuple[Beam, ...]
    names: tuple[Words, Words]
    remarks: tuple[Words, ...]
    establishments: frozenset[str]


Drawing: TypeAlias = SeatDrawing | MonthDrawing
"""Whatever the studio can draw."""


def bars_of(counts: Sequence[SeatCount], labels: Sequence[Words]) -> tuple[Bar, ...]:
    """The tightest first: deficits, then the smallest share free; those without an allocation last; at most MOST_BARS."""
    bars = [
        Bar(label=label, allocated=one.allocated, used=one.used, reserved=one.reserved)
        for one, label in sorted(zip(counts, labels, strict=True), key=lambda pair: _tightness(pair[0]))
    ]
    if len(bars) <= MOST_BARS:
        return tuple(bars)
    shown, others = bars[: MOST_BARS - 2], bars[MOST_BARS - 2 :]
    fixed = [one for one in others if one.allocated is not None]
    unfixed = [one for one in others if one.allocated is None]
    sums = (_sum("picture-others", fixed), _sum("picture-others-unfixed", unfixed))
    return (*shown, *(one for one in sums if one is not None))


def _sum(key: str, bars: Sequence[Bar]) -> Bar | None:
    """One bar for several that are alike: all with an allocation, or none."""
    if not bars:
        return None
    allocated = sum(one.allocated for one in bars if one.allocated is not None) if bars[0].allocated is not None else None
    return Bar(
        label=msg(key, count=len(bars)),
        allocated=allocated,
        used=sum(one.used for one in bars),
        reserved=sum(one.reserved for one in bars),
    )


def _tightness(count: SeatCount) -> tuple[bool, bool, float, str]:
    allocated = count.allocated or 0
    room = ((count.free or 0) - count.deficit) / allocated if allocated else -float(count.taken)
    return count.allocated is None, count.establishment == UNASSOCIATED, room, count.establishment
