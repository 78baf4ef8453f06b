"""A month on a sheet of letter's proportions, to be read on a phone and printed without colour: seats day by day, then what
happened beside the month before. Every figure is written out; hatches, strokes and places tell the parts apart."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bot.pictures.bars import LOOKS, Look, patch, swatch
from bot.pictures.data import Beam, Day, MonthChart
from bot.pictures.sheet import HEADER, INK, INNER, MARGIN, QUIET, WIDTH, begin, ruled, strip

HEIGHT = WIDTH * 11 / 8.5
SEATS = 104.0
"""Points of the panel of seats."""
BEAM = 18.6
"""Points that a thing counted takes: its two beams."""
THIS, EARLIER = LOOKS["used"], Look("#e4e8ec", "#4a5866", "/////", INK)
_LABELS = 118.0
"""Points that the names of what is counted take."""
_EVERY = 7
"""Days between those that are named."""
_COLUMN = 0.8
"""Of a day's width."""
_STROKE: dict[str, Any] = {"color": "black", "linewidth": 1.8, "linestyle": (0, (4, 1.6))}
"""The allocation's, in the picture and in its legend."""


def draw_month(chart: MonthChart) -> Figure:
    """As high as a letter is to its width."""
    sheet = begin(chart, HEIGHT)
    top = HEADER + 6
    sheet.write(chart.words["by-day"], top, bold=True)
    _legend(sheet.part(top + 6, 14), chart)
    _seats(sheet.part(top + 26, SEATS, MARGIN + 28, INNER - 28), chart)
    top += 26 + SEATS + 32
    sheet.write(chart.words["counted"], top, bold=True)
    _names(sheet.part(top + 6, 14), chart)
    height = BEAM * len(chart.beams)
    _beams(sheet.part(top + 24, height), chart, height)
    top += 24 + height + 18
    for number, words in enumerate(chart.remarks):
        sheet.write(words, top + 13 * number, size=9)
    return sheet.figure


def _legend(axes: Axes, chart: MonthChart) -> None:
    strip(axes, INNER, 14)
    left = 0.0
    for name in ("used", "reserved", "deficit"):
        if name == "used" or any(getattr(day, name) for day in chart.days):
            left += swatch(axes, left, LOOKS[name], chart.words[name])
    if any(day.allocated is not None for day in chart.days):
        axes.plot([left, left + 18], [6.5, 6.5], **_STROKE)
        axes.text(left + 22, 6.5, chart.words["allocated"], color=INK, fontsize=9, va="center")


def _seats(axes: Axes, chart: MonthChart) -> None:
    """A column for each day that was kept; what is beyond the allocation is crossed out."""
    whole = (chart.last - chart.first).days + 1
    highest = max((max(one.used + one.reserved, one.allocated or 0) for one in chart.days), default=0)
    axes.set_xlim(-0.6, whole - 0.4)
    axes.set_ylim(0, max(1.0, 1.08 * highest))
    for one in chart.days:
        _column(axes, one, (one.day - chart.first).days)
    fixed = [one for one in chart.days if one.allocated is not None]
    if fixed:
        _allocated(axes, chart, fixed)
    days = [*range(0, whole - 3, _EVERY), whole - 1]
    axes.set_xticks(days, [f"{day + 1}" for day in days])
    axes.set_xlabel(chart.names[0], fontsize=8.5, color=QUIET, labelpad=1)
    ruled(axes, chart.thousands, QUIET)


def _column(axes: Axes, one: Day, at: int) -> None:
    beyond = min(one.deficit, one.used + one.reserved)
    used = min(one.used, one.used + one.reserved - beyond)
    parts = (("used", used), ("reserved", one.used + one.reserved - beyond - used), ("deficit", beyond))
    bottom = 0.0
    for name, number in parts:
        if number:
            patch(axes, at - _COLUMN / 2, bottom, _COLUMN, number, LOOKS[name])
            bottom += number


def _allocated(axes: Axes, chart: MonthChart, fixed: list[Day]) -> None:
    """A stroke over the columns, from each day that was kept to the next."""
    edges = [(one.day - chart.first).days for one in fixed]
    lefts, rights = [edge - 0.5 for edge in edges], [edge + 0.5 for edge in edges]
    xs = [x for pair in zip(lefts, rights, strict=True) for x in pair]
    ys = [float(one.allocated or 0) for one in fixed for _ in range(2)]
    axes.plot(xs, ys, **_STROKE, zorder=5)


def _names(axes: Axes, chart: MonthChart) -> None:
    """Which beam is which month's."""
    strip(axes, INNER, 14)
    left = swatch(axes, 0.0, THIS, chart.names[0])
    if any(one.before is not None for one in chart.beams):
        swatch(axes, left, EARLIER, chart.names[1])


def _beams(axes: Axes, chart: MonthChart, height: float) -> None:
    axes.set_xlim(0, INNER)
    axes.set_ylim(height, 0)
    axes.axis("off")
    longest = max([1, *(max(one.now, one.before or 0) for one in chart.beams)])
    room = INNER - _LABELS - 34
    for number, one in enumerate(chart.beams):
        _beam(axes, one, number * BEAM, room / longest)


def _beam(axes: Axes, one: Beam, top: float, scale: float) -> None:
    """This month's above, the one before's below; the numbers at their ends."""
    axes.text(_LABELS - 6, top + BEAM / 2, one.label, color=INK, fontsize=8.5, ha="right", va="center")
    axes.plot([_LABELS, _LABELS], [top + 1, top + BEAM - 1], color=QUIET, linewidth=0.8)
    for look, figure, written, at in ((THIS, one.now, one.now_written, 1.6), (EARLIER, one.before, one.before_written, 9.4)):
        if figure is None:
            continue
        if figure:
            patch(axes, _LABELS, top + at, figure * scale, 7, look)
        weight = "bold" if look is THIS else "normal"
        axes.text(_LABELS + figure * scale + 4, top + at + 3.9, written, color=INK, fontsize=8, fontweight=weight, va="center")
