"""POST /slack/events: the signature over the raw body, then its shape, then Bolt. Forged or stale gets 401, malformed 400."""

from __future__ import annotations

import hmac
from typing import Final

import msgspec
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from starlette.background import BackgroundTask
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.http import bounded_body
from bot.metrics import Metrics
from bot.slack.arrivals import Arrival
from bot.slack.payloads import body_of, read
from bot.slack.texts import Json
from bot.slack.typed import Typed
from commands.domain.errors import Malformed
from commands.ports import Clock

PATH = "/slack/events"
LEEWAY = 300
"""Seconds that a timestamp may differ (docs.slack.dev, Verifying requests from Slack)."""
NOT_FOUND = 404
_HEADERS: Final = (b"x-slack-request-timestamp", b"x-slack-signature", b"content-type")


def keyed(secret: str) -> hmac.HMAC:
    """What is the same in every signature with this secret."""
    return hmac.new(secret.encode(), b"v0:", "sha256")


def signature(key: hmac.HMAC, timestamp: str, body: bytes) -> str:
    """Slack's: `v0=` and the HMAC-SHA256 of `v0:timestamp:body`, in hexadecimal."""
    signed = key.copy()
    signed.update(f"{timestamp}:".encode() + body)
    return f"v0={signed.hexdigest()}"


def verified(key: hmac.HMAC | None, timestamp: str, given: str, body: bytes, now: float) -> bool:
    """Whether Slack sent it, in the last five minutes. Without a key nothing is verified."""
    if not (key and timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):  # noqa: PLR2004 - digits of a time in seconds
        return False
    if abs(now - int(timestamp)) > LEEWAY:
        return False
    return hmac.compare_digest(signature(key, timestamp, body).encode(), given.encode())


class SlackEvents:
    """The HTTP door."""

    def __init__(self, app: AsyncApp, typed: Typed, secret: str, clock: Clock, metrics: Metrics) -> None:
        self._app = app
        self._typed = typed
        self._key = keyed(secret) if secret else None
        self._clock = clock
        self._metrics = metrics

    def route(self) -> Route:
        """To the door itself, as an ASGI application: Starlette's wrappers of a function are for what ours never does."""
        return Route(PATH, self, methods=["POST"])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._received(scope, receive)
        await response(scope, receive, send)

    async def _received(self, scope: Scope, receive: Receive) -> Response | Acknowledgement:
        at = self._clock.now()
        body = await bounded_body(receive)
        if body is None:
            return self._refuse(413, "size")
        headers = dict(scope["headers"])
        stamp, given, kind = (headers.get(name, b"").decode("latin-1") for name in _HEADERS)
        if not verified(self._key, stamp, given, body, at.timestamp()):
            return self._refuse(401, "signature")
        try:
            payload = body_of(body, kind)
            arrival = Arrival(read(payload), at)
        except Malformed:
            return self._refuse(400, "unreadable")
        if self._typed.is_meant(arrival.sent):
            return Acknowledgement(await self._typed.answer(arrival), arrival)
        return await self._dispatched(payload, arrival)

    async def _dispatched(self, payload: Json, arrival: Arrival) -> Response:
        """`mode` tells Bolt that the payload is already parsed (and verified)."""
        asked = AsyncBoltRequest(body=payload, mode="socket_mode", context={"arrival": arrival})
        answer = await self._app.async_dispatch(asked)
        if answer.status == NOT_FOUND:  # signed by Slack, and nothing that anybody listens for
            return Response(status_code=200)
        headers = answer.first_headers_without_set_cookie()
        return Response(answer.body, answer.status, headers, background=BackgroundTask(arrival.answered))

    def _refuse(self, status: int, why: str) -> Response:
        self._metrics.refused_events.labels("slack", why).inc()
        return Response(status_code=status)


class Acknowledgement:
    """A typed command's answer, encoded once and sent as it is; then what follows it."""

    def __init__(self, body: Json | None, arrival: Arrival) -> None:
        self._body = b"" if body is None else msgspec.json.encode(body)
        self._arrival = arrival

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - the signature is ASGI's
        headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(self._body))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self._body})
        await self._arrival.answered()
