"""Signed slash commands over as many connections as asked, from a process of its own.

    python -m tests.bench.slack_load PORT CONNECTIONS SECONDS USER TEXT

Prints JSON: requests a second, p50 and p99 in milliseconds, answers that were not 200, bytes of an answer.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from urllib.parse import urlencode

from bot.slack.http import keyed, signature
from tests.bench.measure import percentile
from tests.support.slack import TEAM

BODIES = 200
"""Signed ahead; each has a trigger of its own."""


def requests(user: str, text: str) -> list[bytes]:
    secret, stamp = os.environ["IRIS_SLACK_SIGNING_SECRET"], str(int(time.time()))
    made = []
    for number in range(BODIES):
        fields = {
            "command": "/iris",
            "text": text,
            "user_id": user,
            "team_id": TEAM,
            "trigger_id": f"t{number}",
            "channel_id": "C1",
        }
        body = urlencode(fields).encode()
        head = (
            "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\nX-Slack-Request-Timestamp: {stamp}\r\n"
            f"X-Slack-Signature: {signature(keyed(secret), stamp, body)}\r\n\r\n"
        )
        made.append(head.encode() + body)
    return made


async def one_connection(port: int, until: float, bodies: list[bytes], times: list[float], wrong: list[bytes]) -> int:
    """Requests one after the other until the time is over; the size of the last answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    number = size = 0
    while time.perf_counter() < until:
        begun = time.perf_counter()
        writer.write(bodies[number % len(bodies)])
        head = await reader.readuntil(b"\r\n\r\n")
        size = int(next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))[15:])
        await reader.readexactly(size)
        times.append(time.perf_counter() - begun)
        if not head.startswith(b"HTTP/1.1 200"):
            wrong.append(head)
        number += 1
    writer.close()
    return size


async def load(port: int, connections: int, seconds: float, bodies: list[bytes]) -> dict[str, float]:
    times: list[float] = []
    wrong: list[bytes] = []
    begun = time.perf_counter()
    until = begun + seconds
    sizes = await asyncio.gather(*(one_connection(port, until, bodies, times, wrong) for _ in range(connections)))
    took = time.perf_counter() - begun
    return {
        "per_second": len(times) / took,
        "p50": percentile(times, 0.5) * 1000,
        "p99": percentile(times, 0.99) * 1000,
        "wrong": len(wrong),
        "bytes": max(sizes),
    }


if __name__ == "__main__":
    port, connections, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    print(json.dumps(asyncio.run(load(port, connections, seconds, requests(*sys.argv[4:6])))))
