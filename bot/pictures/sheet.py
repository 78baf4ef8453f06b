"""The sheet that pictures are drawn on: as wide as a phone, 360 points, 1,080 pixels; what stands at its top, and its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath
from matplotlib.ticker import FuncFormatter, MaxNLocator

from bot.pictures.data import Chart

WIDTH, MARGIN, DPI = 360.0, 16.0, 216
INNER = WIDTH - 2 * MARGIN
HEADER = 52.0
SMALL = 12.0
"""Points of the smallest letters: where the sheet is as wide as a phone, they are as many pixels high."""
LINE = 14.0
"""Points from one line of small letters to the next."""
INK, QUIET, RULE = "#14202e", "#4a5866", "#c9d1d9"
COUNTS = 40.0
"""Points that the counts at the left of lines take."""
_INCH = 72.0
_FAMILY = "DejaVu Sans"
_PAUSE = re.compile(r"(?<=,) | (?=\()")


@dataclass(frozen=True, slots=True)
class Sheet:
    """`height` is in points; so is all that is placed, from the top."""

    figure: Figure
    height: float

    def part(self, top: float, height: float, left: float = MARGIN, width: float = INNER) -> Axes:
        """A part of the sheet, `top` points from its upper edge."""
        whole = self.height
        return self.figure.add_axes((left / WIDTH, 1 - (top + height) / whole, width / WIDTH, height / whole))

    def write(self, words: str, top: float, *, size: float = SMALL, bold: bool = False, quiet: bool = False) -> None:
        """A line whose letters stand on that height."""
        weight = "bold" if bold else "normal"
        self.figure.text(
            MARGIN / WIDTH,
            1 - top / self.height,
            words,
            color=QUIET if quiet else INK,
            fontsize=size,
            fontweight=weight,
            va="baseline",
        )


def strip(axes: Axes, width: float, height: float) -> None:
    """Nothing but what is put there, in points."""
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    axes.axis("off")


def ruled(axes: Axes, thousands: str, base: str) -> None:
    """Counts at the left, thin lines across, and a line of the colour `base` to stand on."""
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: counted(value, thousands)))
    axes.tick_params(length=0, labelsize=SMALL, labelcolor=QUIET)
    axes.grid(axis="y", color=RULE, linewidth=0.7)
    axes.set_axisbelow(True)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(base)


def counted(value: float, thousands: str) -> str:
    """A whole number as the reader's language writes it."""
    return f"{value:,.0f}".replace(",", thousands)


def width_of(words: str, *, bold: bool = False) -> float:
    """Points that small letters take."""
    font = FontProperties(family=_FAMILY, weight="bold" if bold else "normal", size=SMALL)
    return float(TextPath((0, 0), words, prop=font).get_extents().width) if words.strip() else 0.0


def lines_of(words: str) -> list[str]:
    """Cut where a line of small letters is full: after a comma or before a bracket, between any words where that is too long."""
    pieces = _PAUSE.split(words)
    return _filled(pieces if all(width_of(one) <= INNER for one in pieces) else words.split(" "))


def _filled(pieces: list[str]) -> list[str]:
    lines: list[str] = []
    for piece in pieces:
        if lines and width_of(f"{lines[-1]} {piece}") <= INNER:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines


def within(words: str, width: float) -> str:
    """As much of bold words as there is room for."""
    kept = len(words)
    while kept and width_of(words if kept == len(words) else f"{words[:kept].rstrip()}…", bold=True) > width:
        kept -= 1
    return words if kept == len(words) else f"{words[:kept].rstrip()}…"


def begin(chart: Chart, height: float) -> Sheet:
    """A white sheet with the picture's title and what stands below it."""
    mpl.rcParams.update({"font.family": _FAMILY, "hatch.linewidth": 0.7, "svg.fonttype": "none"})
    figure = Figure(figsize=(WIDTH / _INCH, height / _INCH), dpi=DPI, facecolor="white")
    sheet = Sheet(figure, height)
    sheet.write(chart.title, 26, size=14, bold=True)
    sheet.write(chart.subtitle, 42, quiet=True)
    return sheet
