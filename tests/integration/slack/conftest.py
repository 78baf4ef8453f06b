"""The Slack front end over real HTTP: truly signed requests in, a Slack Web API on loopback out, a small desk behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.settings import load_settings
from bot.slack import SlackFront, slack_front
from tests.support.clock import SettableClock
from tests.support.slack import COMMAND, SECRET, TEAM, TOKEN, SlackApi, SlackClient, served, slack_api
from tests.support.slack_desk import BreakableDesk

ODILE = "U0ODILE"
SETTLED_WITHIN = 10.0


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
    loop: asyncio.AbstractEventLoop
    always: set[asyncio.Task[Any]]
    """The server's own."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.started is not self.front:
            await self.front.start()
            self.started = self.front
        await self.front.routes[0].handle(scope, receive, send)

    async def stop(self) -> None:
        """Once what follows the answers has come to its end: the next test's Slack hears nothing of it."""
        if self.started is not None:
            following = asyncio.all_tasks() - self.always - {asyncio.current_task()}
            if following:
                await asyncio.wait(following, timeout=SETTLED_WITHIN)
            await self.started.stop()
            self.started = None


@pytest.fixture(scope="session")
def server() -> Iterator[tuple[Switch, str]]:
    switch = Switch()

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        switch.loop, switch.always = asyncio.get_running_loop(), asyncio.all_tasks()
        yield

    with served(Starlette(routes=[Route("/slack/events", switch, methods=["POST"])], lifespan=lifespan)) as base:
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
    asyncio.run_coroutine_threadsafe(switch.stop(), switch.loop).result()
