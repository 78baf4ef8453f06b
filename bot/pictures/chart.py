"""A drawing (figures and message keys) → a chart in one reader's language."""

from __future__ import annotations

from datetime import date

from bot.formats import format_number, short_months
from bot.i18n import Translator
from bot.pictures.data import Chart, Night, Row
from commands.views.drawings import Bar, SeatDrawing
from commands.views.nodes import Words, msg

VERSION = 1
"""Of the drawer's looks: with another, every picture is made anew."""
LEGEND = ("used", "reserved", "free", "deficit", "allocated", "taken", "trend")
_NUMBERS = ("used", "reserved", "free", "deficit")


def chart_of(drawing: SeatDrawing, say: Translator, day: date) -> Chart:
    """`day` is the local one of the figures."""
    return Chart(
        version=VERSION,
        title=say.words(drawing.title),
        subtitle=say.words(msg("picture-as-of", on=day)),
        rows=tuple(_row(bar, say) for bar in drawing.bars),
        trend=tuple(Night(day=one.day, allocated=one.allocated, used=one.used, taken=one.taken) for one in drawing.trend),
        words={name: say.words(msg(f"picture-{name}")) for name in LEGEND},
        months=short_months(say.locale),
        thousands=format_number(1_000, say.locale)[1:-3],
    )


def _row(bar: Bar, say: Translator) -> Row:
    numbers = {"used": bar.used, "reserved": bar.reserved, "free": bar.free, "deficit": bar.deficit}
    return Row(
        label=say.words(bar.label),
        figure=say.words(_figure(bar, say)),
        allocated=bar.allocated,
        numbers={name: format_number(numbers[name], say.locale) if numbers[name] else "" for name in _NUMBERS},
        **numbers,
    )


def _figure(bar: Bar, say: Translator) -> Words:
    taken = format_number(bar.used + bar.reserved, say.locale)
    if bar.allocated is None:
        return msg("picture-unfixed", count=taken)
    return msg("picture-figure", taken=taken, allocated=format_number(bar.allocated, say.locale))
