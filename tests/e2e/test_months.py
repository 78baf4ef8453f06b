"""The month-end report in a CCT's channel, end to end (R3, R7, R74): once, with its picture and its files."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PIL import Image

from commands.domain.calendar import QUEBEC
from commands.domain.months import Month, month_of
from tests.support.driving import Channel, Chat, SlackChannel, label
from tests.support.house import CLARA, RITA, House, an_address
from tests.support.slack import SlackApi

TITLE = "Rapport du mois"


def goes_to(house: House, moment: datetime) -> None:
    house.clock.advance(seconds=(moment - house.clock.now()).total_seconds())
    house.tend()


def recorded(house: House) -> Month:
    """A night of this month on which the figures were kept; what the months before it owed is told by then."""
    house.allocate("03", free=3)
    house.exists(an_address(), status="active")
    here = house.clock.now().astimezone(QUEBEC)
    goes_to(house, datetime.combine(here.date() + timedelta(days=1), time(4), QUEBEC))
    house.eventually(lambda: house.letters_under_way() == 0)
    return month_of(house.clock.now())


def reported(channel: Channel, house: House, month: Month) -> Channel:
    """Eight o'clock and a minute of the first working day after it."""
    before = len([one for one in channel.posts() if TITLE in one])
    goes_to(house, month.reported_at(house.foundation.reference.calendar) + timedelta(minutes=1))
    house.eventually(lambda: len([one for one in channel.posts() if TITLE in one]) > before, "the report is posted")
    house.eventually(lambda: house.letters_under_way() == 0, "it is known where it stands")
    return channel.turn_to_post(TITLE)


def test_a_month_is_told_once_where_its_cct_answers(chat: Chat, house: House, slack: SlackApi) -> None:
    channel = chat.support(CLARA).say("canal soutien")
    month = recorded(house)
    post = reported(channel, house, month)
    assert "CCT CHU de Québec-UL" in post.see()
    assert {label("button-month-xlsx"), label("button-month-csv")} <= set(post.buttons())

    if isinstance(channel, SlackChannel):
        where = channel.conversation, channel.root
        given = house.eventually(lambda: _three(slack.files_in(*where)), "picture and files are below it")
        picture = next(content for name, content in given.items() if name.endswith(".png"))
        assert Image.open(BytesIO(picture)).size == (1080, 1397)
        sheet = load_workbook(BytesIO(given[f"iris-{month}.xlsx"]), read_only=True).active
        assert sheet is not None
        rows = [row for row in sheet.iter_rows(values_only=True) if row[0] == "03"]
        assert len(rows) == len([*month.days()])
        assert given[f"iris-{month}.csv"].startswith(b"\xef\xbb\xbf")

    many = len(channel.posts())
    house.restart()
    house.tend()
    house.clock.advance(days=1)
    house.tend()
    house.eventually(lambda: house.letters_under_way() == 0)
    # The page forgets its transcript with its process.
    assert len(channel.posts()) <= many, "once, over a restart and the days after"


def test_its_figures_are_read_by_command_by_whom_they_are(chat: Chat, house: House) -> None:
    """R4: Rita, who manages another establishment, is told of nothing here."""
    month = recorded(house)
    goes_to(house, month.until + timedelta(hours=1))
    seen = chat.window(CLARA).say("rapport etab=03").see()
    assert "Licences utilisées" in seen
    assert "03 CIUSSS CN" in seen
    assert "Licences utilisées" not in chat.window(RITA).say("rapport etab=03").see()
    assert "Je prépare le fichier" in chat.window(CLARA).say("rapport etab=03").press(label("button-month-xlsx")).see()


@pytest.fixture(autouse=True)
def known(house: House) -> None:
    house.allocate("03", free=3)


def _three(files: dict[str, bytes]) -> dict[str, bytes]:
    """All that goes below a report, or nothing yet."""
    return files if len(files) == 3 else {}
