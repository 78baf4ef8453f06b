"""Figures become a chart in a language: what is drawn, in which order, written how."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from matplotlib.text import Text

from bot.i18n import Translator
from bot.pictures.bars import BEYOND, LOOKS, shares_of
from bot.pictures.chart import chart_of
from bot.pictures.data import Night, SeatChart, decode, encode
from bot.pictures.draw import draw
from bot.pictures.sheet import SMALL
from commands.domain.accounts import Pool
from commands.domain.seats import SeatCount
from commands.views.drawings import MOST_BARS, SeatDrawing, bars_of
from commands.views.nodes import msg

TODAY = date(2026, 3, 9)


def count(place: str, allocated: int | None, used: int, reserved: int = 0) -> SeatCount:
    return SeatCount(establishment=place, pool=Pool.LICENCE, allocated=allocated, used=used, reserved=reserved)


def chart(*counts: SeatCount, locale: str = "fr") -> SeatChart:
    bars = bars_of(counts, [one.establishment for one in counts])
    title = msg("picture-title")
    drawing = SeatDrawing(title=title, alt=title, bars=bars, trend=(), establishments=frozenset())
    made = chart_of(drawing, Translator(locale, strict=True), TODAY)
    assert isinstance(made, SeatChart)
    return made


def test_the_tightest_come_first_and_those_without_an_allocation_last() -> None:
    made = chart(count("libre", 10, 1), count("sans", None, 90), count("déficit", 10, 12), count("plein", 10, 10))
    assert [row.label for row in made.rows] == ["déficit", "plein", "libre", "sans"]


def test_numbers_are_written_as_the_reader_writes_them() -> None:
    french, english = (chart(count("03", 2600, 1842, 139), locale=locale) for locale in ("fr", "en"))
    assert (french.subtitle, french.rows[0].figure) == ("Au 9 mars 2026", "1\u00a0981 sur 2\u00a0600")
    assert (english.subtitle, english.rows[0].figure) == ("As of March 9, 2026", "1,981 of 2,600")
    assert french.months[:2] == ("janv.", "févr.")


def test_more_establishments_than_a_phone_shows_are_summed_and_none_is_lost() -> None:
    made = chart(*(count(f"e{number:02}", 10, number % 10) for number in range(33)), count("sans", None, 7, 1))
    assert len(made.rows) == MOST_BARS
    assert sum(row.used for row in made.rows) == sum(number % 10 for number in range(33)) + 7
    assert [row.allocated for row in made.rows[-2:]] == [10 * (33 - MOST_BARS + 2), None]


def test_the_same_figures_are_the_same_picture_whoever_asks() -> None:
    assert chart(count("03", 10, 4)).key == chart(count("03", 10, 4)).key
    different = {chart(count("03", 10, 4)).key, chart(count("03", 10, 5)).key, chart(count("03", 10, 4), locale="en").key}
    assert len(different) == 3
    assert decode(encode(chart(count("03", 10, 4)))) == chart(count("03", 10, 4))


@pytest.mark.parametrize(
    ("seats", "expected"),
    [
        (count("a", 10, 4, 1), {"used": 0.4, "reserved": 0.1, "free": 0.5}),
        (count("b", 10, 12, 3), {"used": 1.0, "deficit": BEYOND}),
        (count("c", 0, 4), {"deficit": 1.0}),
        (count("d", 10, 0), {"free": 1.0}),
        (count("e", 0, 0), {}),
        (count("f", None, 0), {}),
    ],
)
def test_a_bar_is_the_allocation_and_a_deficit_stands_beyond_it(seats: SeatCount, expected: dict[str, float]) -> None:
    """R50."""
    (row,) = chart(seats).rows
    assert dict(shares_of(row)) == pytest.approx(expected)


def test_no_two_parts_look_alike_in_black_and_white() -> None:
    """Hatches tell them apart, or the darkest and the lightest of grounds."""
    looks = {(look.hatch, look.hatch == "" and int(look.face.strip("#")[:2], 16) < 0x80 if look.face != "white" else False)
             for look in LOOKS.values()}  # fmt: skip
    assert len(looks) == len(LOOKS)


def test_the_smallest_letters_are_legible_on_a_phone() -> None:
    """WCAG 1.4.4: 12 pixels where the sheet, 360 points wide, fills a phone's window of as many pixels."""
    nights = tuple(Night(day=date(2026, month, 1), allocated=2_600, used=1_800 + month, taken=1_900) for month in range(1, 9))
    made = msgspec.structs.replace(chart(count("03", 2_600, 1_842, 139), count("16-2", 10, 12)), trend=nights)
    letters = [one for one in draw(made).findobj(Text) if one.get_text().strip()]
    assert min(float(one.get_fontsize()) for one in letters) >= SMALL >= 12


def test_a_long_name_leaves_its_figure_room() -> None:
    made = chart(count("06-1 CIUSSS de l’Ouest-de-l’Île-de-Montréal", 2_600, 1_842))
    figure = draw(made)
    figure.draw_without_rendering()
    name, said = (next(one for one in figure.findobj(Text) if words in one.get_text()) for words in ("06-1 CIUSSS", "sur"))
    assert name.get_window_extent().x1 < said.get_window_extent().x0
