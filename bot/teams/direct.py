"""HTTP/1.1 straight to a host, over connections that are kept: what a call to the connector needs, and no more (RFC 9112).

A whole request leaves in one write, and an answer of known length is read in two steps. A client for every need takes longer
over a call than a command takes to be answered (docs/adr/0027).
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from urllib.parse import SplitResult

KEPT_FOR = 15.0
"""Seconds for which a connection that nobody uses is taken up again."""
KEPT_AT_MOST = 64
"""Free connections to one host."""
NEXT_ADDRESS = 0.25
"""Seconds after which a host's next address is tried beside the first (RFC 8305)."""
LARGEST_ANSWER = 1_000_000
"""Bytes; those of the connector are a few hundred."""
_PORTS = {"http": 80, "https": 443}
_BODILESS = frozenset({204, 304})


class UnreachedError(Exception):
    """No connection came about: nothing was sent."""


class BrokenError(Exception):
    """The answer did not come, not whole, or is none of HTTP/1.1."""


@dataclass(frozen=True, slots=True)
class Line:
    """An open connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    free_at: float = 0.0

    def is_usable(self) -> bool:
        """Whether the other side has not closed it, as far as is known, and nothing is left over in it."""
        fresh = time.monotonic() < self.free_at + KEPT_FOR
        return fresh and not self.reader.at_eof() and not self.writer.is_closing()


class Direct:
    """For one event loop. Certificates are the machine's; redirections are not followed."""

    def __init__(self) -> None:
        self._free: dict[tuple[str, str], list[Line]] = {}

    async def call(
        self, method: str, there: SplitResult, body: bytes | None, headers: Mapping[str, str], *, connect: float, read: float
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers by their names in lower case, body. `connect` and `read` are seconds: to be connected, and from then
        to the end of the answer. Raises UnreachedError, BrokenError."""
        request = _request(method, there, body, headers)
        line, kept = await self._line(there, connect), False
        try:
            async with asyncio.timeout(read):
                line.writer.write(request)
                await line.writer.drain()
                status, told, content, kept = await _answer(line.reader)
        except (OSError, ValueError, EOFError, asyncio.LimitOverrunError) as error:  # TimeoutError is an OSError
            raise BrokenError from error
        finally:
            if kept:
                self._keep(there, line)
            else:
                line.writer.close()
        return status, told, content

    async def close(self) -> None:
        lines = [line for free in self._free.values() for line in free]
        self._free.clear()
        for line in lines:
            line.writer.close()
        for line in lines:
            with suppress(OSError):
                await line.writer.wait_closed()

    async def _line(self, there: SplitResult, connect: float) -> Line:
        free = self._free.get((there.scheme, there.netloc), [])
        while free:
            line = free.pop()
            if line.is_usable():
                return line
            line.writer.close()
        try:
            async with asyncio.timeout(connect):
                host, port = there.hostname or "", there.port or _PORTS[there.scheme]
                secured = certificates() if there.scheme == "https" else None
                return Line(*await asyncio.open_connection(host, port, ssl=secured, happy_eyeballs_delay=NEXT_ADDRESS))
        except (OSError, ValueError) as error:  # of TLS too
            raise UnreachedError from error

    def _keep(self, there: SplitResult, line: Line) -> None:
        free = self._free.setdefault((there.scheme, there.netloc), [])
        if len(free) >= KEPT_AT_MOST:
            free.pop(0).writer.close()
        free.append(Line(line.reader, line.writer, time.monotonic()))


@cache
def certificates() -> ssl.SSLContext:
    """Those that the machine trusts (SSL_CERT_FILE, SSL_CERT_DIR), read once."""
    return ssl.create_default_context()


def _request(method: str, there: SplitResult, body: bytes | None, headers: Mapping[str, str]) -> bytes:
    """Raises BrokenError where a value would end its line."""
    target = f"{there.path or '/'}?{there.query}" if there.query else there.path or "/"
    lines = [f"{method} {target} HTTP/1.1", f"Host: {there.netloc}", "Accept: */*"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if body is not None or method in {"POST", "PUT"}:
        lines.append(f"Content-Length: {len(body or b'')}")
    if not all(map(str.isprintable, lines)):
        raise BrokenError
    return "\r\n".join([*lines, "", ""]).encode() + (body or b"")


async def _answer(reader: asyncio.StreamReader) -> tuple[int, dict[str, str], bytes, bool]:
    """Status, headers, body, and whether the connection may be used again. Raises ValueError, EOFError, LimitOverrunError."""
    status, version, headers = await _head(reader)
    while 100 <= status < 200:  # noqa: PLR2004 - HTTP's interim answers
        status, version, headers = await _head(reader)
    length = headers.get("content-length", "")
    kept = version == "HTTP/1.1" and headers.get("connection", "").lower() != "close"
    if status in _BODILESS:
        return status, headers, b"", kept
    if "transfer-encoding" in headers:
        if headers["transfer-encoding"].lower() != "chunked":
            raise ValueError("transfer encoding")
        return status, headers, await _chunks(reader), kept
    if length:
        return status, headers, await reader.readexactly(_size(length, 10)), kept
    content = await reader.read(LARGEST_ANSWER)
    while more := await reader.read(LARGEST_ANSWER):
        content += more
        _bounded(len(content))
    return status, headers, content, False


async def _head(reader: asyncio.StreamReader) -> tuple[int, str, dict[str, str]]:
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    version, status, *_ = first.split(" ", 2)
    if not version.startswith("HTTP/1.") or not (status.isdecimal() and len(status) == len("200")):
        raise ValueError("status line")
    pairs = [line.partition(":") for line in lines if line]
    return int(status), version, {name.lower(): value.strip() for name, _, value in pairs}


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    content = b""
    while size := _size((await reader.readuntil(b"\r\n")).partition(b";")[0].strip().decode("latin-1"), 16):
        content += (await reader.readexactly(size + 2))[:-2]
        _bounded(len(content))
    while await reader.readuntil(b"\r\n") != b"\r\n":  # trailers
        pass
    return content


def _size(told: str, base: int) -> int:
    if not told.isalnum():
        raise ValueError("length")
    return _bounded(int(told, base))


def _bounded(size: int) -> int:
    if size > LARGEST_ANSWER:
        raise ValueError("too long")
    return size
