"""POST /oauth/token (server-to-server) and the tokens it gives.

Errors as Zoom words them: {"reason", "error"}; 4702/4704 wrong client or secret, 4705 grant, 4706 missing, 4717 disabled,
4741 revoked.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Any, Literal

from zoom.simulator.refusals import ZoomRefusal
from zoom.simulator.world import World

LIFE = timedelta(seconds=3599)
AppState = Literal["enabled", "disabled", "revoked"]
APP_STATES: tuple[AppState, ...] = ("enabled", "disabled", "revoked")


@dataclass(frozen=True)
class TokenAnswer:
    """HTTP status and body of the token endpoint."""

    status: int
    body: dict[str, Any]


def _refused(status: int, error: str, reason: str) -> TokenAnswer:
    return TokenAnswer(status, {"reason": reason, "error": error})


class Tokens:
    """The access tokens in force, under the simulation's clock."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._expiry: dict[str, datetime] = {}
        self.app_state: AppState = "enabled"
        self.given = 0

    def give(self, authorization: str, form: dict[str, str]) -> TokenAnswer:
        """The answer to a request for a token; ``form`` is query and body together."""
        settings = self._world.settings
        stranger = self._refuse_client(authorization)
        if stranger is not None:
            return stranger
        if form.get("grant_type") != "account_credentials":
            return _refused(400, "unsupported_grant_type", "unsupported grant type")
        if form.get("account_id") != settings.account_id:
            return _refused(400, "invalid_request", "Bad Request")
        return TokenAnswer(200, self._new())

    def _refuse_client(self, authorization: str) -> TokenAnswer | None:
        settings = self._world.settings
        client = _basic(authorization)
        if client is None:
            return _refused(400, "invalid_request", "Client ID or client secret is missing.")
        if client != (settings.client_id, settings.client_secret):
            return _refused(400, "invalid_client", "Invalid client_id or client_secret")
        if self.app_state == "disabled":
            return _refused(400, "invalid_client", "The app has been disabled")
        if self.app_state == "revoked":
            return _refused(401, "invalid_client", "The token has been revoked.")
        return None

    def _new(self) -> dict[str, Any]:
        if self._world.settings.strict_tokens:
            self._expiry.clear()
        now = self._world.now()
        self._expiry = {token: expiry for token, expiry in self._expiry.items() if expiry > now}
        token = token_urlsafe(48)
        self._expiry[token] = now + LIFE
        self.given += 1
        return {
            "access_token": token,
            "token_type": "bearer",
            "expires_in": int(LIFE.total_seconds()),
            "scope": " ".join(self._world.settings.scopes),
        }

    def expire_all(self) -> None:
        """Every token given so far ends."""
        self._expiry.clear()

    def check(self, authorization: str, scope: str) -> None:
        """Raises 401/124 for a token unknown or expired, 400/4711 for a scope the application lacks."""
        kind, _, token = authorization.partition(" ")
        expiry = self._expiry.get(token) if kind.lower() == "bearer" else None
        if expiry is None:
            raise ZoomRefusal(401, 124, "Invalid access token.")
        if expiry <= self._world.now():
            raise ZoomRefusal(401, 124, "Access token is expired.")
        if scope not in self._world.settings.scopes:
            raise ZoomRefusal(400, 4711, f"Invalid access token, does not contain scopes:[{scope}].")


def _basic(authorization: str) -> tuple[str, str] | None:
    kind, _, encoded = authorization.partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        client, colon, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return (client, secret) if colon and client and secret else None
