"""The Bot Framework's signing keys: read from its OpenID document, kept a day, read again where a token names an unknown key.

Source: Microsoft, « Authentication with the Bot Connector API », Connector to Bot, steps 2 and 3: keys may be kept for 24 hours.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import httpx
import jwt
import msgspec
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from bot.addresses import is_guarded
from commands.domain.errors import ConfigurationError, IrisError
from commands.ports import Clock

log = logging.getLogger(__name__)

ALGORITHM = "RS256"
SHORTEST_KEY = 2_048
"""Bits; a shorter key vouches for nothing."""
KEPT = timedelta(hours=24)
EARLY = timedelta(hours=23)
"""From then on they are read again while the old ones still serve."""
AT_MOST_EVERY = timedelta(minutes=1)
WITHIN = 5.0
"""Seconds for both documents together."""
LARGEST = 1_000_000
"""Bytes of a document; the real ones have some tens of thousands."""


class KeysUnread(IrisError):
    """The documents did not come, or not as they should."""

    retry = True


@dataclass(frozen=True, slots=True, eq=False)
class SigningKey:
    """A published key; `endorsements` are the channels for which it may sign. Each reading makes new ones: compare with `is`."""

    id: str
    key: jwt.PyJWK
    endorsements: frozenset[str]


class _Document(msgspec.Struct, frozen=True):
    jwks_uri: str


class _Published(msgspec.Struct, frozen=True):
    keys: tuple[msgspec.Raw, ...]


class _Jwk(msgspec.Struct, frozen=True):
    kid: str
    kty: str
    n: str
    e: str
    use: str | None = None
    endorsements: tuple[str, ...] | None = None


class Keys:
    """The keys as they are published now. For one event loop; `close` before it ends.

    A reading that fails leaves the old keys as they are, and is tried again a minute later. Requests that need a reading wait for
    the same one; while readings fail nobody waits who has an old key.
    """

    def __init__(self, openid_url: str, clock: Clock) -> None:
        if not is_guarded(openid_url):
            raise ConfigurationError("the Teams OpenID document must be at an https address")
        self._openid_url = openid_url
        self._clock = clock
        self._keys: Mapping[str, SigningKey] = {}
        self._read_at = self._tried_at = clock.now() - KEPT - AT_MOST_EVERY
        self._failing = False
        self._reading: asyncio.Task[None] | None = None

    async def find(self, kid: str) -> SigningKey | None:
        """The published key of this id. An unknown one has the documents read again, once a minute at most."""
        age = self._clock.now() - self._read_at
        if age >= EARLY:
            reading = self._started()
            if reading is not None and age >= KEPT and not (self._failing and self._keys):
                await asyncio.shield(reading)
        found = self._keys.get(kid)
        if found is None and (reading := self._started()) is not None:
            await asyncio.shield(reading)
            found = self._keys.get(kid)
        return found

    async def close(self) -> None:
        """Leaves a reading under way, if any."""
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.gather(self._reading, return_exceptions=True)

    def _started(self) -> asyncio.Task[None] | None:
        """The reading under way, or a new one; None where the last began less than a minute ago."""
        if self._reading is not None and not self._reading.done():
            return self._reading
        now = self._clock.now()
        if abs(now - self._tried_at) < AT_MOST_EVERY:
            return None
        self._tried_at = now
        self._reading = asyncio.create_task(self._read(), name="iris-teams-keys")
        return self._reading

    async def _read(self) -> None:
        began = self._clock.now()
        try:
            self._keys = await published(self._openid_url)
        except KeysUnread as unread:
            self._failing = True
            log.warning("teams keys not read", extra={"error": str(unread)})
        else:
            self._read_at, self._failing = began, False


async def published(openid_url: str) -> Mapping[str, SigningKey]:
    """The keys that the document's `jwks_uri` lists, by id. Raises KeysUnread."""
    try:
        async with asyncio.timeout(WITHIN), httpx.AsyncClient(timeout=WITHIN) as client:
            address = msgspec.json.decode(await _got(client, openid_url), type=_Document).jwks_uri
            if not is_guarded(address):
                raise KeysUnread("jwks_uri")
            listed = msgspec.json.decode(await _got(client, address), type=_Published).keys
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, ValueError, RecursionError) as error:
        raise KeysUnread(type(error).__name__) from error
    found = {key.id: key for key in map(_signing_key, listed) if key is not None}
    if not found:
        raise KeysUnread("no key")
    return found


async def _got(client: httpx.AsyncClient, url: str) -> bytes:
    """A document of bounded size. Redirections are not followed: they could leave https."""
    parts: list[bytes] = []
    size = 0
    async with client.stream("GET", url) as response:
        if response.status_code != httpx.codes.OK:
            raise KeysUnread(f"status {response.status_code}")
        async for part in response.aiter_bytes():
            size += len(part)
            if size > LARGEST:
                raise KeysUnread("size")
            parts.append(part)
    return b"".join(parts)


def _signing_key(raw: msgspec.Raw) -> SigningKey | None:
    """A listed key, or None where it is not one that may sign what comes to us; the others still count."""
    try:
        jwk = msgspec.json.decode(raw, type=_Jwk)
        if jwk.kty != "RSA" or jwk.use not in {None, "sig"}:
            return None
        key = jwt.PyJWK({"kty": jwk.kty, "kid": jwk.kid, "n": jwk.n, "e": jwk.e}, algorithm=ALGORITHM)
    except (jwt.PyJWTError, ValueError, RecursionError):
        return None
    if not isinstance(key.key, RSAPublicKey) or key.key.key_size < SHORTEST_KEY:
        return None
    return SigningKey(jwk.kid, key, frozenset(jwk.endorsements or ()))
