"""The sheet that pictures are drawn on: as wide as a phone, 360 points, 1,080 pixels; what stands at its top, and its parts."""

from __future__ import annotations

from dataclasses import dataclass

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

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


def begin(chart: Chart, height: float) -> Sheet:
    """A white sheet with the picture's title and what stands below it."""
    mpl.rcParams.update({"font.family": "DejaVu Sans", "hatch.linewidth": 0.7, "svg.fonttype": "none"})
    figure = Figure(figsize=(WIDTH / _INCH, height / _INCH), dpi=DPI, facecolor="white")
    sheet = Sheet(figure, height)
    sheet.write(chart.title, 26, size=14, bold=True)
    sheet.write(chart.subtitle, 42, size=9, quiet=True)
    return sheet
