"""Signed Teams messages over as many connections as asked, and the connector that takes their answers, in a process of its own.

    python -m tests.bench.teams_load PORT CONNECTOR_PORT CONNECTIONS SECONDS EMAIL TEXT

The token is in IRIS_BENCH_TOKEN. Each connection is a person in their own chat, who writes again once the card has come: a
request is over when both the HTTP answer and the card are there. Prints JSON as `tests.bench.slack_load` does.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time

from tests.bench.measure import percentile
from tests.support.teams_connector import BOT, TENANT, teams_member

OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


class Connector:
    """As little of the Bot Connector as answers a bot: `members/{id}`, and messages, whose senders it wakes."""

    def __init__(self, email: str) -> None:
        self._email = email
        self.waiting: dict[str, asyncio.Future[int]] = {}

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Requests of one connection, one after the other."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")
                method, path, _ = head[0].decode().split(" ", 2)
                size = next((int(line[15:]) for line in head if line.lower().startswith(b"content-length:")), 0)
                await reader.readexactly(size)
                body = b'{"id":"1"}' if method != "GET" else json.dumps(self._member(path)).encode()
                writer.write(OK % len(body) + body)
                asked = self.waiting.pop(path.rpartition("/")[2], None)
                if asked is not None and not asked.done():
                    asked.set_result(size)
        except (asyncio.IncompleteReadError, asyncio.CancelledError):
            writer.close()

    def _member(self, path: str) -> dict[str, str]:
        user = path.rpartition("/")[2].replace("%3A", ":")
        member: dict[str, str] = teams_member(user, self._email)
        return member


def message(number: int, service_url: str, person: int, text: str) -> tuple[str, bytes]:
    """Its id, and the request that brings it."""
    key = f"{service_url[17:-1]}-{person}-{number}"
    activity = {
        "type": "message",
        "id": key,
        "text": text,
        "serviceUrl": service_url,
        "channelId": "msteams",
        "from": {"id": f"29:{person}", "name": "Odile", "aadObjectId": f"0000-29:{person}"},
        "recipient": {"id": BOT, "name": "IRIS"},
        "conversation": {"id": f"a:{person}", "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        "locale": "fr-CA",
    }
    body = json.dumps(activity).encode()
    head = (
        "POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nAuthorization: Bearer {os.environ['IRIS_BENCH_TOKEN']}\r\n\r\n"
    )
    return key, head.encode() + body


class Person:
    """One connection."""

    def __init__(self, connector: Connector, service_url: str, number: int, text: str) -> None:
        self._connector, self._service_url, self._number, self._text = connector, service_url, number, text
        self._count = 0
        self.times: list[float] = []
        self.wrong = self.size = 0

    async def write(self, port: int, *, seconds: float, warm: float) -> None:
        """Messages one after the other; those of the first `warm` seconds do not count."""
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        begun = time.perf_counter()
        while (now := time.perf_counter()) < begun + warm + seconds:
            took = await self._asked(reader, writer)
            if now >= begun + warm:
                self.times.append(took)
        writer.close()

    async def _asked(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> float:
        key, request = message(self._count, self._service_url, self._number, self._text)
        self._count += 1
        card: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._connector.waiting[key] = card
        begun = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            self.wrong += 1
        else:
            self.size = await asyncio.wait_for(card, 20)
        return time.perf_counter() - begun


async def load(port: int, connector_port: int, connections: int, seconds: float, email: str, text: str) -> dict[str, float]:
    connector = Connector(email)
    server = await asyncio.start_server(connector.answer, "127.0.0.1", connector_port)
    service_url = f"http://127.0.0.1:{connector_port}/"
    people = [Person(connector, service_url, number, text) for number in range(connections)]
    await asyncio.gather(*(one.write(port, seconds=seconds, warm=2.0) for one in people))
    server.close()
    times = [took for one in people for took in one.times]
    return {
        "per_second": len(times) / seconds,
        "p50": percentile(times, 0.5) * 1000,
        "p99": percentile(times, 0.99) * 1000,
        "wrong": sum(one.wrong for one in people),
        "bytes": max(one.size for one in people),
    }


if __name__ == "__main__":
    ours, theirs, many = map(int, sys.argv[1:4])
    print(json.dumps(asyncio.run(load(ours, theirs, many, float(sys.argv[4]), sys.argv[5], sys.argv[6]))))
