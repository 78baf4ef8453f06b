"""Who may speak to `/api/messages`: the Bot Framework, to our app, about the channel and the tenants that we serve.

Source: Microsoft, « Authentication with the Bot Connector API », Connector to Bot, step 4; the rules are stricter where a bot of
one organisation in Teams can be: the channel is Teams', `serviceUrl` is required, the tenant is on a list.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

import jwt
import msgspec
from jwt.types import Options

from bot.addresses import is_guarded
from bot.teams.activities import Activity
from bot.teams.keys import ALGORITHM, Keys, SigningKey
from commands.domain.errors import ConfigurationError
from commands.ports import Clock

ISSUER = "https://api.botframework.com"
CHANNEL = "msteams"
LEEWAY = 300
"""Seconds that the Bot Framework's clock and ours may differ."""
REMEMBERED = 1_024
"""Verified tokens; the Bot Framework uses one for an hour."""

_BEARER = re.compile(r"[Bb]earer ([\w-]{1,2000}\.[\w-]{1,4000}\.[\w-]{1,2000})", re.ASCII)
_OPTIONS: Options = {
    "require": ["exp", "nbf", "iss", "aud"],
    "strict_aud": True,
    "verify_exp": False,  # by our own clock, below
    "verify_nbf": False,
    "verify_iat": False,
}


class Why(StrEnum):
    """Why a request is refused: for the figures alone. Who is refused is told nothing."""

    BEARER = "bearer"
    ALGORITHM = "algorithm"
    KEY = "key"
    SIGNATURE = "signature"
    CLAIMS = "claims"
    ISSUER = "issuer"
    AUDIENCE = "audience"
    EXPIRED = "expired"
    EARLY = "early"
    SERVICE_URL = "service url"
    CHANNEL = "channel"
    TENANT = "tenant"


_BROKEN: Mapping[type[jwt.PyJWTError], Why] = {
    jwt.InvalidSignatureError: Why.SIGNATURE,
    jwt.InvalidAlgorithmError: Why.ALGORITHM,
    jwt.InvalidIssuerError: Why.ISSUER,
    jwt.InvalidAudienceError: Why.AUDIENCE,
    jwt.MissingRequiredClaimError: Why.CLAIMS,
}


class Voucher(msgspec.Struct, frozen=True):
    """What is kept of a token whose signature, issuer and audience were verified. Times in seconds since 1970."""

    key: SigningKey
    service_url: str
    not_before: int
    expires: int


class Gate:
    """Verifies tokens, then what an activity says against its token. Both give a `Why` where they refuse.

    Verifying a signature is most of the cost, and the Bot Framework sends the same token with each request of an hour. So a
    verified token is remembered, by the SHA-256 of its whole header, signature included: nothing but the very same finds it.
    What may have changed since is looked at each time: its times, whether its key is still published, all that the body says.
    """

    def __init__(self, keys: Keys, clock: Clock, *, app_id: str, tenants: Collection[str]) -> None:
        if not app_id or not tenants or not all(tenants):
            raise ConfigurationError("Teams needs an app id and the tenants that it serves")
        self._keys = keys
        self._clock = clock
        self._app_id = app_id
        self._tenants = frozenset(tenant.lower() for tenant in tenants)
        self._remembered: dict[bytes, Voucher] = {}

    async def vouched(self, authorization: str) -> Voucher | Why:
        """What the header's token vouches for."""
        digest = hashlib.sha256(authorization.encode()).digest()
        voucher = self._remembered.get(digest)
        if voucher is None or await self._keys.find(voucher.key.id) is not voucher.key:
            bearer = _BEARER.fullmatch(authorization)
            if bearer is None:
                return Why.BEARER
            found = await self._verified(bearer[1])
            if isinstance(found, Why):
                return found
            voucher = self._remember(digest, found)
        return self._untimely(voucher) or voucher

    def admits(self, voucher: Voucher, activity: Activity) -> Why | None:
        """None where the activity is one for which the token vouches."""
        if activity.service_url != voucher.service_url:
            return Why.SERVICE_URL
        if activity.channel_id != CHANNEL or CHANNEL not in voucher.key.endorsements:
            return Why.CHANNEL
        if not activity.tenant or not activity.tenants <= self._tenants:
            return Why.TENANT
        return None

    async def _verified(self, token: str) -> Voucher | Why:
        try:
            header = jwt.get_unverified_header(token)
            if header.get("alg") != ALGORITHM:
                return Why.ALGORITHM
            key = await self._keys.find(header.get("kid", ""))
            if key is None:
                return Why.KEY
            claims = jwt.decode(token, key.key, algorithms=[ALGORITHM], audience=self._app_id, issuer=ISSUER, options=_OPTIONS)
        except jwt.PyJWTError as error:
            return _BROKEN.get(type(error), Why.BEARER)
        except (ValueError, TypeError, RecursionError):  # hostile JSON within it, which the library passes on
            return Why.BEARER
        return _voucher(key, claims)

    def _remember(self, digest: bytes, voucher: Voucher) -> Voucher:
        """The oldest are forgotten first; a token that is not there is but verified again."""
        self._remembered.pop(digest, None)
        if len(self._remembered) >= REMEMBERED:
            del self._remembered[next(iter(self._remembered))]
        self._remembered[digest] = voucher
        return voucher

    def _untimely(self, voucher: Voucher) -> Why | None:
        now = self._clock.now().timestamp()
        if now >= voucher.expires + LEEWAY:
            return Why.EXPIRED
        return Why.EARLY if now < voucher.not_before - LEEWAY else None


def _voucher(key: SigningKey, claims: Mapping[str, Any]) -> Voucher | Why:
    """Of a verified token's claims. The address must be one that our own token may be sent to."""
    expires, not_before, service_url = claims["exp"], claims["nbf"], claims.get("serviceurl")
    if type(expires) is not int or type(not_before) is not int:
        return Why.CLAIMS
    if not isinstance(service_url, str) or not is_guarded(service_url):
        return Why.SERVICE_URL
    return Voucher(key, service_url, not_before, expires)
