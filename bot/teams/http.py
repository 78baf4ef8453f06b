"""POST /api/messages: its size, then its token, then its shape, then what the token says of it. Never 500.

Whoever is not the Bot Framework gets 401 and an empty body, whatever was wrong: nothing of what they sent was even parsed.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, TypeAlias

import msgspec
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.http import bounded_body
from bot.metrics import Metrics
from bot.teams.activities import Activity, read
from bot.teams.tokens import Gate, Why
from commands.domain.errors import Malformed
from commands.ports import Clock

log = logging.getLogger(__name__)

Json: TypeAlias = dict[str, Any]

PATH = "/api/messages"
LARGEST_ACTIVITY = 256 * 1024
"""Bytes; Teams sends at most about 100 KB."""
BROKEN: Json = {
    "statusCode": 500,
    "type": "application/vnd.microsoft.error",
    "value": {"code": "500", "message": ""},
}
"""The protocol's own way to say, within a 200, that an invoke failed (Universal Actions, Response format)."""


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """What an activity is answered with; `after` is awaited once Teams has it."""

    status: int = 200
    body: Json | None = None
    after: Callable[[], Awaitable[None]] | None = None


Given: TypeAlias = list[tuple[bytes, bytes]]
"""A request's headers, their names in lower case."""
Handle: TypeAlias = Callable[[Activity, datetime], Awaitable[Answered]]
"""Answers an activity that was admitted, come at this moment."""


class TeamsDoor:
    """The HTTP door. Without a gate (IRIS_TEAMS_ANONYMOUS, on loopback alone) it admits whoever is not a web page.

    A browser names where a page comes from in each POST (`Origin`); the local client is no page, and sends none.
    """

    def __init__(self, gate: Gate | None, handle: Handle, clock: Clock, metrics: Metrics) -> None:
        self._gate = gate
        self._handle = handle
        self._clock = clock
        self._metrics = metrics

    def route(self) -> Route:
        """To the door itself, as an ASGI application: Starlette's wrappers of a function are for what ours never does."""
        return Route(PATH, self, methods=["POST"])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answered, content = await self._received(scope, receive)
        headers = [(b"content-length", b"%d" % len(content))]
        if content:
            headers.append((b"content-type", b"application/json"))
        await send({"type": "http.response.start", "status": answered.status, "headers": headers})
        await send({"type": "http.response.body", "body": content})
        if answered.after is not None:
            await _finished(answered.after)

    async def _received(self, scope: Scope, receive: Receive) -> tuple[Answered, bytes]:
        at = self._clock.now()
        body = await bounded_body(receive, LARGEST_ACTIVITY)
        if body is None:
            return self._refuse(413, "size"), b""
        try:
            admitted = await self._admitted(scope["headers"], body)
        except Malformed:
            return self._refuse(400, "unreadable"), b""
        except Exception:
            log.exception("teams gate broke")
            return self._refuse(401, "broken"), b""
        return (admitted, b"") if isinstance(admitted, Answered) else await self._answered(admitted, at)

    async def _admitted(self, headers: Given, body: bytes) -> Activity | Answered:
        if self._gate is None:
            return self._refuse(401, "origin") if any(name == b"origin" for name, _ in headers) else read(body)
        given = [value for name, value in headers if name == b"authorization"]
        voucher = await self._gate.vouched(given[0].decode("latin-1") if len(given) == 1 else "")
        if isinstance(voucher, Why):
            return self._refuse(401, voucher)
        activity = read(body)
        why = self._gate.admits(voucher, activity)
        return activity if why is None else self._refuse(401, why)

    async def _answered(self, activity: Activity, at: datetime) -> tuple[Answered, bytes]:
        """With its body as it leaves. What breaks is answered as the protocol has it; with any other status Teams would only
        send it again."""
        try:
            answered = await self._handle(activity, at)
            return answered, _content(answered)
        except Exception:
            log.exception("teams activity broke", extra={"kind": f"{activity.type} {activity.name}".strip()})
            answered = Answered(body=BROKEN if activity.type == "invoke" else None)
            return answered, _content(answered)

    def _refuse(self, status: int, why: str) -> Answered:
        self._metrics.refused_events.labels("teams", why).inc()
        return Answered(status=status)


def _content(answered: Answered) -> bytes:
    return b"" if answered.body is None else msgspec.json.encode(answered.body)


async def _finished(after: Callable[[], Awaitable[None]]) -> None:
    try:
        await after()
    except Exception:
        log.exception("teams follow-up broke")
