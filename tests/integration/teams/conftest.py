"""A Teams on loopback, and connectors to it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

import pytest

from bot.microsoft import Application, Credentials, Tokens
from bot.teams.connector import Connector
from bot.teams.references import Reference
from tests.support.teams_connector import APP_ID, APP_SECRET, BOT, TENANT, Issued, TeamsConnector, teams_connector

T = TypeVar("T")


@pytest.fixture
def teams() -> Iterator[TeamsConnector]:
    with teams_connector() as running:
        yield running


@pytest.fixture
def chat(teams: TeamsConnector) -> Reference:
    """A personal chat, with characters that an address must not take as they are."""
    return Reference(service_url=teams.url, conversation="a:1_x/y;z", bot=BOT, tenant=TENANT, kind="personal")


@pytest.fixture
def connected(teams: TeamsConnector) -> Callable[[Callable[[Connector], Awaitable[T]]], T]:
    """Run something with a connector, in an event loop of its own."""
    return lambda work: _run(lambda: Issued(teams), work)


@pytest.fixture
def confirmed(teams: TeamsConnector) -> Callable[[Callable[[Connector], Awaitable[T]]], T]:
    """The same with tokens from the authority."""
    wanted = Application(client_id=APP_ID, tenant_id=TENANT, authority_url=teams.authority_url, secret=APP_SECRET)
    return lambda work: _run(lambda: Credentials(wanted), work)


def _run(tokens: Callable[[], Tokens], work: Callable[[Connector], Awaitable[T]]) -> T:
    async def within() -> T:
        connector = Connector(tokens())
        try:
            return await work(connector)
        finally:
            await connector.close()

    return asyncio.run(within())
