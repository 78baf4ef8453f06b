"""A real `iris serve` on an existing store: how soon it is ready, and how much memory 10,000 commands leave it with."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.bench.measure import Measure, Options
from tests.bench.slack_throughput import load, slack_environment, welcome
from tests.bench.stores import filled
from tests.support.simulator import simulated
from tests.support.slack import slack_api

NAME = "serving"

READY_WITHIN = 1.5
"""Seconds from the command to /readyz."""
RESIDENT = 150.0
"""MiB after 10,000 commands."""
COMMANDS = 10_000
GROWTH = 5.0
"""MiB between half of the commands and all of them: flat, but for what an allocator keeps."""
STARTS = 3


def run(options: Options) -> Iterable[Measure]:
    size = min(options.sizes)
    with filled("sqlite", size, options.directory) as store, slack_api() as api, simulated(users=0) as zoom:
        welcome(store, api)
        environment = slack_environment(str(store.engine.url), api) | {
            "IRIS_ZOOM_API_URL": zoom.running.api_url,
            "IRIS_ZOOM_OAUTH_URL": zoom.running.oauth_url,
            "IRIS_ZOOM_ACCOUNT_ID": "demo-account",
            "IRIS_ZOOM_CLIENT_ID": "demo-client",
            "IRIS_ZOOM_CLIENT_SECRET": "demo-secret",
            "IRIS_SECRET_KEY": "a-key-for-benchmarks-only-0123456789",
        }
        starts = []
        for _ in range(STARTS):
            with _serving(environment, options.directory) as (_, _, seconds):
                starts.append(seconds)
        yield Measure(bench=NAME, name="ready, best of three starts", value=min(starts), unit="s", limit=READY_WITHIN)
        yield from _memory(environment, options.directory)


def _memory(environment: dict[str, str], directory: Path) -> Iterator[Measure]:
    with _serving(environment, directory) as (process, port, _):
        sizes: list[float] = []
        done = 0.0
        while done < COMMANDS:
            done += load(port, 8, 4.0, environment)["per_second"] * 4.0
            sizes.append(_resident(process.pid))
    middle = sizes[len(sizes) // 2]
    yield Measure(bench=NAME, name=f"resident after {done:,.0f} commands", value=sizes[-1], unit="MiB", limit=RESIDENT)
    yield Measure(bench=NAME, name="growth in the second half", value=sizes[-1] - middle, unit="MiB", limit=GROWTH)


@contextmanager
def _serving(environment: dict[str, str], directory: Path) -> Iterator[tuple[subprocess.Popen[bytes], int, float]]:
    """The process, its port, and how many seconds it took to be ready."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    begun = time.perf_counter()
    command = [str(Path(sys.executable).with_name("iris")), "serve"]
    with (directory / "serving.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment | {"IRIS_PORT": str(port)}, cwd=directory, stdout=log, stderr=log)
        try:
            yield process, port, _ready(port, begun)
        finally:
            process.terminate()
            process.wait(timeout=15)


def _ready(port: int, begun: float) -> float:
    while time.perf_counter() - begun < 30:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=1.0).status_code == 200:
                return time.perf_counter() - begun
        except httpx.TransportError:
            time.sleep(0.01)
    raise RuntimeError("iris serve is not ready")


def _resident(pid: int) -> float:
    """MiB, as the kernel counts."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
