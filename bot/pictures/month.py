"""A month on a sheet of letter's proportions, to be read on a phone and printed without colour: seats day by day, then what
happened beside the month before. Every figure is written out; hatches, strokes and places tell the parts apart."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bot.pictures.bars import LOOKS, STROKE, Look, keys, patch
from bot.pictures.data import Beam, Day, MonthChart
from bot.pictures.sheet import COUNTS, HEADER, INK, INNER, LINE, MARGIN, QUIET, SMALL, WIDTH, begin, lines_of, ruled, width_of

HEIGHT = WIDTH * 11 / 8.5
SEATS = 78.0
"""Points of the panel of seats."""
BEAM = 16.5
"""Points that a thing counted takes: its two beams."""
THIS, EARLIER = LOOKS["used"], Look("#e4e8ec", "#4a5866", "/////", INK)
_FIGURES = 40.0
"""Points that the numbers of a month take."""
_EVERY = 7
"""Days between those that are named."""
_COLUMN = 0.8
"""Of a day's width."""


def draw_month(chart: MonthChart) -> Figure:
    """As high as a letter is to its width."""
    sheet = begin(chart, HEIGHT)
    top = HEADER + 8
    sheet.write(chart.words["by-day"], top, bold=True)
    _legend(sheet.part(top + 6, LINE), chart)
    _seats(sheet.part(top + 26, SEATS, MARGIN + COUNTS, INNER - COUNTS), chart)
    top += 26 + SEATS + 32
    sheet.write(chart.words["counted"], top, bold=True)
    _names(sheet.part(top + 5, LINE), chart)
    height = BEAM * len(chart.beams)
    _beams(sheet.part(top + 23, height), chart, height)
    top += 23 + height + 13
    for number, words in enumerate(line for remark in chart.remarks for line in lines_of(remark)):
        sheet.write(words, top + LINE * number)
    return sheet.figure


def _legend(axes: Axes, chart: MonthChart) -> None:
    names = [one for one in ("used", "reserved", "deficit") if one == "used" or any(getattr(day, one) for day in chart.days)]
    marks: list[tuple[Look | None, str]] = [(LOOKS[name], chart.words[name]) for name in names]
    if any(day.allocated is not None for day in chart.days):
        marks.append((None, chart.words["allocated"]))
    keys(axes, marks)


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
    axes.plot(xs, ys, **STROKE, zorder=5)


def _names(axes: Axes, chart: MonthChart) -> None:
    """Which beam is which month's."""
    before = [(EARLIER, chart.names[1])] if any(one.before is not None for one in chart.beams) else []
    keys(axes, [(THIS, chart.names[0]), *before])


def _beams(axes: Axes, chart: MonthChart, height: float) -> None:
    """The numbers stand at the right, in the order of the legend."""
    axes.set_xlim(0, INNER)
    axes.set_ylim(height, 0)
    axes.axis("off")
    longest = max([1, *(max(one.now, one.before or 0) for one in chart.beams)])
    labels = max(width_of(one.label) for one in chart.beams) + 10
    columns = 1 if all(one.before is None for one in chart.beams) else 2
    scale = (INNER - labels - columns * _FIGURES - 6) / longest
    for number, one in enumerate(chart.beams):
        _beam(axes, one, number * BEAM, labels, scale)
        for column, (written, weight) in enumerate(((one.before_written, "normal"), (one.now_written, "bold"))[2 - columns :]):
            right, middle = INNER - column * _FIGURES, number * BEAM + BEAM / 2
            axes.text(right, middle, written, color=INK, fontsize=SMALL, fontweight=weight, ha="right", va="center")


def _beam(axes: Axes, one: Beam, top: float, left: float, scale: float) -> None:
    """This month's above, the one before's below."""
    axes.text(left - 8, top + BEAM / 2, one.label, color=INK, fontsize=SMALL, ha="right", va="center")
    axes.plot([left, left], [top + 1, top + BEAM - 1], color=QUIET, linewidth=0.8)
    for look, figure, at in ((THIS, one.now, 1.4), (EARLIER, one.before, 8.4)):
        if figure:
            patch(axes, left, top + at, figure * scale, 6.2, look)
