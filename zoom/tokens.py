"""The server-to-server access token, one for all threads (developers.zoom.us/docs/internal-apps/s2s-oauth).

There is no refresh token, and a new token has been seen to end earlier ones: it is fetched by one thread at a time, before it
expires, and again only when Zoom refuses the very token that is held.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import httpx
import msgspec

from commands.ports.clock import Clock
from zoom.protocol import classify
from zoom.protocol.errors import Unavailable, ZoomError
from zoom.settings import ZoomSettings
from zoom.timer import Timer

RENEW_BEFORE = 120.0
"""Seconds before its end at which a token is renewed."""


@dataclass(frozen=True, slots=True)
class Token:
    """`ends_at` is on the timer, in seconds; `scopes` is what the app was granted."""

    value: str = field(repr=False)
    ends_at: float
    scopes: frozenset[str]


class _Granted(msgspec.Struct):
    access_token: str
    expires_in: float = 3599.0
    scope: str = ""


class TokenSource:
    """Hands out the token. Thread-safe. Raises Unauthorised, Throttled or Unavailable; never Uncertain."""

    def __init__(self, settings: ZoomSettings, http: httpx.Client, timer: Timer, clock: Clock) -> None:
        self._settings = settings
        self._http = http
        self._timer = timer
        self._clock = clock
        self._lock = threading.Lock()
        self._held: Token | None = None

    def current(self, deadline: float) -> Token:
        """The token, fetched where there is none or it is about to end. One that still works survives an outage."""
        held = self._held
        if held is not None and self._timer.monotonic() < held.ends_at - RENEW_BEFORE:
            return held
        try:
            return self._replace(held, deadline)
        except ZoomError:
            if held is not None and self._timer.monotonic() < held.ends_at:
                return held
            raise

    def renew(self, refused: Token, deadline: float) -> Token:
        """A token other than the one that Zoom refused; fetched once however many threads ask."""
        return self._replace(refused, deadline)

    def _replace(self, unwanted: Token | None, deadline: float) -> Token:
        if not self._lock.acquire(timeout=max(0.0, deadline - self._timer.monotonic())):
            raise Unavailable("waiting for a token")
        try:
            if self._held is None or self._held is unwanted:
                self._held = self._fetch(deadline)
            return self._held
        finally:
            self._lock.release()

    def _fetch(self, deadline: float) -> Token:
        asked_at = self._timer.monotonic()
        try:
            answer = self._http.post(
                self._settings.oauth_url.rstrip("/") + "/oauth/token",
                params={"grant_type": "account_credentials", "account_id": self._settings.account_id},
                auth=(self._settings.client_id, self._settings.client_secret),
                timeout=httpx.Timeout(
                    max(0.01, min(self._settings.read_timeout, deadline - asked_at)), connect=self._settings.connect_timeout
                ),
            )
        except httpx.HTTPError as error:
            raise Unavailable(f"{type(error).__name__} for a token") from error
        problem = classify.of_token(answer.status_code, answer.content, answer.headers, self._clock.now())
        if problem is not None:
            raise problem
        try:
            granted = msgspec.json.decode(answer.content, type=_Granted, strict=False)
        except msgspec.DecodeError as error:
            raise Unavailable("unreadable token") from error
        return Token(granted.access_token, asked_at + granted.expires_in, frozenset(granted.scope.split()))
