"""HTTP to the connector. Each answer in Teams is a call of its own, so that what a call costs is what a command costs.

aiohttp, which Slack's client needs already: httpx took more of a command's time than the command (docs/adr/0027).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from urllib.request import getproxies, proxy_bypass

import aiohttp
import msgspec
from yarl import URL

AT_ONCE = 64
"""Connections: more than fifty calls a second (`bot.teams.pacing`) ever keep busy, so that none waits for one."""


class LostError(Exception):
    """No answer came, or not whole. `unsent` where nothing reached the other side."""

    def __init__(self, *, unsent: bool) -> None:
        super().__init__("unsent" if unsent else "lost")
        self.unsent = unsent


class Answer(msgspec.Struct, frozen=True):
    """An HTTP answer, read whole. The names of headers are in any case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300  # noqa: PLR2004 - HTTP's successes


class Connections:
    """A session of aiohttp's, for one event loop: opened as it is first asked for, closed for good. `limit` at once."""

    def __init__(self, limit: int = 100) -> None:
        self._limit = limit
        self._session: aiohttp.ClientSession | None = None
        self._closed = False

    def session(self) -> aiohttp.ClientSession:
        """Raises LostError after the end: nobody would close what is opened then."""
        if self._closed:
            raise LostError(unsent=True)
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._limit)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())
        return self._session

    async def close(self) -> None:
        self._closed = True
        if self._session is not None:
            await self._session.close()
            self._session = None


class Wire:
    """For one event loop. Proxies and certificates are the machine's, as for Slack; redirections are not followed."""

    def __init__(self) -> None:
        self._connections = Connections(AT_ONCE)

    async def call(
        self, method: str, service: str, path: str, body: bytes | None, headers: Mapping[str, str], *, connect: float
    ) -> Answer:
        """`path` is quoted, below the service's address; `connect` is in seconds. How long it may take in all is the caller's
        to say. Raises LostError."""
        session = self._connections.session()
        try:
            address, proxy = _addressed(service, path)
            async with session.request(
                method,
                address,
                data=body,
                headers=headers,
                timeout=_within(connect),
                allow_redirects=False,
                proxy=proxy,
            ) as response:
                return Answer(response.status, response.headers, await response.read())
        except (aiohttp.ConnectionTimeoutError, aiohttp.ClientConnectorError) as error:
            raise LostError(unsent=True) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise LostError(unsent=False) from error

    async def close(self) -> None:
        """For good: what comes late is not sent."""
        await self._connections.close()


def _addressed(service: str, path: str) -> tuple[URL, str | None]:
    """Where a call goes, and the proxy before it. Ids are quoted already."""
    base, proxy = _found(service)
    path, _, query = path.partition("?")
    address = base.with_path(base.raw_path.rstrip("/") + path, encoded=True)
    return address.with_query(query) if query else address, proxy


@lru_cache(maxsize=256)
def _found(service: str) -> tuple[URL, str | None]:
    address = URL(service, encoded=True)
    return address, proxy_of(address.scheme, address.host or "")


@lru_cache(maxsize=64)
def _within(connect: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=None, sock_connect=connect)


@lru_cache(maxsize=256)
def proxy_of(scheme: str, host: str) -> str | None:
    """The environment's (HTTPS_PROXY, NO_PROXY). aiohttp's own way reads it, and a file of passwords, at each call."""
    return None if proxy_bypass(host) else getproxies().get(scheme)
