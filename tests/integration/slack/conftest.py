"""The Slack front end over real HTTP: truly signed requests in, a Slack Web API on loopback out, a small desk behind."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.settings import load_settings
from bot.slack import SlackFront, slack_front
from tests.support.clock import SettableClock
from tests.support.slack import COMMAND, SECRET, TEAM, TOKEN, SlackApi, SlackClient, served, slack_api
from tests.support.slack_desk import BreakableDesk

ODILE = "U0ODILE"


@pytest.fixture(scope="session")
def shared_api() -> Iterator[SlackApi]:
    with slack_api() as api:
        yield api


@pytest.fixture
def api(shared_api: SlackApi) -> SlackApi:
    """Emptied before each test; knows one manager."""
    for state in (shared_api.users, shared_api.posted, shared_api.responses, shared_api.troubles, shared_api.files):
        state.clear()
    shared_api.channels.clear()
    shared_api.dropped.clear()
    for log in (shared_api.calls, shared_api.views, shared_api.whispers):
        log.clear()
    shared_api.add(ODILE, "odile.gestion.ciussscn@ssss.gouv.qc.ca", "Odile Gestion")
    return shared_api


class Switch:
    """One server for every test, with the front of the test under way behind it."""

    front: SlackFront
    started: SlackFront | None = None

    async def receive(self, request: Request) -> Response:
        if self.started is not self.front:
            await self.stop()
            await self.front.start()
            self.started = self.front
        response: Response = await self.front.routes[0].endpoint(request)  # type: ignore[attr-defined]  # a Route
        return response

    async def stop(self) -> None:
        if self.started is not None:
            await self.started.stop()


@pytest.fixture(scope="session")
def server() -> Iterator[tuple[Switch, str]]:
    switch = Switch()

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await switch.stop()

    with served(Starlette(routes=[Route("/slack/events", switch.receive, methods=["POST"])], lifespan=lifespan)) as base:
        yield switch, base


@pytest.fixture
def desk() -> BreakableDesk:
    return BreakableDesk()


@pytest.fixture
def slack(server: tuple[Switch, str], api: SlackApi, desk: BreakableDesk, clock: SettableClock) -> Iterator[SlackClient]:
    switch, base = server
    settings = load_settings(
        _env_file=None,
        slack_bot_token=TOKEN,
        slack_signing_secret=SECRET,
        slack_team_id=TEAM,
        slack_api_url=api.url,
        command=COMMAND,
    )
    switch.front = slack_front(settings, desk, clock)
    client = SlackClient(base, api, clock)
    yield client
    client.http.close()
