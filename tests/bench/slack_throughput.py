"""A signed `/iris liste etab=03` over HTTP beside a bare Bolt echo: same uvicorn, same machine, same run.

Server, echo and load generator are processes of their own; the echo and ours take turns, so that both meet the same machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from statistics import median

from commands.domain.people import Grant, Role
from storage.unit import SqlStore
from tests.bench.measure import Measure, Options
from tests.bench.stores import filled
from tests.support.clock import START
from tests.support.slack import SECRET, TEAM, TOKEN, SlackApi, slack_api

NAME = "slack"

_USER, EMAIL = "U0ODILE", "odile.gestion.ciussscn@ssss.gouv.qc.ca"
_TEXT = "liste etab=03"
_LEAST_SHARE = 0.35
"""Of the echo's requests a second, at 32 connections."""
_MOST_P99 = 3.0
"""Times the echo's, at 8 connections."""
_SECONDS = 4.0
_ROUNDS = 3

Figures = dict[str, float]


def run(options: Options) -> Iterable[Measure]:
    size = max(options.sizes)
    with filled("sqlite", size, options.directory) as store, slack_api() as api:
        welcome(store, api)
        environment = slack_environment(str(store.engine.url), api)
        with server("echo", environment) as echo, server("iris", environment) as iris:
            for port in (echo, iris):
                load(port, 8, 1.5, environment)
            yield from _throughput(echo, iris, environment, size)
            yield from _latency(echo, iris, environment, size)


def _throughput(echo: int, iris: int, environment: dict[str, str], size: int) -> Iterator[Measure]:
    rounds = [(load(echo, 32, _SECONDS, environment), load(iris, 32, _SECONDS, environment)) for _ in range(_ROUNDS)]
    bare, ours = (median(pair[side]["per_second"] for pair in rounds) for side in (0, 1))
    yield Measure(
        bench=NAME,
        name=f"echo's requests/s over ours, 32 connections, {size:,} accounts",
        value=bare / ours,
        unit="×",
        limit=round(1 / _LEAST_SHARE, 3),
        notes={"echo/s": round(bare), "ours/s": round(ours), "share": f"{ours / bare:.0%}", "bytes": rounds[0][1]["bytes"]},
    )


def _latency(echo: int, iris: int, environment: dict[str, str], size: int) -> Iterator[Measure]:
    rounds = [(load(echo, 8, _SECONDS, environment), load(iris, 8, _SECONDS, environment)) for _ in range(_ROUNDS)]
    bare, ours = (median(pair[side]["p99"] for pair in rounds) for side in (0, 1))
    yield Measure(
        bench=NAME,
        name=f"our p99 over the echo's, 8 connections, {size:,} accounts",
        value=ours / bare,
        unit="×",
        limit=_MOST_P99,
        notes={"echo ms": round(bare, 2), "ours ms": round(ours, 2), "ours p50 ms": round(rounds[0][1]["p50"], 2)},
    )


def welcome(store: SqlStore, api: SlackApi) -> None:
    """The manager of 03."""
    api.add(_USER, EMAIL)
    with store.writing() as unit:
        unit.grants.grant(Grant(email=EMAIL, role=Role.MANAGER, scope="03", granted_by="bench", granted_at=START))
        unit.commit()


def slack_environment(database_url: str, api: SlackApi) -> dict[str, str]:
    return os.environ | {
        "IRIS_DATABASE_URL": database_url,
        "IRIS_SLACK_API_URL": api.url,
        "IRIS_SLACK_BOT_TOKEN": TOKEN,
        "IRIS_SLACK_SIGNING_SECRET": SECRET,
        "IRIS_SLACK_TEAM_ID": TEAM,
        "IRIS_COMMAND": "/iris",
    }


@contextmanager
def server(which: str, environment: dict[str, str]) -> Iterator[int]:
    """Its port."""
    command = [sys.executable, "-m", "tests.bench.slack_server", which]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


def load(port: int, connections: int, seconds: float, environment: dict[str, str]) -> Figures:
    command = [sys.executable, "-m", "tests.bench.slack_load", str(port), str(connections), str(seconds), _USER, _TEXT]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    figures: Figures = json.loads(done.stdout)
    if figures["wrong"]:
        raise RuntimeError(f"{figures['wrong']:.0f} answers were not 200")
    return figures
