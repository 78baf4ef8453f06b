"""A signed Teams message `liste etab=03` beside Slack's `/iris liste etab=03`: same store, same commands, same machine, same run.

Slack's answer is the HTTP answer. Teams' is a card that is sent to the connector: a request is over when the card is there.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from statistics import median

from tests.bench import slack_throughput
from tests.bench.measure import Measure, Options
from tests.bench.slack_throughput import EMAIL, Figures
from tests.bench.stores import filled
from tests.support.slack import slack_api
from tests.support.teams import TeamsWorld, teams_world
from tests.support.teams_connector import APP_ID

NAME = "teams"

_TEXT = "liste etab=03"
_LEAST_SHARE = 0.7
"""Of Slack's requests a second, at 32 connections."""
_SECONDS = 4.0
_ROUNDS = 3


def run(options: Options) -> Iterable[Measure]:
    size = max(options.sizes)
    with filled("sqlite", size, options.directory) as store, slack_api() as api, teams_world() as world:
        slack_throughput.welcome(store, api)
        environment = slack_throughput.slack_environment(str(store.engine.url), api) | _settings(world)
        with slack_throughput.server("iris", environment) as slack, _server(environment) as teams:
            slack_throughput.load(slack, 8, 1.5, environment)
            for connections in (32, 8):
                rounds = [
                    (
                        slack_throughput.load(slack, connections, _SECONDS, environment),
                        load(teams, connections, _SECONDS, world, environment),
                    )
                    for _ in range(_ROUNDS)
                ]
                yield from _measures(connections, rounds, size)


def _measures(connections: int, rounds: list[tuple[Figures, Figures]], size: int) -> Iterator[Measure]:
    (slack, ours), (slack99, ours99) = (
        [median(pair[side][figure] for pair in rounds) for side in (0, 1)] for figure in ("per_second", "p99")
    )
    yield Measure(
        bench=NAME,
        name=f"Slack's requests/s over Teams', {connections} connections, {size:,} accounts",
        value=slack / ours,
        unit="×",
        limit=round(1 / _LEAST_SHARE, 3) if connections > 8 else None,
        notes={
            "slack/s": round(slack),
            "teams/s": round(ours),
            "share": f"{ours / slack:.0%}",
            "slack p99 ms": round(slack99, 1),
            "teams p99 ms": round(ours99, 1),
            "bytes": rounds[0][1]["bytes"],
        },
    )


def _settings(world: TeamsWorld) -> dict[str, str]:
    told = {f"IRIS_{name.upper()}": str(value) for name, value in world.settings().items()}
    return told | {"IRIS_SECRET_KEY": "a key of the benchmark - 32 letters or more"}


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[int]:
    """Its port."""
    command = [sys.executable, "-m", "tests.bench.teams_server"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


def load(port: int, connections: int, seconds: float, world: TeamsWorld, environment: dict[str, str]) -> Figures:
    """What a process of its own measures, which is the connector as well."""
    with socket.create_server(("127.0.0.1", 0)) as spare:
        connector = spare.getsockname()[1]
    token = world.keys.token(datetime.now(UTC), service_url=f"http://127.0.0.1:{connector}/", claims={"aud": APP_ID})
    words = [str(one) for one in (port, connector, connections, seconds, EMAIL, _TEXT)]
    command = [sys.executable, "-m", "tests.bench.teams_load", *words]
    done = subprocess.run(command, env=environment | {"IRIS_BENCH_TOKEN": token}, stdout=subprocess.PIPE, check=True)
    figures: Figures = json.loads(done.stdout)
    if figures["wrong"]:
        raise RuntimeError(f"{figures['wrong']:.0f} answers were not 200")
    return figures
