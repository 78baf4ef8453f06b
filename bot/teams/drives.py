"""People's OneDrive, where Teams keeps the files of a personal chat: what they dropped is fetched there, what they accepted put.

The addresses that Teams names carry their own leave for some minutes (Microsoft Learn, « Send and receive files using the bot »):
no token of ours goes there, and no address but Microsoft's is followed, wherever it came from.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
from yarl import URL

from bot.addresses import is_guarded, is_loopback
from bot.teams.wire import Connections, LostError, proxy_of
from commands.domain.errors import IrisError

log = logging.getLogger(__name__)

HOSTS = ("graph.microsoft.com",)
DOMAINS = (".sharepoint.com",)
"""OneDrive for work, under each tenant's name (Microsoft Learn, « Microsoft 365 URLs and IP address ranges »)."""
PIECE = 64 * 1024
FRAGMENT = 32 * 320 * 1024
"""Bytes of one PUT: a multiple of 320 KiB, under 60 MiB (Microsoft Learn, « driveItem: createUploadSession »)."""
WITHIN = aiohttp.ClientTimeout(total=300, sock_connect=5, sock_read=60)
_TAKEN = frozenset({200, 201, 202})


class DriveError(IrisError):
    """A file was not given, or not taken."""


class Drives:
    """For one event loop. `here`: this machine's own addresses too, for the local client, which has no OneDrive."""

    def __init__(self, *, here: bool = False) -> None:
        self._here = here
        self._connections = Connections()

    async def pieces(self, url: str) -> AsyncIterator[bytes]:
        """The file's content as it comes. Raises DriveError."""
        try:
            async with self._connections.session().get(
                self._checked(url), timeout=WITHIN, allow_redirects=False, proxy=_proxy(url)
            ) as answered:
                if answered.status != 200:  # noqa: PLR2004 - HTTP's OK
                    raise DriveError(f"download answered {answered.status}")
                async for piece in answered.content.iter_chunked(PIECE):
                    yield piece
        except (aiohttp.ClientError, LostError, OSError, TimeoutError) as error:
            raise DriveError(type(error).__name__) from error

    async def put(self, url: str, path: Path) -> None:
        """The whole file, in fragments that say where they belong (`Content-Range`). Raises DriveError."""
        address, size = self._checked(url), (await asyncio.to_thread(path.stat)).st_size
        with await asyncio.to_thread(path.open, "rb") as file:
            for first in range(0, size, FRAGMENT):
                fragment = await asyncio.to_thread(file.read, FRAGMENT)
                told = {"Content-Range": f"bytes {first}-{first + len(fragment) - 1}/{size}"}
                await self._fragment(address, fragment, told, _proxy(url))

    async def close(self) -> None:
        """For good: what comes late is neither fetched nor put."""
        await self._connections.close()

    async def _fragment(self, address: URL, fragment: bytes, headers: dict[str, str], proxy: str | None) -> None:
        sent = headers | {"Content-Type": "application/octet-stream"}
        try:
            async with self._connections.session().put(
                address, data=BytesIO(fragment), headers=sent, timeout=WITHIN, allow_redirects=False, proxy=proxy
            ) as answered:
                if answered.status not in _TAKEN:
                    raise DriveError(f"upload answered {answered.status}")
        except (aiohttp.ClientError, LostError, OSError, TimeoutError) as error:
            raise DriveError(type(error).__name__) from error

    def _checked(self, url: str) -> URL:
        if not (is_microsofts(url) or (self._here and is_guarded(url) and is_loopback(urlsplit(url).hostname or ""))):
            raise DriveError("address of another host")
        return URL(url, encoded=True)


def is_microsofts(url: str) -> bool:
    """https, at a host where Teams keeps files."""
    if not is_guarded(url):
        return False
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    return parts.scheme == "https" and parts.port in (None, 443) and (host in HOSTS or host.endswith(DOMAINS))


def _proxy(url: str) -> str | None:
    parts = urlsplit(url)
    return proxy_of(parts.scheme, parts.hostname or "")
