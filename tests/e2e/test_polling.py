"""Without webhooks (Socket Mode has no public address) all works by polling alone (R92)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.deferring import applied, invited, kept
from tests.support.driving import Chat
from tests.support.house import House, running_house
from tests.support.slack import SlackApi
from tests.support.teams import TeamsWorld


@pytest.fixture(scope="module")
def whole_house(module_database: str, slack: SlackApi, teams: TeamsWorld) -> Iterator[House]:
    """A house that Zoom's events do not reach."""
    with running_house(module_database, slack_api_url=slack.url, teams=teams.settings(), webhooks=False) as house:
        yield house


def test_without_webhooks_the_next_reading_applies_it_once(chat: Chat, house: House) -> None:
    email = invited(house)
    kept(chat, house, email)
    house.control("activate", email=email)
    for _ in range(2):
        house.clock.advance(minutes=16)
        house.eventually(lambda: (house.at_zoom(email) or {})["last_name"] == "Béliveau", "applied at the reading")
        house.eventually(lambda: house.open_operations() == 0)
    house.read()
    assert len(applied(house, email)) == 1
