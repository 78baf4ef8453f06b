"""Webhooks of the simulated Zoom, received by a real HTTP server."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.support.simulator import ZoomCaller, simulated

ANNA = "anna.essai.ciussscn@ssss.gouv.qc.ca"
SECRET = "un secret d'essai"


class Receiver:
    """Takes webhooks: ``refusals`` first answers are 500; keeps (headers, body) of each."""

    def __init__(self) -> None:
        self.received: list[tuple[dict[str, str], bytes]] = []
        self.refusals = 0
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                receiver.received.append(({name.lower(): value for name, value in self.headers.items()}, body))
                refused = receiver.refusals > 0
                receiver.refusals -= refused
                answer = receiver.answer(json.loads(body))
                self.send_response(500 if refused else 200)
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/zoom/events"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    def answer(self, event: dict[str, Any]) -> bytes:
        if event["event"] != "endpoint.url_validation":
            return b""
        token = event["payload"]["plainToken"]
        encrypted = hmac.new(SECRET.encode(), token.encode(), hashlib.sha256).hexdigest()
        return json.dumps({"plainToken": token, "encryptedToken": encrypted}).encode()

    def events(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body in self.received]

    def names(self, count: int) -> list[str]:
        """The names of the events, once so many have come."""
        deadline = time.monotonic() + 30
        while len(self.received) < count and time.monotonic() < deadline:
            time.sleep(0.01)
        return [event["event"] for event in self.events()]

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.close()


@pytest.fixture
def zoom(receiver: Receiver) -> Iterator[ZoomCaller]:
    with simulated(webhook_url=receiver.url, webhook_secret=SECRET, webhook_retry_seconds=(0.05, 0.05)) as caller:
        yield caller


def test_every_change_is_told_in_order(zoom: ZoomCaller, receiver: Receiver) -> None:
    zoom.create(ANNA, 2, first_name="Anna")
    zoom.control("activate", email=ANNA)
    zoom.call("PATCH", f"/users/{ANNA}", {"dept": "Télésanté"})
    zoom.call("PATCH", f"/users/{ANNA}/settings", {"feature": {"webinar": True, "webinar_capacity": 500}})
    zoom.control("sign-in", email=ANNA)
    zoom.call("PUT", f"/users/{ANNA}/status", {"action": "deactivate"})
    zoom.call("PUT", f"/users/{ANNA}/status", {"action": "activate"})
    zoom.call("DELETE", f"/users/{ANNA}")
    zoom.active(ANNA)
    zoom.call("DELETE", f"/users/{ANNA}", action="delete")
    assert receiver.names(10) == [
        "user.created", "user.invitation_accepted", "user.updated", "user.settings_updated", "user.signed_in",
        "user.deactivated", "user.activated", "user.disassociated", "user.created", "user.deleted",
    ]  # fmt: skip
    events = receiver.events()
    assert events[0]["payload"]["object"]["email"] == ANNA
    assert "operator" in events[0]["payload"]
    assert "operator" not in events[1]["payload"]
    user_id = events[0]["payload"]["object"]["id"]
    assert events[2]["payload"]["object"] == {"id": user_id, "dept": "Télésanté"}
    assert events[2]["payload"]["old_object"] == {"id": user_id, "dept": ""}


def test_events_are_signed_as_zoom_signs_them(zoom: ZoomCaller, receiver: Receiver) -> None:
    zoom.create(ANNA)
    receiver.names(1)
    headers, body = receiver.received[0]
    timestamp = headers["x-zm-request-timestamp"]
    digest = hmac.new(SECRET.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256).hexdigest()
    assert headers["x-zm-signature"] == f"v0={digest}"
    assert abs(int(timestamp) - time.time()) < 60
    assert json.loads(body)["event_ts"] > 1_000_000_000_000


def test_nothing_is_told_of_what_changed_nothing(zoom: ZoomCaller, receiver: Receiver) -> None:
    """R30; nor of an expired invitation: only reading tells."""
    zoom.create(ANNA)
    zoom.call("PATCH", f"/users/{ANNA}", {"dept": "Télésanté"})
    zoom.wait(days=31)
    zoom.create("fin.essai@ssss.gouv.qc.ca")
    assert receiver.names(2) == ["user.created", "user.created"]


def test_a_refused_event_is_sent_again_then_given_up(zoom: ZoomCaller, receiver: Receiver) -> None:
    receiver.refusals = 2
    zoom.create(ANNA)
    assert receiver.names(3) == ["user.created"] * 3
    receiver.refusals = 3
    zoom.create("autre.essai@ssss.gouv.qc.ca")
    receiver.names(6)
    deadline = time.monotonic() + 30
    while not zoom.look("webhooks")["idle"] and time.monotonic() < deadline:
        time.sleep(0.01)
    assert [(d["statuses"], d["state"]) for d in zoom.look("webhooks")["deliveries"]] == [
        ([500, 500, 200], "delivered"),
        ([500, 500, 500], "lost"),
    ]


def test_events_can_be_duplicated_held_and_disordered(zoom: ZoomCaller, receiver: Receiver) -> None:
    zoom.control("webhooks", duplicate=True, hold=True)
    zoom.create(ANNA)
    zoom.control("activate", email=ANNA)
    assert receiver.received == []
    assert zoom.control("webhooks/flush", order="reversed") == {"sent": 4}
    assert receiver.names(4) == ["user.invitation_accepted"] * 2 + ["user.created"] * 2
    bodies = [body for _, body in receiver.received]
    assert bodies[0] == bodies[1]


def test_the_address_is_validated_with_the_secret(zoom: ZoomCaller, receiver: Receiver) -> None:
    assert zoom.control("webhooks/validate") == {"ok": True, "status": 200}
    zoom.control("webhooks", secret="un autre")
    assert zoom.control("webhooks/validate")["ok"] is False


def test_the_address_can_be_given_later(receiver: Receiver) -> None:
    with simulated() as zoom:
        zoom.create(ANNA)
        shown = zoom.control("webhooks", url=receiver.url, secret=SECRET)
        assert shown["url"] == receiver.url
        assert "secret" not in shown
        zoom.call("DELETE", f"/users/{ANNA}")
        assert receiver.names(1) == ["user.disassociated"]
