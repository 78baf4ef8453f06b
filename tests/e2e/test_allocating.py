"""An admin fixes an establishment's seats through the form, and whoever asks sees them, figures first and a picture below."""

from __future__ import annotations

import itertools
import json
import re

from commands.domain.accounts import Pool
from tests.support.driving import Chat
from tests.support.house import ADA, ODILE, House
from tests.support.slack import SlackApi
from tests.support.teams import TeamsWorld

_numbers = itertools.count(40)


def pictures(chat: Chat, house: House, slack: SlackApi, teams: TeamsWorld) -> int:
    """How many pictures the front end has shown so far."""
    if chat.name == "slack":
        shown = [message for messages in list(slack.responses.values()) for message in messages]
        return sum(block["type"] == "image" for message in shown for block in message["blocks"])
    if chat.name == "teams":
        return json.dumps([call.body for call in teams.connector.calls]).count("data:image/png;base64,")
    page = house.http.get(house.url, params={"person": ODILE.key}).raise_for_status().text
    return len(re.findall(r"<article id=\"p-[^\"]*\"", page))


def test_what_an_admin_fixes_is_what_others_see(chat: Chat, house: House, slack: SlackApi, teams: TeamsWorld) -> None:
    """R50, R7."""
    seats = next(_numbers)
    admin = chat.window(ADA).say("licences etab=03 allouer=" + str(seats))
    assert admin.fields()["allouer"] == str(seats)
    admin.fill({"raison": f"Entente numéro {seats}"})
    assert f"l’allocation est maintenant {seats}" in admin.see()
    assert house.seats("03", Pool.LICENCE).allocated == seats

    before = pictures(chat, house, slack, teams)
    window = chat.window(ODILE).say("licences etab=03")
    assert str(seats) in window.see()
    assert f"Entente numéro {seats}" in window.see()
    assert "Fixer l’allocation" not in window.buttons()
    house.eventually(lambda: pictures(chat, house, slack, teams) > before, "the picture comes below")


def test_nobody_else_may(chat: Chat, house: House) -> None:
    """R3: typed or pressed."""
    before = house.seats("03", Pool.LICENCE).allocated
    for window in (
        chat.window(ODILE).say('licences etab=03 allouer=99 raison="Essai"'),
        chat.window(ODILE).say("licences").press_raw("v1.licences.etab=03&allouer=99&raison=Essai"),
    ):
        assert "Seul un administrateur" in window.see()
    assert house.seats("03", Pool.LICENCE).allocated == before
