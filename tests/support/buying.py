"""Many people who want the same few seats at the same time: planners in threads or in processes of their own, one worker.

`python -m tests.support.buying URL FIRST LAST` plans creations as a replica does and prints what each was answered.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.engine import URL

from bot.bootstrap import Foundation, lay_foundation, reach_zoom
from bot.clock import SystemClock
from bot.i18n import translator
from bot.localise import localise
from bot.plain import plain_text
from bot.settings import Settings
from bot.worker import Worker
from commands.dispatcher import Dispatcher
from commands.domain.accounts import Pool
from commands.domain.people import Grant, Role
from commands.handlers import HANDLERS
from commands.incoming import Incoming, Outcome, Person, TextInput
from commands.operations.runner import Runner
from commands.ports import Clock
from tests.support.simulator import ZoomCaller
from zoom.simulator import RunningSimulator

MANAGER = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
PLACE = "03"
Answers = list[tuple[str, str]]
"""Outcome, and the words where it was a refusal."""


class QuickClock:
    """Time runs so many times as fast: tries that wait for their time come sooner."""

    def __init__(self, speed: float = 20.0) -> None:
        self._began = time.monotonic()
        self._start = datetime.now(UTC)
        self._speed = speed

    def now(self) -> datetime:
        return self._start + timedelta(seconds=(time.monotonic() - self._began) * self._speed)


@dataclass
class Market:
    """A store, its simulated Zoom, and the worker between them."""

    foundation: Foundation
    zoom: ZoomCaller
    worker: Worker

    def unended(self) -> int:
        with self.foundation.store.reading() as unit:
            return sum(unit.ledger.depth().values())


def address(number: int) -> str:
    return f"acheteur{number}.ciussscn@ssss.gouv.qc.ca"


def settings(url: URL | str, zoom: RunningSimulator | None = None, **more: object) -> Settings:
    text = url if isinstance(url, str) else url.render_as_string(hide_password=False)
    values: dict[str, object] = {"database_url": text, **more}
    if zoom is not None:
        credentials = {"zoom_account_id": "demo-account", "zoom_client_id": "demo-client", "zoom_client_secret": "demo-secret"}
        values |= {"zoom_api_url": zoom.api_url, "zoom_oauth_url": zoom.oauth_url, **credentials}
    return Settings(_env_file=None, **values)  # type: ignore[arg-type, call-arg]  # checked by the fields; the plugin knows it not


@contextmanager
def market(url: URL, zoom: ZoomCaller, seats: int, clock: Clock | None = None) -> Iterator[Market]:
    """Nobody has asked for anything yet, and the worker waits to be started."""
    with ExitStack() as stack:
        foundation = lay_foundation(settings(url, zoom.running), clock or QuickClock())
        stack.callback(foundation.engine.dispose)
        with foundation.store.writing() as unit:
            now = foundation.clock.now()
            unit.grants.grant(Grant(email=MANAGER, role=Role.MANAGER, scope=PLACE, granted_by="test", granted_at=now))
            unit.seats.allocate(PLACE, Pool.LICENCE, seats, by="test", reason="scénario")
            unit.commit()
        reach = stack.enter_context(reach_zoom(foundation.settings, foundation.clock))
        runner = Runner(foundation.store, reach.gateway, foundation.clock, foundation.house, patient=reach.patient)
        worker = Worker(foundation.store, runner, foundation.clock, poll=0.05)
        stack.callback(worker.stop, 10.0)
        yield Market(foundation, zoom, worker)


def ask(foundation: Foundation, numbers: range) -> Answers:
    """Create these people, one after the other, as a manager types it."""
    dispatcher = Dispatcher(foundation.store, foundation.clock, foundation.house, HANDLERS)
    return [_ask(dispatcher, foundation.clock.now(), number) for number in numbers]


def _ask(dispatcher: Dispatcher, now: datetime, number: int) -> tuple[str, str]:
    text = f'créer {address(number)} prenom=Achille nom=Teur specialite="Médecine interne" installation=03-001'
    reply = dispatcher.handle(
        Incoming(
            person=Person(platform="web", address="odile", email=MANAGER),
            conversation="c",
            private=True,
            key=f"buy-{number}",
            at=now,
            input=TextInput(text),
            reference=f"r{number}",
        )
    )
    said = "" if reply.outcome is Outcome.PLANNED or reply.view is None else plain_text(localise(reply.view, translator("fr")))
    return reply.outcome.value, said


def in_threads(foundation: Foundation, people: int, threads: int) -> Answers:
    answers: Answers = []
    share = people // threads
    started = [
        threading.Thread(target=lambda first=one * share: answers.extend(ask(foundation, range(first, first + share))))
        for one in range(threads)
    ]
    for thread in started:
        thread.start()
    for thread in started:
        thread.join()
    return answers


def in_processes(url: URL, people: int, processes: int) -> Answers:
    """Each a replica of its own."""
    share = -(-people // processes)
    command = [sys.executable, "-m", "tests.support.buying", url.render_as_string(hide_password=False)]
    root = Path(__file__).parents[2]
    ranges = [(first, min(people, first + share)) for first in range(0, people, share)]
    started = [
        subprocess.Popen([*command, str(first), str(last)], stdout=subprocess.PIPE, text=True, cwd=root) for first, last in ranges
    ]
    answers: Answers = []
    for process in started:
        told, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        found: list[Any] = json.loads(told)
        answers += [(str(outcome), str(said)) for outcome, said in found]
    return answers


def main() -> None:
    url, first, last = sys.argv[1:]
    foundation = lay_foundation(settings(url), SystemClock())
    print(json.dumps(ask(foundation, range(int(first), int(last)))))
    foundation.engine.dispose()


if __name__ == "__main__":
    main()
