"""`python -m bot.pictures.draw`: a chart as JSON on standard input → a PNG on standard output.

Its own short-lived process: matplotlib doubles the memory of whoever imports it.
"""

from __future__ import annotations

import os
import sys
from io import BytesIO

from matplotlib.figure import Figure
from PIL import Image

from bot.pictures.bars import ROW, draw_bars, draw_legend
from bot.pictures.data import Chart, SeatChart, decode
from bot.pictures.month import draw_month
from bot.pictures.sheet import COUNTS, DPI, HEADER, INNER, LINE, MARGIN, begin
from bot.pictures.trend import ENDS, draw_trend, has_trend

LEGEND, TREND, FOOT = 26.0, 108.0, 30.0
COLOURS = 64
NICENESS = 5
"""Answers come before pictures."""


def draw(chart: Chart) -> Figure:
    return draw_seats(chart) if isinstance(chart, SeatChart) else draw_month(chart)


def draw_seats(chart: SeatChart) -> Figure:
    """Bars below one another, and how seats went below them."""
    rows = max(1, len(chart.rows)) * ROW
    trend = TREND + 34.0 if has_trend(chart) else 0.0
    sheet = begin(chart, HEADER + LEGEND + rows + trend + FOOT)
    draw_legend(sheet.part(HEADER, LINE), chart)
    draw_bars(sheet.part(HEADER + LEGEND, rows), chart)
    if trend:
        top = HEADER + LEGEND + rows + 14
        sheet.write(chart.words["trend"], top + 10, bold=True)
        draw_trend(sheet.part(top + 20, TREND, MARGIN + COUNTS, INNER - COUNTS - ENDS), chart, TREND)
    return sheet.figure


def main() -> None:
    os.nice(NICENESS)
    raw = BytesIO()
    draw(decode(sys.stdin.buffer.read())).savefig(raw, format="png", dpi=DPI, metadata={"Software": None})
    drawn = Image.open(raw).convert("RGB")
    # A few flat colours: a palette makes the file four times smaller. The same figures give the same bytes.
    drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(sys.stdout.buffer, format="PNG", optimize=True)


if __name__ == "__main__":
    main()
