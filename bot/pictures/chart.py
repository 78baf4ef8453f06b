"""A drawing (figures and message keys) → a chart in one reader's language."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from bot.formats import format_number, short_months
from bot.i18n import Translator
from bot.pictures.data import Beam, Chart, Day, MonthChart, Night, Row, SeatChart
from commands.views import drawings
from commands.views.drawings import Bar, Drawing, MonthDrawing, SeatDrawing
from commands.views.nodes import Msg, Words, msg

VERSION = 2
"""Of the drawer's looks: with another, every picture is made anew."""
LEGEND = ("used", "reserved", "free", "deficit", "allocated", "taken", "trend")
HEADINGS = {"by-day": "month-by-day", "counted": "month-counted"}
"""Of a month's two parts."""
_NUMBERS = ("used", "reserved", "free", "deficit")


class _Common(TypedDict):
    version: int
    words: dict[str, str]
    months: tuple[str, ...]
    thousands: str


def chart_of(drawing: Drawing, say: Translator, day: date) -> Chart:
    """`day` is the local one of the figures."""
    return _seats(drawing, say, day) if isinstance(drawing, SeatDrawing) else _month(drawing, say)


def _seats(drawing: SeatDrawing, say: Translator, day: date) -> SeatChart:
    return SeatChart(
        title=say.words(drawing.title),
        subtitle=say.words(msg("picture-as-of", on=day)),
        rows=tuple(_row(bar, say) for bar in drawing.bars),
        trend=tuple(Night(day=one.day, allocated=one.allocated, used=one.used, taken=one.taken) for one in drawing.trend),
        **_common(say),
    )


def _month(drawing: MonthDrawing, say: Translator) -> MonthChart:
    first, second = drawing.names
    common = _common(say)
    common["words"] |= {name: say.words(Msg(key)) for name, key in HEADINGS.items()}
    kept = ((day, one) for day, one in drawing.days if one is not None)
    return MonthChart(
        title=say.words(drawing.title),
        subtitle=say.words(drawing.subtitle),
        first=drawing.days[0][0],
        last=drawing.days[-1][0],
        days=tuple(
            Day(day=day, allocated=one.allocated, used=one.used, reserved=one.reserved, deficit=one.deficit) for day, one in kept
        ),
        beams=tuple(_beam(one, say) for one in drawing.beams),
        names=(say.words(first), say.words(second)),
        remarks=tuple(map(say.words, drawing.remarks)),
        **common,
    )


def _common(say: Translator) -> _Common:
    return _Common(
        version=VERSION,
        words={name: say.words(msg(f"picture-{name}")) for name in LEGEND},
        months=short_months(say.locale),
        thousands=format_number(1_000, say.locale)[1:-3],
    )


def _beam(beam: drawings.Beam, say: Translator) -> Beam:
    return Beam(
        label=say.words(beam.label),
        now=beam.now,
        before=beam.before,
        now_written=format_number(beam.now, say.locale),
        before_written="" if beam.before is None else format_number(beam.before, say.locale),
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
