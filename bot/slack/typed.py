"""Typed commands, of which there are most: from the door straight to their listener (ADR 35).

The door has verified and read them already; what Bolt does to find a listener would take longer than all that an answer reads.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.middleware.async_middleware import AsyncMiddleware

from bot.slack.answers import acknowledged
from bot.slack.arrivals import Arrival, arrival
from bot.slack.listeners import Listeners
from bot.slack.payloads import Sent, Slash
from bot.slack.texts import Json


class Typed(AsyncMiddleware):
    """Answers the slash command `command`: asked by the HTTP door, and by Bolt for what comes through the socket."""

    def __init__(self, listeners: Listeners, command: str) -> None:
        self._listeners = listeners
        self._command = command

    def is_meant(self, sent: Sent) -> bool:
        return isinstance(sent, Slash) and sent.command == self._command

    async def answer(self, came: Arrival) -> Json | None:
        """What Slack is to show; never raises."""
        try:
            return await self._listeners.typed(came)
        except Exception as error:
            return self._listeners.sorry(error)

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002 - the signature is Bolt's
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - likewise
    ) -> BoltResponse:
        """Those that come through the socket, as Bolt meets them."""
        came = arrival(req.context)
        return acknowledged(await self.answer(came)) if self.is_meant(came.sent) else await next()
