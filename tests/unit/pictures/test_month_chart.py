"""A month's figures become a chart in a language, whose picture reads without colour (R74)."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from itertools import pairwise

import pytest
from matplotlib.text import Text
from PIL import Image

from bot.i18n import Translator
from bot.pictures.chart import chart_of
from bot.pictures.data import MonthChart, decode, encode
from bot.pictures.month import EARLIER, HEIGHT, THIS, draw_month
from bot.pictures.sheet import DPI, SMALL, WIDTH, lines_of
from commands.reports.report import Report
from commands.views.months import drawing_of
from tests.support.example_months import everywhere, one_place, young
from tests.support.example_values import reference

TODAY = date(2026, 11, 2)
LETTER = 11 / 8.5


def charted(found: Report, locale: str = "fr") -> tuple[MonthChart, str]:
    """With its alternative text."""
    drawing, say = drawing_of(found, reference()), Translator(locale, strict=True)
    assert drawing is not None
    made = chart_of(drawing, say, TODAY)
    assert isinstance(made, MonthChart)
    return made, say.words(drawing.alt)


def drawn(chart: MonthChart) -> Image.Image:
    raw = BytesIO()
    draw_month(chart).savefig(raw, format="png", dpi=DPI)
    return Image.open(raw).convert("L")


def ink(picture: Image.Image, top: float, bottom: float) -> int:
    """How many pixels are not white between two heights, in points."""
    scale = picture.width / WIDTH
    part = picture.crop((0, int(top * scale), picture.width, int(bottom * scale)))
    return sum(part.histogram()[:250])


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_the_alternative_text_tells_the_figures(locale: str) -> None:
    """R96 for who does not see the picture: the month, whose, and each number that it shows."""
    made, alt = charted(one_place(), locale)
    closing = one_place().total.closing
    assert closing is not None
    for told in (
        made.title,
        made.subtitle,
        str(closing.used),
        str(closing.deficit),
        *(one.now_written for one in made.beams[1:]),
    ):
        assert told in alt


def test_it_shows_each_day_and_each_thing_beside_the_month_before() -> None:
    made, _ = charted(one_place())
    assert [one.day.day for one in made.days] == list(range(1, 32))
    assert made.names == ("octobre 2026", "septembre 2026")
    assert [(one.now, one.before) for one in made.beams] == [(10 * number, 7 * number) for number in range(9)]
    assert len(made.remarks) == 3
    assert decode(encode(made)) == made


def test_a_month_without_one_before_has_no_beams_of_it() -> None:
    made, _ = charted(young(), "en")
    assert {one.before for one in made.beams} == {None}
    assert "1.5 days" in " ".join(made.remarks)


@pytest.mark.parametrize("found", [one_place, young, everywhere], ids=lambda one: one.__name__)
def test_it_has_a_letters_proportions_and_leaves_no_part_blank(found: object) -> None:
    chart, _ = charted(found())  # type: ignore[operator]  # one of the examples
    picture = drawn(chart)
    assert picture.height / picture.width == pytest.approx(LETTER, abs=0.01)
    for top, bottom in ((0, 45), (80, 190), (225, 400), (410, HEIGHT - 8)):
        assert ink(picture, top, bottom) > 1_000
    assert ink(picture, HEIGHT - 4, HEIGHT) == 0, "nothing runs over its foot"


def test_the_smallest_letters_are_legible_on_a_phone() -> None:
    """WCAG 1.4.4: 12 pixels where the sheet, 360 points wide, fills a phone's window of as many pixels."""
    chart, _ = charted(one_place())
    letters = [one for one in draw_month(chart).findobj(Text) if one.get_text().strip()]
    assert min(float(one.get_fontsize()) for one in letters) >= SMALL >= 12


@pytest.mark.parametrize("found", [one_place, young, everywhere], ids=lambda one: one.__name__)
@pytest.mark.parametrize("locale", ["fr", "en"])
def test_what_is_written_below_is_cut_where_one_pauses(found: object, locale: str) -> None:
    """Never within a figure; nothing is lost."""
    chart, _ = charted(found(), locale)  # type: ignore[operator]  # one of the examples
    for remark in chart.remarks:
        lines = lines_of(remark)
        assert " ".join(lines) == remark
        assert all(line.endswith(",") or after.startswith("(") for line, after in pairwise(lines))


def test_the_two_months_do_not_look_alike_in_black_and_white() -> None:
    """One is dark and plain, the other light and hatched."""
    assert (THIS.hatch, bool(EARLIER.hatch)) == ("", True)
    assert int(THIS.face[1:3], 16) < 0x80 < int(EARLIER.face[1:3], 16)
