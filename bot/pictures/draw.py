"""`python -m bot.pictures.draw`: a chart as JSON on standard input → a PNG on standard output.

Its own short-lived process: matplotlib doubles the memory of whoever imports it. As wide as a phone: 360 points, 1,080 pixels.
"""

from __future__ import annotations

import os
import sys
from io import BytesIO

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from bot.pictures.bars import INK, QUIET, ROW, draw_bars, draw_legend
from bot.pictures.data import Chart, decode
from bot.pictures.trend import draw_trend, has_trend

WIDTH, MARGIN, DPI = 360.0, 16.0, 216
HEADER, LEGEND, TREND, FOOT = 52.0, 26.0, 108.0, 30.0
COLOURS = 64
NICENESS = 5
"""Answers come before pictures."""
_INCH = 72.0


def draw(chart: Chart) -> Figure:
    """The figure; sizes are in points, from the top."""
    mpl.rcParams.update({"font.family": "DejaVu Sans", "hatch.linewidth": 0.7, "svg.fonttype": "none"})
    rows = max(1, len(chart.rows)) * ROW
    trend = TREND + 34.0 if has_trend(chart) else 0.0
    height = HEADER + LEGEND + rows + trend + FOOT
    figure = Figure(figsize=(WIDTH / _INCH, height / _INCH), dpi=DPI, facecolor="white")
    figure.text(MARGIN / WIDTH, 1 - 26 / height, chart.title, color=INK, fontsize=14, fontweight="bold", va="baseline")
    figure.text(MARGIN / WIDTH, 1 - 42 / height, chart.subtitle, color=QUIET, fontsize=9, va="baseline")
    inner = WIDTH - 2 * MARGIN
    draw_legend(_axes(figure, height, HEADER, 14, MARGIN, inner), chart, inner)
    draw_bars(_axes(figure, height, HEADER + LEGEND, rows, MARGIN, inner), chart)
    if trend:
        top = HEADER + LEGEND + rows + 14
        figure.text(MARGIN / WIDTH, 1 - (top + 10) / height, chart.words["trend"], color=INK, fontsize=10, fontweight="bold")
        draw_trend(_axes(figure, height, top + 20, TREND, MARGIN + 28, inner - 28 - 86), chart, TREND)
    return figure


def _axes(figure: Figure, whole: float, top: float, height: float, left: float, width: float) -> Axes:
    """A part of the figure, `top` points from its upper edge."""
    return figure.add_axes((left / WIDTH, 1 - (top + height) / whole, width / WIDTH, height / whole))


def main() -> None:
    os.nice(NICENESS)
    raw = BytesIO()
    draw(decode(sys.stdin.buffer.read())).savefig(raw, format="png", dpi=DPI, metadata={"Software": None})
    drawn = Image.open(raw).convert("RGB")
    # A few flat colours: a palette makes the file four times smaller. The same figures give the same bytes.
    drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(sys.stdout.buffer, format="PNG", optimize=True)


if __name__ == "__main__":
    main()
