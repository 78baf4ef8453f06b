"""Tokens for the Teams connector and for mail by Graph, from the application's tenant (OAuth 2.0 client credentials, by msal).

msal is synchronous, and is loaded when the first token is wanted: it runs in a thread, one call at a time. It speaks https only;
an authority on this machine (tests, a rehearsal) is reached in clear by our HTTP client, which also sets the timeouts.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import httpx

from bot.addresses import is_guarded
from commands.domain.errors import ConfigurationError, IrisError

SCOPE = "https://api.botframework.com/.default"
TIMEOUT = httpx.Timeout(10.0, connect=5.0)
KEPT_FOR = 60.0
"""Seconds for which a token is not asked of msal again, whose own cache then decides: it renews ahead of the end."""
SPARE = 60.0
"""Seconds before its end from which a token is of no use."""
_BLOCK = re.compile(r"-----BEGIN ([A-Z ]+)-----.+?-----END \1-----", re.DOTALL)


class TokenRefusedError(IrisError):
    """The authority gave no token; the text is its error code ("invalid_client"), or what became of the call."""

    retry = True


class Tokens(Protocol):
    """What the connector needs: a token, and a way to say that one was refused."""

    async def token(self) -> str:
        """ "" where calls go without. Raises TokenRefusedError."""

    async def refused(self, token: str) -> None:
        """The connector answered 401 to it: the next must be another."""


class NoTokens:
    """For the local client, which asks for none (IRIS_TEAMS_ANONYMOUS)."""

    async def token(self) -> str:
        return ""

    async def refused(self, token: str) -> None:
        """Nothing else can be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """The registration in Entra. `certificate` (PEM file with the private key and the certificate) wins over `secret`."""

    client_id: str
    tenant_id: str
    authority_url: str
    secret: str = field(default="", repr=False)
    certificate: Path | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    value: str = field(repr=False)
    asked_at: float
    ends_at: float


class Credentials:
    """`Tokens` of an application, single tenant, for what `scope` names. For one event loop."""

    def __init__(self, application: Application, scope: str = SCOPE) -> None:
        if not is_guarded(application.authority_url):
            raise ConfigurationError("the authority's address is neither https nor on this machine")
        self._application = application
        self._scope = scope
        self._lock = asyncio.Lock()
        self._held: _Held | None = None
        self._client: Any = None

    async def token(self) -> str:
        """A token that holds for a minute at least. One that still works survives an outage. Raises TokenRefusedError."""
        held = self._held
        if held is not None and _is_fresh(held):
            return held.value
        async with self._lock:
            if self._held is not None and _is_fresh(self._held):
                return self._held.value
            try:
                self._held = await asyncio.to_thread(self._ask)
            except TokenRefusedError:
                if self._held is None or time.monotonic() > self._held.ends_at - SPARE:
                    raise
            return self._held.value

    async def refused(self, token: str) -> None:
        """Forget this token everywhere, unless another has taken its place already."""
        async with self._lock:
            if self._held is not None and self._held.value == token:
                self._held = None
                await asyncio.to_thread(self._client.remove_tokens_for_client)

    def _ask(self) -> _Held:
        from msal.exceptions import MsalError

        asked_at = time.monotonic()
        try:
            if self._client is None:
                self._client = _confidential_client(self._application)
            answer = self._client.acquire_token_for_client([self._scope])
        except (httpx.HTTPError, MsalError, OSError, RuntimeError, ValueError) as error:  # the last two: discovery, a bad key
            raise TokenRefusedError(type(error).__name__) from error
        token = answer.get("access_token")
        if not token:
            raise TokenRefusedError(str(answer.get("error") or "no token"))
        return _Held(str(token), asked_at, asked_at + float(answer.get("expires_in") or 0))


def _is_fresh(held: _Held) -> bool:
    now = time.monotonic()
    return now < min(held.asked_at + KEPT_FOR, held.ends_at - SPARE)


def _confidential_client(application: Application) -> Any:
    """Reads the authority's documents, hence in a thread. Nobody else is asked whether the setting's authority is one."""
    import msal

    return msal.ConfidentialClientApplication(
        application.client_id,
        client_credential=_credential(application),
        authority=_as_https(application.authority_url.rstrip("/")) + f"/{application.tenant_id}",
        instance_discovery=False,
        http_client=_Http(clear=application.authority_url.startswith("http://")),
    )


def _credential(application: Application) -> str | dict[str, str]:
    """As msal takes it; of a certificate it computes the SHA-256 thumbprint itself."""
    if application.certificate is None:
        return application.secret
    blocks = {match[1]: match[0] for match in _BLOCK.finditer(application.certificate.read_text())}
    keys = [block for kind, block in blocks.items() if kind.endswith("PRIVATE KEY")]
    if not keys or "CERTIFICATE" not in blocks:
        raise ValueError("the certificate's file needs a private key and a certificate")
    return {"private_key": keys[0], "public_certificate": blocks["CERTIFICATE"]}


class _Http:
    """msal's HTTP, a call at a time and with timeouts; `clear` where the authority is on this machine and speaks http."""

    def __init__(self, *, clear: bool) -> None:
        self._clear = clear

    def get(self, url: str, params: Any = None, headers: Mapping[str, str] | None = None, **_: Any) -> httpx.Response:
        return httpx.get(self._reached(url), params=params, headers=headers, timeout=TIMEOUT)

    def post(
        self, url: str, params: Any = None, data: Any = None, headers: Mapping[str, str] | None = None, **_: Any
    ) -> httpx.Response:
        # msal writes an assertion as bytes, of which httpx would send Python's way of writing them.
        fields = {name: value.decode() if isinstance(value, bytes) else value for name, value in data.items()}
        return httpx.post(self._reached(url), params=params, data=fields, headers=headers, timeout=TIMEOUT)

    def _reached(self, url: str) -> str:
        there = "http://" + url.removeprefix("https://")
        return there if self._clear and is_guarded(there) else url


def _as_https(url: str) -> str:
    return "https://" + url.partition("://")[2]
