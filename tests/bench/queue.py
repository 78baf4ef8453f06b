"""1,000 creations queued at once, against a Zoom with Business limits and 200 ms of latency: how near to the limits' own time."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from bot.clock import SystemClock
from tests.bench.measure import Measure, Options
from tests.bench.stores import filled
from tests.support.buying import Market, ask, market
from tests.support.simulator import simulated
from zoom.limiter import rates_of
from zoom.protocol.limits import Category
from zoom.settings import Plan

NAME = "queue"

CREATIONS = 1_000
LATENCY_MS = 200
TIMES_THE_MINIMUM = 1.15
_TOO_MANY = 429
_GIVEN_UP = 300.0


def run(options: Options) -> Iterable[Measure]:
    for database in options.databases:
        with filled(database, 0, options.directory) as store, simulated(seats=2 * CREATIONS, enforce_rates=True) as zoom:
            with market(store.engine.url, zoom, CREATIONS, SystemClock()) as here:
                ask(here.foundation, range(CREATIONS))
                zoom.control("faults", latency_ms=LATENCY_MS)
                seconds = _drained(here)
            calls = zoom.look("journal")["calls"]
        yield _measure(database, seconds, calls)


def _drained(here: Market) -> float:
    """Seconds from the worker's start until nothing is left to do."""
    begun = time.perf_counter()
    here.worker.start()
    while here.unended():
        if time.perf_counter() - begun > _GIVEN_UP:
            raise RuntimeError(f"{here.unended()} creations are left after {_GIVEN_UP:.0f} s")
        time.sleep(0.05)
    return time.perf_counter() - begun


def _measure(database: str, seconds: float, calls: list[Mapping[str, Any]]) -> Measure:
    """Both calls of a creation (the invitation, and its re-reading) are « light »: together they have that limit."""
    api = [call for call in calls if call["path"].startswith("/users")]
    least = len(api) / rates_of(Plan.BUSINESS).per_second[Category.LIGHT]
    made = Counter(call["email"] for call in api if call["method"] == "POST" and call["applied"])
    return Measure(
        bench=NAME,
        name=f"{CREATIONS:,} creations on {database}",
        value=seconds / least,
        unit="× the limits' least time",
        limit=TIMES_THE_MINIMUM,
        notes={
            "seconds": round(seconds, 1),
            "least": round(least, 1),
            "calls": len(api),
            "429": sum(call["status"] == _TOO_MANY for call in api),
            "made": len(made),
            "doubled": sum(number > 1 for number in made.values()),
        },
    )
