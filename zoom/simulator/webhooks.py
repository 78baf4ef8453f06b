"""Webhooks, signed as Zoom signs them, sent from a thread of their own with retries.

Signature: x-zm-signature = "v0=" + hex HMAC-SHA256(secret, "v0:{x-zm-request-timestamp}:{raw body}"). A retry repeats the body
and signs it anew. Zoom repeats after about 5, 20 and 60 minutes; here after ``settings.webhook_retry_seconds``.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable
from datetime import datetime
from heapq import heappop, heappush
from random import Random
from typing import Any, Literal

import httpx
import msgspec

ANSWER_WITHIN = 3.0
Order = Literal["sent", "reversed", "shuffled"]


class Delivery(msgspec.Struct, kw_only=True):
    """One event and how its delivery goes: ``statuses`` has 0 where no answer came; ``state`` waiting|held|delivered|lost."""

    n: int
    event: str
    email: str
    body: bytes
    statuses: list[int] = []
    state: str = "waiting"


class WebhookOptions(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """POST webhooks: where to, and what to do to what is sent."""

    url: str | None = None
    secret: str = ""
    duplicate: bool = False
    hold: bool = False
    retry_seconds: tuple[float, ...] = ()


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """The value of x-zm-signature."""
    message = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


class WebhookSender:
    """Sends what :meth:`tell` is given, in order, while nothing fails."""

    def __init__(self, options: WebhookOptions, clock: Callable[[], datetime], seed: int = 0) -> None:
        self.options = options
        self._clock = clock
        self._random = Random(seed)  # noqa: S311 - reproducible disorder, not secrets
        self._changed = threading.Condition()
        self._due: list[tuple[float, int, Delivery]] = []
        self._deliveries: list[Delivery] = []
        self._held: list[Delivery] = []
        self._turn = 0
        self._stopping = False
        self._thread: threading.Thread | None = None

    def tell(self, event: str, payload: dict[str, Any]) -> None:
        """Queue an event (once, or twice under ``duplicate``); nothing without an address."""
        if self.options.url is None:
            return
        body = msgspec.json.encode({"event": event, "event_ts": int(self._clock().timestamp() * 1000), "payload": payload})
        email = str(payload["object"].get("email", ""))
        with self._changed:
            for _ in range(2 if self.options.duplicate else 1):
                delivery = Delivery(n=len(self._deliveries) + 1, event=event, email=email, body=body)
                self._deliveries.append(delivery)
                if self.options.hold:
                    delivery.state = "held"
                    self._held.append(delivery)
                else:
                    self._schedule(delivery, 0)

    def flush(self, order: Order = "sent") -> int:
        """Send what was held, in this order: how many."""
        with self._changed:
            held, self._held = self._held, []
            if order == "reversed":
                held.reverse()
            elif order == "shuffled":
                self._random.shuffle(held)
            for delivery in held:
                delivery.state = "waiting"
                self._schedule(delivery, 0)
            return len(held)

    def deliveries(self) -> list[dict[str, Any]]:
        """What was sent and how it went, without the bodies."""
        with self._changed:
            return [
                {"n": d.n, "event": d.event, "email": d.email, "statuses": list(d.statuses), "state": d.state}
                for d in self._deliveries
            ]

    def idle(self) -> bool:
        """Nothing waits to be sent (what is held does not count)."""
        with self._changed:
            return not any(delivery.state == "waiting" for delivery in self._deliveries)

    def validate(self) -> dict[str, Any]:
        """endpoint.url_validation: {"ok", "status"}; ok when the answer bears the token encrypted with our secret."""
        token = secrets.token_urlsafe(16)
        body = msgspec.json.encode(
            {
                "event": "endpoint.url_validation",
                "event_ts": int(self._clock().timestamp() * 1000),
                "payload": {"plainToken": token},
            }
        )
        encrypted = hmac.new(self.options.secret.encode(), token.encode(), hashlib.sha256).hexdigest()
        with httpx.Client(timeout=ANSWER_WITHIN, trust_env=False) as client:
            response = self._post(client, body)
        if response is None:
            return {"ok": False, "status": 0}
        try:
            answer = response.json()
        except ValueError:
            answer = None
        return {"ok": answer == {"plainToken": token, "encryptedToken": encrypted}, "status": response.status_code}

    def start(self) -> None:
        """Start the sending thread."""
        self._thread = threading.Thread(target=self._run, name="simulator-webhooks", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop it; what waits is not sent."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(ANSWER_WITHIN + 1)

    def _schedule(self, delivery: Delivery, delay: float) -> None:
        self._turn += 1
        heappush(self._due, (time.monotonic() + delay, self._turn, delivery))
        self._changed.notify()

    def _run(self) -> None:
        with httpx.Client(timeout=ANSWER_WITHIN, trust_env=False) as client:
            while (delivery := self._next()) is not None:
                response = self._post(client, delivery.body)
                self._settle(delivery, 0 if response is None else response.status_code)

    def _next(self) -> Delivery | None:
        """Wait for the next delivery that is due; None when stopping."""
        with self._changed:
            while not self._stopping:
                wait = self._due[0][0] - time.monotonic() if self._due else None
                if wait is not None and wait <= 0:
                    return heappop(self._due)[2]
                self._changed.wait(wait)
            return None

    def _settle(self, delivery: Delivery, status: int) -> None:
        with self._changed:
            delivery.statuses.append(status)
            tries = len(delivery.statuses)
            if httpx.codes.is_success(status):
                delivery.state = "delivered"
            elif tries <= len(self.options.retry_seconds):
                self._schedule(delivery, self.options.retry_seconds[tries - 1])
            else:
                delivery.state = "lost"

    def _post(self, client: httpx.Client, body: bytes) -> httpx.Response | None:
        timestamp = str(int(self._clock().timestamp()))
        headers = {
            "content-type": "application/json; charset=utf-8",
            "x-zm-request-timestamp": timestamp,
            "x-zm-signature": sign(self.options.secret, timestamp, body),
            "user-agent": "Zoom Marketplace/1.0a",
        }
        try:
            return client.post(self.options.url or "", content=body, headers=headers)
        except httpx.HTTPError:
            return None
