"""A Teams on loopback, and a connector with true tokens to it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

import pytest

from bot.teams.connector import Connector
from bot.teams.credentials import Application, Credentials
from bot.teams.references import Reference
from tests.support.teams_connector import APP_ID, APP_SECRET, BOT, TENANT, TeamsConnector, teams_connector

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

    def run(work: Callable[[Connector], Awaitable[T]]) -> T:
        async def within() -> T:
            wanted = Application(client_id=APP_ID, tenant_id=TENANT, authority_url=teams.authority_url, secret=APP_SECRET)
            connector = Connector(Credentials(wanted))
            try:
                return await work(connector)
            finally:
                await connector.close()

        return asyncio.run(within())

    return run
