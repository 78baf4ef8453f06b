"""A house for each module and database, before the three front ends; each scenario is acted through each of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import DATABASES
from tests.support import postgres
from tests.support.browser import browser
from tests.support.driving import Chat, SlackChat, TeamsChat, WebChat
from tests.support.house import EVERYBODY, House, running_house
from tests.support.slack import SlackApi, slack_api
from tests.support.teams import TeamsWorld, teams_world

__all__ = ["browser", "chat", "house", "module_database", "slack", "teams", "whole_house"]


@pytest.fixture(scope="session")
def slack() -> Iterator[SlackApi]:
    """A Slack for all houses of the session: its people are the same, their messages are told apart by scenario."""
    with slack_api() as api:
        yield api


@pytest.fixture(scope="session")
def teams() -> Iterator[TeamsWorld]:
    """A Teams for all houses of the session; each scenario has chats of its own."""
    with teams_world() as world:
        yield world


@pytest.fixture(scope="module", params=DATABASES)
def module_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A migrated, empty database for the scenarios of a module."""
    if request.param == "sqlite":
        path: Path = tmp_path_factory.mktemp("house") / "iris.sqlite3"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    template: str = request.getfixturevalue("postgres_template")
    server: postgres.Server = request.getfixturevalue("postgres_server")
    url = server.create(template)
    yield url.render_as_string(hide_password=False)
    server.drop(url)


@pytest.fixture(scope="module")
def whole_house(module_database: str, slack: SlackApi, teams: TeamsWorld) -> Iterator[House]:
    with running_house(module_database, slack_api_url=slack.url, teams=teams.settings()) as house:
        yield house


@pytest.fixture
def house(whole_house: House) -> Iterator[House]:
    """The module's house, with a Zoom that works again after the scenario, and nothing of it still under way there."""
    yield whole_house
    whole_house.control("faults", clear=True)
    whole_house.eventually(lambda: whole_house.open_operations() == 0, "what the scenario began has ended")


@pytest.fixture(params=["slack", "teams", "web"])
def chat(request: pytest.FixtureRequest, house: House, slack: SlackApi, teams: TeamsWorld) -> Iterator[Chat]:
    """The front end through which the scenario is acted."""
    chats: dict[str, Callable[[], Chat]] = {
        "slack": lambda: SlackChat(house, slack, EVERYBODY),
        "teams": lambda: TeamsChat(house, teams, EVERYBODY),
        "web": lambda: WebChat(house),
    }
    chat = chats[request.param]()
    yield chat
    chat.close()
