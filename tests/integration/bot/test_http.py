"""The process's HTTP face: only what Zoom signed, and lately, is listened to (R92)."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections.abc import Coroutine
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from bot.http import LARGEST_BODY, ZoomEvents, health_routes
from bot.metrics import Metrics
from storage.unit import SqlStore
from tests.support.clock import SettableClock

SECRET = "un-secret-de-webhook"
EVENT = {
    "event": "user.activated",
    "event_ts": 1773061320000,
    "payload": {"account_id": "compte", "object": {"id": "z1", "email": "a.b.ciussscn@ssss.gouv.qc.ca"}},
}


class Door:
    """The application on its own, with what passed through it."""

    def __init__(self, clock: SettableClock, store: SqlStore) -> None:
        self.clock = clock
        self.store = store
        self.metrics = Metrics()
        self.why = ""
        events = ZoomEvents(SECRET, "compte", clock, store, self.metrics)
        routes = [Route("/zoom/events", events.handle, methods=["POST"])]
        app = Starlette(routes=[*routes, *health_routes(lambda: self.why, self.metrics, lambda: None)])
        self._http = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://iris")

    @property
    def changes(self) -> list[str]:
        with self.store.reading() as unit:
            return [nudge.zoom_id for nudge in unit.nudges.oldest(10)]

    async def get(self, path: str) -> httpx.Response:
        return await self._http.get(path)

    async def post(self, body: bytes, *, age: float = 0, secret: str = SECRET, signature: str | None = None) -> httpx.Response:
        stamp = str(int(self.clock.now().timestamp() - age))
        signed = "v0=" + hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
        headers = {"x-zm-request-timestamp": stamp, "x-zm-signature": signed if signature is None else signature}
        return await self._http.post("/zoom/events", content=body, headers=headers)


@pytest.fixture
def door(clock: SettableClock, store: SqlStore) -> Door:
    return Door(clock, store)


def run(work: Coroutine[Any, Any, httpx.Response]) -> httpx.Response:
    return asyncio.run(work)


def test_a_signed_event_names_an_account_to_read_again(door: Door) -> None:
    assert run(door.post(json.dumps(EVENT).encode())).status_code == 204
    assert door.changes == ["z1"]


@pytest.mark.parametrize("signature", ["", "v0=", "v0=" + "0" * 64, "é"])
def test_a_forged_event_is_refused_without_a_word(door: Door, signature: str) -> None:
    headers_take_ascii = signature.encode("ascii", "ignore").decode()
    answer = run(door.post(json.dumps(EVENT).encode(), signature=headers_take_ascii))
    assert (answer.status_code, answer.content) == (401, b"")
    assert door.changes == []


def test_an_event_signed_with_another_secret_is_refused(door: Door) -> None:
    assert run(door.post(json.dumps(EVENT).encode(), secret="autre")).status_code == 401


@pytest.mark.parametrize("age", [301, -301])
def test_an_event_of_another_time_is_refused(door: Door, age: float) -> None:
    assert run(door.post(json.dumps(EVENT).encode(), age=age)).status_code == 401
    assert door.changes == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"event": 3}', b'{"event": "user.deleted", "payload": []}', b"\xff"]
)
def test_a_signed_body_of_no_sense_is_refused_as_such(door: Door, body: bytes) -> None:
    assert run(door.post(body)).status_code == 400


def test_an_endless_body_is_not_read(door: Door) -> None:
    assert run(door.post(b"x" * (LARGEST_BODY + 1))).status_code == 413


def test_zoom_s_check_of_the_address_is_answered(door: Door) -> None:
    body = json.dumps({"event": "endpoint.url_validation", "payload": {"plainToken": "abc"}, "event_ts": 1773061320000})
    answer = run(door.post(body.encode()))
    assert answer.status_code == 200
    expected = hmac.new(SECRET.encode(), b"abc", hashlib.sha256).hexdigest()
    assert answer.json() == {"plainToken": "abc", "encryptedToken": expected}


def test_an_event_of_another_zoom_account_does_nothing(door: Door) -> None:
    other = EVENT | {"payload": {"account_id": "autre", "object": {"id": "z1"}}}
    assert run(door.post(json.dumps(other).encode())).status_code == 204
    assert door.changes == []


def test_alive_and_ready_are_two_things(door: Door) -> None:
    assert run(door.get("/healthz")).status_code == 200
    assert run(door.get("/readyz")).status_code == 200
    door.why = "schema None"
    assert run(door.get("/readyz")).status_code == 503
    assert run(door.get("/healthz")).status_code == 200


def test_figures_are_there_for_prometheus_without_personal_data(door: Door) -> None:
    run(door.post(b"{}", signature="v0=faux"))
    text = run(door.get("/metrics")).text
    assert 'iris_refused_events_total{platform="zoom",why="signature"} 1.0' in text
    assert "@" not in text
