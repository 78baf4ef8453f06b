"""The thin shell around the protocol: sends one call, and repeats it where a repeat can do no harm (R90)."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from commands.ports.clock import Clock
from zoom.limiter import Limiter, Priority
from zoom.protocol import classify
from zoom.protocol.errors import CredentialFault, Throttled, Unauthorised, Unavailable, Uncertain, ZoomError
from zoom.protocol.requests import ZoomRequest
from zoom.settings import ZoomSettings
from zoom.timer import Timer
from zoom.tokens import Token, TokenSource

LONGEST_ANSWER = 32 * 1024 * 1024
"""Bytes; a page of 300 people is about 200 kB."""
_PAUSES = (0.5, 1.0, 2.0)
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)


@dataclass(frozen=True, slots=True)
class ZoomResponse:
    """A success (2xx)."""

    status: int
    body: bytes


def http_client(settings: ZoomSettings, connections: int = 24) -> httpx.Client:
    """The connection pool to make once, in bootstrap, and to close at the end. Never follows a redirect."""
    timeout = httpx.Timeout(settings.read_timeout, connect=settings.connect_timeout)
    limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
    return httpx.Client(timeout=timeout, limits=limits, follow_redirects=False)


class ZoomClient:
    """Sends calls. Thread-safe; every wait ends by the deadline."""

    def __init__(
        self,
        settings: ZoomSettings,
        tokens: TokenSource,
        limiter: Limiter,
        http: httpx.Client,
        timer: Timer,
        clock: Clock,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._settings = settings
        self._tokens = tokens
        self._limiter = limiter
        self._http = http
        self._timer = timer
        self._clock = clock
        self._jitter = jitter

    def send(self, request: ZoomRequest, *, within: float = 30.0, priority: Priority = Priority.INTERACTIVE) -> ZoomResponse:
        """Send, and return Zoom's success within so many seconds.

        Raises a ZoomError. Repeated (bounded, with jitter) are safe calls, and calls that Zoom certainly did not apply; a
        refused token is renewed once. A call that is not safe is never repeated after an Uncertain.
        """
        deadline = self._timer.monotonic() + within
        failures = 0
        while True:
            try:
                return self._attempt(request, deadline, priority)
            except ZoomError as error:
                failures += 1
                pause = self._pause(error, request, failures)
                if pause is None or self._timer.monotonic() + pause >= deadline:
                    raise
                self._timer.sleep(pause)

    def scopes(self, within: float = 30.0) -> frozenset[str]:
        """What the app was granted, for the diagnosis of a missing scope."""
        return self._tokens.current(self._timer.monotonic() + within).scopes

    def book_creation(self, email: str) -> None:
        """Raises Throttled (daily) where Zoom creates nobody else today."""
        self._limiter.book(email)

    def close(self) -> None:
        """Nothing leaves any more; waiting calls end with Unavailable."""
        self._limiter.close()

    def _attempt(self, request: ZoomRequest, deadline: float, priority: Priority) -> ZoomResponse:
        """Once, or twice where Zoom refuses the token before looking at the call."""
        token = self._tokens.current(deadline)
        try:
            return self._once(request, token, deadline, priority)
        except Unauthorised as error:
            if error.fault is not CredentialFault.TOKEN:
                raise
        return self._once(request, self._tokens.renew(token, deadline), deadline, priority)

    def _pause(self, error: ZoomError, request: ZoomRequest, failures: int) -> float | None:
        """Seconds to wait before repeating; None where it must not be repeated, or a repeat now cannot help."""
        if not error.retry or failures > len(_PAUSES) or (error.may_have_applied and not request.safe):
            return None
        if isinstance(error, Unauthorised):
            return None
        if isinstance(error, Throttled):
            return None if error.daily else 0.0  # the limiter makes the whole category wait
        return _PAUSES[failures - 1] * (0.5 + self._jitter() / 2)

    def _once(self, request: ZoomRequest, token: Token, deadline: float, priority: Priority) -> ZoomResponse:
        self._limiter.acquire(
            request.category, priority=priority, deadline=deadline, creates=request.creates, booked=request.booked
        )
        status, headers, body = self._exchange(request, token, deadline)
        error = classify.of_call(status, body, headers, self._clock.now())
        if isinstance(error, Throttled):
            self._limiter.penalise(request.category, error, creates=request.creates)
        if error is not None:
            raise error
        return ZoomResponse(status, body)

    def _exchange(self, request: ZoomRequest, token: Token, deadline: float) -> tuple[int, httpx.Headers, bytes]:
        left = deadline - self._timer.monotonic()
        if left <= 0:
            raise Unavailable("out of time")
        timeout = httpx.Timeout(min(self._settings.read_timeout, left), connect=min(self._settings.connect_timeout, left))
        headers = {"Authorization": f"Bearer {token.value}", "Accept": "application/json"}
        if request.body is not None:
            headers["Content-Type"] = "application/json"
        url = self._settings.api_url.rstrip("/") + request.path
        try:
            with self._http.stream(
                request.method, url, params=request.query, content=request.body, headers=headers, timeout=timeout
            ) as answer:
                return answer.status_code, answer.headers, self._read(answer, deadline)
        except _NEVER_SENT as error:
            raise Unavailable(type(error).__name__) from error
        except httpx.HTTPError as error:
            raise Uncertain(type(error).__name__) from error

    def _read(self, answer: httpx.Response, deadline: float) -> bytes:
        """The whole body; a peer that drips or floods does not hold the thread beyond the deadline."""
        body = bytearray()
        for chunk in answer.iter_bytes():
            body += chunk
            if len(body) > LONGEST_ANSWER:
                raise Uncertain("answer too long")
            if self._timer.monotonic() > deadline:
                raise Uncertain("answer too slow")
        return bytes(body)
