"""The Slack front end as bootstrap takes it: routes, courier, start, stop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.routing import BaseRoute

from bot.dropped import Inbox
from bot.front import Courier, Desk
from bot.metrics import Metrics
from bot.settings import Settings
from bot.slack.answers import Sender
from bot.slack.app import TIMEOUT, bolt_app, web_client
from bot.slack.arriving import Arriving
from bot.slack.asking import Asker
from bot.slack.channels import Channels
from bot.slack.courier import SlackCourier
from bot.slack.http import SlackEvents
from bot.slack.leaving import Leaving
from bot.slack.listeners import Listeners
from bot.slack.people import People
from bot.slack.pictures import Pictures
from bot.slack.socket import SlackSocket
from bot.slack.talk import Talk
from bot.slack.typed import Typed
from bot.slack.uploads import Uploads
from commands.ports import Clock


class SlackFront:
    """Made before the event loop runs; `start` and `stop` belong to the application's lifespan."""

    def __init__(
        self,
        routes: Sequence[BaseRoute],
        courier: Courier,
        clients: Sequence[AsyncWebClient],
        connect: Callable[[], SlackSocket] | None,
        followers: Sequence[Pictures | Leaving],
        people: People,
    ) -> None:
        self.routes = tuple(routes)
        self.courier = courier
        self._clients = tuple(clients)
        self._connect = connect
        self._followers = tuple(followers)
        self._people = people
        self._socket: SlackSocket | None = None
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        """One pool of connections for every call to Slack; then the socket, where there is one."""
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT))
        for client in self._clients:
            client.session = self._session
        if self._connect is not None:
            self._socket = self._connect()
            self._socket.start()

    async def still_here(self, address: str) -> bool | None:
        """`bot.membership.Membership`."""
        return await self._people.still_here(address)

    async def stop(self) -> None:
        if self._socket is not None:
            await self._socket.stop()
        for follower in self._followers:
            await follower.close()
        if self._session is not None:
            await self._session.close()


def slack_front(settings: Settings, desk: Desk, clock: Clock, metrics: Metrics | None = None) -> SlackFront:
    """HTTP where there is a signing secret, Socket Mode where there is an app token; both may be. Opens no connection."""
    token, secret = settings.slack_bot_token.get_secret_value(), settings.slack_signing_secret.get_secret_value()
    client, posting = web_client(token, settings.slack_api_url), web_client(token, settings.slack_api_url, patient=False)
    channels = Channels(client, clock)
    uploads = Uploads(posting)
    courier = SlackCourier(posting, desk.words, channels, uploads)
    people = People(client, settings.slack_team_id, clock)
    asker = Asker(desk, people, channels, settings.slack_team_id, settings.command)
    sender = Sender(client)
    pictures, leaving = Pictures(uploads, sender), Leaving(courier, desk.words)
    listeners = Listeners(asker, sender, pictures, leaving, courier)
    talk = Talk(asker, sender, courier, leaving, Arriving(client, Inbox()))
    typed = Typed(listeners, settings.command)
    app = bolt_app(listeners, talk, client, settings.slack_team_id, typed)
    door = SlackEvents(app, typed, secret, clock, metrics or Metrics())
    app_token = settings.slack_app_token.get_secret_value()
    return SlackFront(
        routes=[door.route()] if secret else [],
        courier=courier,
        clients=[client, posting],
        connect=partial(SlackSocket, app, app_token, client, clock) if app_token else None,
        followers=[pictures, leaving],
        people=people,
    )
