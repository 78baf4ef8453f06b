"""How seats went: allocated, taken and used over the last months, told apart by their strokes and named where they end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from matplotlib.axes import Axes

from bot.pictures.data import SeatChart
from bot.pictures.sheet import INK, QUIET, RULE, SMALL, counted, ruled

_FEWEST = 2
ENDS = 112.0
"""Points that the names at the end of lines take."""
_MOST_TICKS = 4
_APART = 13.0
"""Points between the names of lines that end close together."""


def has_trend(chart: SeatChart) -> bool:
    """Two different days at least."""
    return len({night.day for night in chart.trend}) >= _FEWEST


def draw_trend(axes: Axes, chart: SeatChart, height: float) -> None:
    """`height` of the panel in points."""
    days = [float(night.day.toordinal()) for night in chart.trend]
    taken, used = [night.taken for night in chart.trend], [night.used for night in chart.trend]
    fixed = [(day, night.allocated) for day, night in zip(days, chart.trend, strict=True) if night.allocated is not None]
    allocated = [number for _, number in fixed]
    _frame(axes, chart, days, (*taken, *used, *allocated))
    ends: list[tuple[float, str]] = []
    if fixed:
        axes.step([day for day, _ in fixed], allocated, where="post", color="black", linewidth=1.6, linestyle=(0, (5, 2)))
        ends.append((allocated[-1], chart.words["allocated"]))
    axes.plot(days, taken, color="#1d4e89", linewidth=2.4, solid_joinstyle="round")
    axes.plot(days[-1:], taken[-1:], "o", color="#1d4e89", markersize=5, clip_on=False, zorder=5)
    axes.plot(days, used, color=QUIET, linewidth=1.4, linestyle=(0, (1, 1.4)))
    axes.plot(days[-1:], used[-1:], "s", color="white", markeredgecolor=QUIET, markersize=4.5, clip_on=False, zorder=5)
    ends += [(taken[-1], chart.words["taken"]), (used[-1], chart.words["used"])]
    _name_ends(axes, ends, height, chart.thousands)


def _frame(axes: Axes, chart: SeatChart, days: Sequence[float], values: Sequence[int]) -> None:
    low, high = min(values), max(values)
    span = max(high - low, 0.12 * high, 4)
    middle = (low + high) / 2
    axes.set_ylim(max(0.0, middle - 0.68 * span), middle + 0.68 * span)
    axes.set_xlim(days[0], days[-1])
    ticks = list(_months(chart.trend[0].day, chart.trend[-1].day))
    ticks = ticks[:: 1 + (len(ticks) - 1) // _MOST_TICKS]
    if ticks:
        axes.set_xticks([float(day.toordinal()) for day in ticks], [chart.months[day.month - 1] for day in ticks])
    else:
        ends = (chart.trend[0].day, chart.trend[-1].day)
        axes.set_xticks([days[0], days[-1]], [f"{day.day} {chart.months[day.month - 1]}" for day in ends])
    ruled(axes, chart.thousands, RULE)


def _months(first: date, last: date) -> Iterator[date]:
    """The first day of each month between the two."""
    year, month = first.year, first.month
    while True:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004 - December
        day = date(year, month, 1)
        if day > last:
            return
        yield day


def _name_ends(axes: Axes, ends: list[tuple[float, str]], height: float, thousands: str) -> None:
    """Names at the right of the last point, moved apart where they would stand on each other."""
    low, high = axes.get_ylim()
    points = [((value - low) / (high - low) * height, value, name) for value, name in ends]
    at = float("-inf")
    for point, value, name in sorted(points):
        at = max(point, at + _APART)
        axes.annotate(
            f"{name} {counted(value, thousands)}",
            xy=(1, 0),
            xycoords="axes fraction",
            xytext=(8, at),
            textcoords="offset points",
            color=INK,
            fontsize=SMALL,
            va="center",
            annotation_clip=False,
        )
