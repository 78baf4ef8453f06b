"""Bars of seats, one below the other: the whole width is the allocation, what is beyond the line is a deficit.

Each part has its own hatch and is written out, so that nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from bot.pictures.data import Row, SeatChart
from bot.pictures.sheet import INK, INNER, LINE, QUIET, SMALL, strip, width_of, within

ROW = 38.0
"""Points that a row takes: its words, then its bar."""
BAR = 16.0
BEYOND = 0.22
"""The most that a deficit shows, as a share of the allocation; its number tells the rest."""
UNFIXED = 0.6
"""Width of a bar that has no end; dots go on from there."""
_PER_DIGIT = 0.025
"""Share of the width that a digit takes; a part too narrow for its number is not labelled inside."""
_KEY = 14.0
"""Points of a legend's swatch."""
STROKE: dict[str, Any] = {"color": "black", "linewidth": 1.8, "linestyle": (0, (4, 1.6))}
"""The allocation's, in a picture of days and in its legend."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one part is filled: readable without colour."""

    face: str
    edge: str
    hatch: str
    ink: str


LOOKS = {
    "used": Look("#1d4e89", "#1d4e89", "", "white"),
    "reserved": Look("#cfe0f3", "#1d4e89", "/////", INK),
    "free": Look("white", "#5b6b7b", "", INK),
    "deficit": Look("#fdecea", "#9c1c1c", "xxxxx", "#7a1010"),
}


def draw_bars(axes: Axes, chart: SeatChart) -> None:
    """In points from the top: row 0 is the first."""
    axes.set_xlim(0, max([1.0, *(sum(share for _, share in shares_of(row)) for row in chart.rows)]))
    axes.set_ylim(len(chart.rows) * ROW, 0)
    axes.axis("off")
    for number, row in enumerate(chart.rows):
        _row(axes, row, number * ROW)


def draw_legend(axes: Axes, chart: SeatChart) -> None:
    """Swatches with their names, those that are in the picture."""
    names = [one for one in LOOKS if one in ("used", "free") or any(row.numbers[one] for row in chart.rows)]
    keys(axes, [(LOOKS[name], chart.words[name]) for name in names])


def keys(axes: Axes, marks: Sequence[tuple[Look | None, str]]) -> None:
    """What stands for what, on one line as wide as the sheet; without a look, the stroke of the allocation."""
    strip(axes, INNER, LINE)
    widths = [_KEY + 5 + width_of(words) for _, words in marks]
    gap = min(14.0, (INNER - sum(widths)) / max(1, len(marks) - 1))
    left = 0.0
    for (look, words), width in zip(marks, widths, strict=True):
        if look is None:
            axes.plot([left, left + _KEY], [7, 7], **STROKE)
        else:
            patch(axes, left, 1.5, _KEY, 11, look)
        axes.text(left + _KEY + 5, 6.8, words, color=INK, fontsize=SMALL, va="center")
        left += width + gap


def _row(axes: Axes, row: Row, top: float) -> None:
    right = axes.get_xlim()[1]
    label = within(row.label, INNER - width_of(row.figure) - 10)
    axes.text(0, top + 11, label, color=INK, fontsize=SMALL, fontweight="bold", va="baseline")
    axes.text(right, top + 11, row.figure, color=INK, fontsize=SMALL, ha="right", va="baseline")
    at, open_ended = 0.0, row.allocated is None
    for name, share in shares_of(row):
        patch(axes, at, top + 15, share, BAR, LOOKS[name])
        _number(axes, row.numbers[name], at, share, top + 15 + BAR / 2, LOOKS[name])
        at += share
    if open_ended:
        axes.plot([at, 1.0], [top + 15 + BAR / 2] * 2, color=QUIET, linewidth=1.2, linestyle=(0, (1, 2.5)))
    elif row.allocated:
        line = ([1, 1], [top + 13.5, top + 15 + BAR + 2.5])
        axes.plot(*line, color="black", linewidth=2, solid_capstyle="butt", zorder=5, clip_on=False)


def shares_of(row: Row) -> list[tuple[str, float]]:
    """Parts from left to right as shares of the allocation; without one, of what is taken."""
    whole = row.allocated or 0
    if not whole:
        taken = max(1, row.used + row.reserved)
        if row.allocated == 0 and row.deficit:
            return [("deficit", 1.0)]
        halves = (("used", row.used), ("reserved", row.reserved))
        return [(name, UNFIXED * number / taken) for name, number in halves if number]
    used = min(row.used, whole)
    reserved = min(row.reserved, whole - used)
    beyond = min(BEYOND, max(row.deficit / whole, 0.05)) if row.deficit else 0.0
    parts = (("used", used / whole), ("reserved", reserved / whole), ("free", row.free / whole), ("deficit", beyond))
    return [(name, share) for name, share in parts if share > 0]


def patch(axes: Axes, left: float, bottom: float, width: float, height: float, look: Look) -> None:
    """A part in its look."""
    axes.add_patch(
        Rectangle(
            (left, bottom),
            width,
            height,
            facecolor=look.face,
            edgecolor=look.edge,
            hatch=look.hatch,
            linewidth=0.8,
            clip_on=False,
        )
    )


def _number(axes: Axes, text: str, left: float, share: float, middle: float, look: Look) -> None:
    """In the middle of its part, within a rim of its ground where the part is hatched."""
    if not text or share < _PER_DIGIT * len(text) + 0.01:
        return
    rim = [withStroke(linewidth=3.5, foreground=look.face)] if look.hatch else []
    axes.text(
        left + share / 2,
        middle + 0.4,
        text,
        color=look.ink,
        fontsize=SMALL,
        fontweight="bold",
        ha="center",
        va="center",
        path_effects=rim,
        zorder=6,
    )
