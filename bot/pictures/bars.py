"""Bars of seats, one below the other: the whole width is the allocation, what is beyond the line is a deficit.

Each part has its own hatch and is written out, so that nothing is told by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from bot.pictures.data import Row, SeatChart
from bot.pictures.sheet import INK, QUIET, strip

ROW = 34.0
"""Points that a row takes: its words, then its bar."""
BAR = 13.0
BEYOND = 0.22
"""The most that a deficit shows, as a share of the allocation; its number tells the rest."""
UNFIXED = 0.6
"""Width of a bar that has no end; dots go on from there."""
_PER_DIGIT = 0.022
"""Share of the width that a digit takes; a part too narrow for its number is not labelled inside."""


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


def draw_legend(axes: Axes, chart: SeatChart, width: float) -> None:
    """Swatches with their names, those that are in the picture. `width` in points."""
    strip(axes, width, 14)
    left = 0.0
    for name, look in LOOKS.items():
        if name in ("used", "free") or any(row.numbers[name] for row in chart.rows):
            left += swatch(axes, left, look, chart.words[name])


def swatch(axes: Axes, left: float, look: Look, words: str) -> float:
    """A part's look and its name, at the points of a legend; how wide they are."""
    patch(axes, left, 1.5, 18, 10, look)
    axes.text(left + 22, 6.5, words, color=INK, fontsize=9, va="center")
    return 22 + 5.7 * len(words) + 14


def _row(axes: Axes, row: Row, top: float) -> None:
    right = axes.get_xlim()[1]
    axes.text(0, top + 11, row.label, color=INK, fontsize=10, fontweight="bold", va="baseline")
    axes.text(right, top + 11, row.figure, color=INK, fontsize=10, ha="right", va="baseline")
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
    """In the middle of its part, on a plain ground where the part is hatched."""
    if not text or share < _PER_DIGIT * len(text) + 0.012:
        return
    ground = {"boxstyle": "square,pad=0.18", "facecolor": look.face, "edgecolor": "none"} if look.hatch else None
    axes.text(
        left + share / 2,
        middle + 0.4,
        text,
        color=look.ink,
        fontsize=8.5,
        fontweight="bold",
        ha="center",
        va="center",
        bbox=ground,
        zorder=6,
    )
