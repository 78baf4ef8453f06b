"""HTTP/1.1 as servers may answer it (RFC 9112), over connections that are kept as long as they are good for something."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.teams.direct import LARGEST_ANSWER, BrokenError, Direct, UnreachedError, certificates
from tests.support.teams_certificate import make_certificate

Told = tuple[int, dict[str, str], bytes]
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class Server:
    """Answers each request with these bytes, and closes the connection after those that `closing` says."""

    def __init__(self, answer: bytes, *, closing: bool = False) -> None:
        self.answer = answer
        self.closing = closing
        self.connections = 0
        self.requests: list[bytes] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        while head := await reader.readuntil(b"\r\n\r\n") if not reader.at_eof() else b"":
            size = next((int(line[15:]) for line in head.split(b"\r\n") if line.startswith(b"Content-Length:")), 0)
            self.requests.append(head + await reader.readexactly(size))
            writer.write(self.answer)
            if self.closing:
                break
        writer.close()


def talk(
    server: Server, work: Callable[[Direct, str], Coroutine[None, None, None]], secured: ssl.SSLContext | None = None
) -> None:
    """`work` with a client and the server's address."""

    async def run() -> None:
        async def served(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                await server.serve(reader, writer)
            except (asyncio.IncompleteReadError, ConnectionError):
                writer.close()

        listening = await asyncio.start_server(served, "127.0.0.1", 0, ssl=secured)
        client = Direct()
        port = listening.sockets[0].getsockname()[1]
        try:
            await work(client, f"{'http' if secured is None else 'https'}://127.0.0.1:{port}")
        finally:
            await client.close()
            listening.close()
            await asyncio.sleep(0.01)

    asyncio.run(run())


async def post(client: Direct, base: str, *, headers: dict[str, str] | None = None, read: float = 2.0) -> Told:
    return await client.call("POST", urlsplit(f"{base}/v3/a%3A1?b=c"), b"{}", headers or {}, connect=1.0, read=read)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (OK, (200, b"ok")),
        (b"HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n1;x=y\r\no\r\n1\r\nk\r\n0\r\nT: 1\r\n\r\n", (202, b"ok")),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + OK, (200, b"ok")),
        (b"HTTP/1.1 204 No Content\r\n\r\n", (204, b"")),
        (b"HTTP/1.1 429 Too Many\r\ncontent-length:2\r\nRETRY-AFTER:  3\r\n\r\nok", (429, b"ok")),
    ],
)
def test_an_answer_is_read_to_its_end_and_the_connection_taken_up_again(answer: bytes, told: tuple[int, bytes]) -> None:
    server = Server(answer)

    async def work(client: Direct, base: str) -> None:
        for _ in range(3):
            status, headers, body = await post(client, base)
            assert (status, body) == told
            assert headers.get("retry-after", "3") == "3"

    talk(server, work)
    assert (server.connections, len(server.requests)) == (1, 3)


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\n\r\nok",
        b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 2\r\n\r\nok",
        OK,
    ],
)
def test_a_connection_that_was_closed_is_not_taken_up_again(answer: bytes) -> None:
    server = Server(answer, closing=True)

    async def work(client: Direct, base: str) -> None:
        for _ in range(2):
            assert (await post(client, base))[2] == b"ok"
            await asyncio.sleep(0.02)

    talk(server, work)
    assert server.connections == 2


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\nok" % (LARGEST_ANSWER + 1),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n",
        b"HTTP/1.1 two OK\r\n\r\nok",
        b"SSH-2.0-server\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",
    ],
)
def test_an_answer_that_is_none_is_a_broken_one(answer: bytes) -> None:
    async def work(client: Direct, base: str) -> None:
        with pytest.raises(BrokenError):
            await post(client, base)

    talk(Server(answer, closing=True), work)


def test_an_answer_that_does_not_come_is_given_up() -> None:
    async def work(client: Direct, base: str) -> None:
        with pytest.raises(BrokenError):
            await post(client, base, read=0.05)

    talk(Server(b""), work)


def test_a_value_cannot_end_its_line() -> None:
    server = Server(OK)

    async def work(client: Direct, base: str) -> None:
        with pytest.raises(BrokenError):
            await post(client, base, headers={"Authorization": "Bearer a\r\nHost: elsewhere"})

    talk(server, work)
    assert server.requests == []


def test_what_is_asked_is_one_whole_request() -> None:
    server = Server(OK)

    async def work(client: Direct, base: str) -> None:
        await post(client, base, headers={"Content-Type": "application/json"})

    talk(server, work)
    (request,) = server.requests
    assert request.startswith(b"POST /v3/a%3A1?b=c HTTP/1.1\r\nHost: 127.0.0.1:")
    assert request.endswith(b"\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")


def test_nobody_there_is_told_apart_from_an_answer_lost() -> None:
    async def work() -> None:
        with pytest.raises(UnreachedError):
            await post(Direct(), "http://127.0.0.1:9")

    asyncio.run(work())


@pytest.fixture
def certificate(tmp_path: Path) -> Iterator[Path]:
    certificates.cache_clear()
    yield make_certificate(tmp_path / "server.pem", "127.0.0.1")
    certificates.cache_clear()


def test_a_host_that_the_machine_trusts_is_called_over_tls(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server = Server(OK)

    async def work(client: Direct, base: str) -> None:
        for _ in range(2):
            assert (await post(client, base))[2] == b"ok"

    talk(server, work, _secured(certificate))
    assert (server.connections, len(server.requests)) == (1, 2)


def test_nothing_is_sent_to_a_host_whose_certificate_is_not_trusted(certificate: Path) -> None:
    server = Server(OK)

    async def work(client: Direct, base: str) -> None:
        with pytest.raises(UnreachedError):
            await post(client, base)

    talk(server, work, _secured(certificate))
    assert server.requests == []


def _secured(certificate: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context
