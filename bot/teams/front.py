"""The Teams front end as the house takes it: its route, its courier, start, stop."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from starlette.routing import BaseRoute

from bot.front import Courier, Desk
from bot.metrics import Metrics
from bot.microsoft import Application, Credentials, NoTokens, Tokens
from bot.settings import Settings
from bot.teams.asking import Asker
from bot.teams.channels import Channels
from bot.teams.connector import Connector
from bot.teams.courier import TeamsCourier
from bot.teams.drives import Drives
from bot.teams.http import TeamsDoor
from bot.teams.in_place import OperationCards
from bot.teams.invokes import Invokes
from bot.teams.keys import Keys
from bot.teams.leaving import Leaving
from bot.teams.listeners import Listeners
from bot.teams.pacing import Pacing
from bot.teams.people import People
from bot.teams.references import References
from bot.teams.replies import Replies
from bot.teams.tokens import Gate
from commands.ports import Clock
from storage.conversations import SqlConversations

log = logging.getLogger(__name__)


class TeamsFront:
    """Made before the event loop runs; `start` and `stop` belong to the application's lifespan."""

    def __init__(
        self,
        routes: Sequence[BaseRoute],
        courier: Courier,
        connections: Sequence[Connector | Drives],
        keys: Keys | None,
        references: References,
        people: People,
    ) -> None:
        self.routes = tuple(routes)
        self.courier = courier
        self._connections = tuple(connections)
        self._keys = keys
        self._references = references
        self._people = people

    async def start(self) -> None:
        """Says loudly where anybody on this machine would be believed; seals anew what an earlier key sealed."""
        if self._keys is None:
            log.warning("IRIS_TEAMS_ANONYMOUS: TEAMS WITHOUT TOKENS, WHOEVER REACHES THIS LOOPBACK IS BELIEVED TO BE ANYBODY")
        renewed = await self._references.renew()
        if renewed:
            log.info("conversations sealed anew", extra={"count": renewed})

    async def still_here(self, address: str) -> bool | None:
        """`bot.membership.Membership`; unknown of somebody who never opened a chat with the bot."""
        known = await self._references.personal(address)
        return None if known is None else await self._people.still_here(known, address)

    async def stop(self) -> None:
        if self._keys is not None:
            await self._keys.close()
        for connection in self._connections:
            await connection.close()


def teams_front(
    settings: Settings,
    desk: Desk,
    clock: Clock,
    metrics: Metrics,
    conversations: SqlConversations,
    pacing: Pacing | None = None,
    drives: Drives | None = None,
) -> TeamsFront:
    """`pacing` keeps Teams' limits unless another is given, `drives` are Microsoft's likewise. Opens no connection.

    Without a gate, tokens or credentials in the anonymous mode, which settings keep on loopback.
    """
    keys = None if settings.teams_anonymous else Keys(settings.teams_openid_url, clock)
    gate = None if keys is None else Gate(keys, clock, app_id=settings.teams_app_id, tenants=settings.teams_tenants)
    connector, references, cards = Connector(tokens_of(settings), pacing), References(conversations), OperationCards()
    channels = Channels(connector, clock)
    courier = TeamsCourier(connector, references, channels, desk.words, cards)
    people = People(connector, settings.teams_tenants, clock)
    asker = Asker(desk, people, references)
    drives = drives or Drives(here=settings.teams_anonymous)
    linked = settings.teams_anonymous or settings.teams_files == "link"
    leaving = Leaving(desk, connector, courier, drives, linked=linked)
    replies = Replies(connector, courier, cards, metrics, leaving)
    listeners = Listeners(asker, Invokes(asker, replies, leaving), replies, references, channels, drives)
    door = TeamsDoor(gate, listeners.handle, clock, metrics)
    return TeamsFront([door.route()], courier, [connector, drives], keys, references, people)


def tokens_of(settings: Settings) -> Tokens:
    """What the connector is called with."""
    if settings.teams_anonymous:
        return NoTokens()
    return Credentials(
        Application(
            client_id=settings.teams_app_id,
            tenant_id=settings.teams_tenant_id,
            authority_url=settings.teams_authority_url,
            secret=settings.teams_app_secret.get_secret_value(),
            certificate=settings.teams_certificate,
        )
    )
