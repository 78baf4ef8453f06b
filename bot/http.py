"""The process's HTTP face: Zoom's events, health, readiness and figures; front ends add their own routes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive

from bot.metrics import CONTENT_TYPE_LATEST, Metrics
from commands.domain.errors import IrisError
from commands.ports import Clock, Nudge, Store
from zoom.protocol.signing import validation_answer, verify
from zoom.webhooks import AccountChanged, Unreadable, ValidationAsked, parse

log = logging.getLogger(__name__)

LARGEST_BODY = 1_000_000
"""Bytes; Zoom's and Slack's events are a few thousand."""


async def bounded_body(receive: Receive, largest: int = LARGEST_BODY) -> bytes | None:
    """A request's raw body, or None where it is larger than anything a vendor sends or never arrives whole."""
    body = b""
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if len(body) > largest:
            return None
        more = message.get("more_body", False)
    return body


class ZoomEvents:
    """POST /zoom/events: signature, replay window, address validation; then the account is read again (R92)."""

    def __init__(self, secret: str, account_id: str, clock: Clock, store: Store, metrics: Metrics) -> None:
        self._secret = secret
        self._account_id = account_id
        self._clock = clock
        self._store = store
        self._metrics = metrics

    async def handle(self, request: Request) -> Response:
        body = await bounded_body(request.receive)
        if body is None:
            return self._refuse(413, "size")
        headers = request.headers
        stamp, signature = headers.get("x-zm-request-timestamp", ""), headers.get("x-zm-signature", "")
        if not verify(self._secret, stamp, signature, body, self._clock.now().timestamp()):
            return self._refuse(401, "signature")
        match parse(body, self._account_id):
            case ValidationAsked(plain_token):
                return JSONResponse(validation_answer(self._secret, plain_token))
            case AccountChanged() as change:
                return await self._keep(change.nudge)
            case Unreadable():
                return self._refuse(400, "unreadable")
            case _:
                return Response(status_code=204)

    async def _keep(self, nudge: Nudge | None) -> Response:
        """Written down before Zoom is told that we have it; where that cannot be, Zoom sends it again."""
        try:
            await asyncio.to_thread(self._write, nudge)
        except IrisError:
            log.warning("event not kept", exc_info=True)
            return Response(status_code=503)
        return Response(status_code=204)

    def _write(self, nudge: Nudge | None) -> None:
        if nudge is None:
            return
        with self._store.writing() as unit:
            unit.nudges.add(nudge)
            unit.commit()

    def _refuse(self, status: int, why: str) -> Response:
        self._metrics.refused_events.labels("zoom", why).inc()
        return Response(status_code=status)


def health_routes(ready: Callable[[], str], metrics: Metrics, refresh: Callable[[], None]) -> list[BaseRoute]:
    """`/healthz` (alive), `/readyz` (database and migrations; Zoom down is still ready) and `/metrics`.

    `ready` returns "" or why not; `refresh` brings the gauges up to date.
    """

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_: Request) -> Response:
        why = await asyncio.to_thread(ready)
        return PlainTextResponse(why or "ready", status_code=503 if why else 200)

    async def metrics_page(_: Request) -> Response:
        await asyncio.to_thread(refresh)
        return Response(metrics.exposition(), media_type=CONTENT_TYPE_LATEST)

    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics_page)]


Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def application(routes: Sequence[BaseRoute], lifespan: Lifespan) -> Starlette:
    """The ASGI application of `iris serve`."""
    return Starlette(routes=list(routes), lifespan=lifespan)
