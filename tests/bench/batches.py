"""Fairness: what one person asks for alone, while a batch runs, against the same when nothing does (R80).

Zoom answers after 150 ms, as it does by day; each command is a creation, typed, until its operation has ended.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from statistics import median

from sqlalchemy.engine import URL

from bot.clock import SystemClock
from bot.files.reading import read
from commands.dispatcher import Dispatcher
from commands.handlers import HANDLERS
from commands.handlers.batch_running import feed
from commands.incoming import ActionInput, FileInput, Incoming, Person
from tests.bench.measure import Measure, Options, percentile
from tests.bench.stores import filled
from tests.support.buying import MANAGER, Market, ask, market
from tests.support.dropping import csv_of
from tests.support.simulator import ZoomCaller, simulated

NAME = "batches"
SINGLES = 30
ROWS = 2_000
LATENCY_MS = 150
TIMES_ALONE = 1.2
FED_EVERY = 1.0
HEADER = ("Courriel", "Prénom", "Nom", "Spécialité", "Installation")


def run(options: Options) -> Iterable[Measure]:
    for database in options.databases:
        with filled(database, 0, options.directory) as store, simulated(seats=10_000, enforce_rates=True) as zoom:
            yield _compared(database, store.engine.url, zoom)


def _compared(database: str, url: URL, zoom: ZoomCaller) -> Measure:
    with market(url, zoom, 10_000, SystemClock()) as here:
        here.worker.start()
        zoom.control("faults", latency_ms=LATENCY_MS)
        _singles(here, range(5))
        alone = _singles(here, range(100, 100 + SINGLES))
        with _a_batch(here) as done:
            beside = _singles(here, range(200, 200 + SINGLES))
            rows = done()
    return _measure(database, alone, beside, rows)


def _singles(here: Market, numbers: range) -> list[float]:
    """Seconds from the command to its end, one after the other."""
    times = []
    for number in numbers:
        begun = time.perf_counter()
        ask(here.foundation, range(number, number + 1))
        here.worker.wake()
        while _open(here):
            time.sleep(0.002)
        times.append(time.perf_counter() - begun)
    return times


def _open(here: Market) -> bool:
    """Whether what somebody asked for alone has not ended."""
    with here.foundation.store.reading() as unit:
        return any(not one.batched for one in unit.ledger.open_of(MANAGER))


@contextmanager
def _a_batch(here: Market) -> Iterator[Callable[[], int]]:
    """One that runs all the while; gives how many of its rows have ended."""
    store, house = here.foundation.store, here.foundation.house
    content = csv_of(HEADER, [(f"lot{n}.ciussscn@ssss.gouv.qc.ca", "Lot", "Ligne", "Cardiologie", "03-001") for n in range(ROWS)])
    _give(here, FileInput(read("liste.csv", content)), "drop")
    with store.reading() as unit:
        (batch,) = unit.batches.of(MANAGER, 1)
    _give(here, ActionInput(f"v1.importer.lot={batch.public_id}&geste=executer"), "run")
    over = threading.Event()

    def feeding() -> None:
        while not over.wait(FED_EVERY):
            if feed(store, house, here.foundation.clock.now()):
                here.worker.wake()

    feeder = threading.Thread(target=feeding, name="feeder")
    feeder.start()
    time.sleep(3 * FED_EVERY)

    def ended() -> int:
        with store.reading() as unit:
            return unit.batches.tally(batch).ended

    try:
        yield ended
    finally:
        over.set()
        feeder.join()


def _give(here: Market, given: FileInput | ActionInput, key: str) -> None:
    dispatcher = Dispatcher(here.foundation.store, here.foundation.clock, here.foundation.house, HANDLERS)
    reply = dispatcher.handle(
        Incoming(
            person=Person(platform="web", address="odile", email=MANAGER),
            conversation="c",
            private=True,
            key=key,
            at=here.foundation.clock.now(),
            input=given,
            reference=key,
        )
    )
    if reply.view is None:
        raise RuntimeError(f"{key}: {reply.outcome}")


def _measure(database: str, alone: list[float], beside: list[float], rows: int) -> Measure:
    notes: dict[str, str | float] = {
        "alone, ms": round(1000 * median(alone)),
        "beside, ms": round(1000 * median(beside)),
        "alone p95, ms": round(1000 * percentile(alone, 0.95)),
        "beside p95, ms": round(1000 * percentile(beside, 0.95)),
        "rows meanwhile": rows,
    }
    return Measure(
        bench=NAME,
        name=f"one command during a batch of {ROWS:,} on {database}",
        value=median(beside) / median(alone),
        unit="× alone",
        limit=TIMES_ALONE,
        notes=notes,
    )
