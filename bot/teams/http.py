"""POST /api/messages: its size, then its token, then its shape, then what the token says of it. Never 500.

Whoever is not the Bot Framework gets 401 and an empty body, whatever was wrong: nothing of what they sent was even parsed.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, TypeAlias

import msgspec
from starlette.background import BackgroundTask
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What an activity is answered with; `after` is awaited once Teams has it."""

    status: int = 200
    body: Json | None = None
    after: Callable[[], Awaitable[None]] | None = None


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
        return Route(PATH, self.receive, methods=["POST"])

    async def receive(self, request: Request) -> Response:
        at = self._clock.now()
        body = await bounded_body(request.receive, LARGEST_ACTIVITY)
        if body is None:
            return self._refuse(413, "size")
        try:
            admitted = await self._admitted(request.headers, body)
        except Malformed:
            return self._refuse(400, "unreadable")
        except Exception:
            log.exception("teams gate broke")
            return self._refuse(401, "broken")
        return admitted if isinstance(admitted, Response) else await self._answered(admitted, at)

    async def _admitted(self, headers: Headers, body: bytes) -> Activity | Response:
        if self._gate is None:
            return self._refuse(401, "origin") if "origin" in headers else read(body)
        given = headers.getlist("authorization")
        voucher = await self._gate.vouched(given[0] if len(given) == 1 else "")
        if isinstance(voucher, Why):
            return self._refuse(401, voucher)
        activity = read(body)
        why = self._gate.admits(voucher, activity)
        return activity if why is None else self._refuse(401, why)

    async def _answered(self, activity: Activity, at: datetime) -> Response:
        """What breaks is answered as the protocol has it; with any other status Teams would only send it again."""
        try:
            answered = await self._handle(activity, at)
            return _response(answered)
        except Exception:
            log.exception("teams activity broke", extra={"kind": f"{activity.type} {activity.name}".strip()})
            return _response(Answered(body=BROKEN if activity.type == "invoke" else None))

    def _refuse(self, status: int, why: str) -> Response:
        self._metrics.refused_events.labels("teams", why).inc()
        return Response(status_code=status)


def _response(answered: Answered) -> Response:
    content = None if answered.body is None else msgspec.json.encode(answered.body)
    after = None if answered.after is None else BackgroundTask(partial(_finished, answered.after))
    return Response(content, answered.status, media_type=None if content is None else "application/json", background=after)


async def _finished(after: Callable[[], Awaitable[None]]) -> None:
    try:
        await after()
    except Exception:
        log.exception("teams follow-up broke")
