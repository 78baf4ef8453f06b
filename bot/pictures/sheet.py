"""The sheet that pictures are drawn on: as wide as a phone, 360 points, 1,080 pixels; what stands at its top, and its parts."""

from __future__ import annotations

from dataclasses import dataclass

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from bot.pictures.data import Chart

WIDTH, MARGIN, DPI = 360.0, 16.0, 216
INNER = WIDTH - 2 * MARGIN
HEADER = 52.0
INK, QUIET, RULE = "#14202e", "#4a5866", "#c9d1d9"
_INCH = 72.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """`height` is in points; so is all that is placed, from the top."""

    figure: Figure
    height: float

    def part(self, top: float, height: float, left: float = MARGIN, width: float = INNER) -> Axes:
        """A part of the sheet, `top` points from its upper edge."""
        whole = self.height
        return self.figure.add_axes((left / WIDTH, 1 - (top + height) / whole, width / WIDTH, height / whole))

    def write(self, words: str, top: float, *, size: float = 10, bold: bool = False, quiet: bool = False) -> None:
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
    axes.tick_params(length=0, labelsize=8.5, labelcolor=QUIET)
    axes.grid(axis="y", color=RULE, linewidth=0.7)
    axes.set_axisbelow(True)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(base)


def counted(value: float, thousands: str) -> str:
    """A whole number as the reader's language writes it."""
    return f"{value:,.0f}".replace(",", thousands)


def begin(chart: Chart, height: float) -> Sheet:
    """A white sheet with the picture's title and what stands below it."""
    mpl.rcParams.update({"font.family": "DejaVu Sans", "hatch.linewidth": 0.7, "svg.fonttype": "none"})
    figure = Figure(figsize=(WIDTH / _INCH, height / _INCH), dpi=DPI, facecolor="white")
    sheet = Sheet(figure, height)
    sheet.write(chart.title, 26, size=14, bold=True)
    sheet.write(chart.subtitle, 42, size=9, quiet=True)
    return sheet
