"""Socket Mode, for places without a public address: Slack's events over a connection that we open."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.app import quiet
from bot.slack.arrivals import Arrival
from bot.slack.payloads import read
from commands.domain.errors import Malformed
from commands.ports import Clock

log = logging.getLogger(__name__)


class SlackSocket(AsyncSocketModeHandler):
    """Checks each payload's shape as the HTTP door does; reconnects by itself. Made within the event loop."""

    def __init__(self, app: AsyncApp, app_token: str, client: AsyncWebClient, clock: Clock) -> None:
        super().__init__(app, app_token, web_client=client, logger=quiet("connection", logging.ERROR))
        self._clock = clock
        self._connecting: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Connects in the background, and tries again until it can: the house starts while Slack is down."""
        connect = self.client.connect()  # type: ignore[no-untyped-call]  # the SDK leaves it untyped
        self._connecting = asyncio.ensure_future(connect)

    async def stop(self) -> None:
        if self._connecting is not None:
            self._connecting.cancel()
            with suppress(asyncio.CancelledError):
                await self._connecting
        await self.client.close()  # type: ignore[no-untyped-call]  # the SDK leaves it untyped

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # Bolt's own handler narrows it likewise
        """Answer one envelope. A payload that is not understood is acknowledged, or Slack would send it again."""
        at = self._clock.now()
        try:
            arrival = Arrival(read(req.payload), at)
        except Malformed:
            log.warning("malformed envelope")
            await client.send_socket_mode_response(SocketModeResponse(envelope_id=req.envelope_id))
            return
        asked = AsyncBoltRequest(mode="socket_mode", body=req.payload, context={"arrival": arrival})
        answer = await self.app.async_dispatch(asked)
        await send_async_response(client, req, answer, at.timestamp())
        await arrival.answered()
