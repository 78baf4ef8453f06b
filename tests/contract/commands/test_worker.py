"""The worker on real threads, and two people at once for one seat (R51, R90, R91)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from bot.worker import Worker
from commands.domain.accounts import Pool
from commands.incoming import Outcome
from commands.operations.runner import Runner
from tests.support.desk import COLLEAGUE, MANAGER, SITE, Desk
from tests.support.fake_zoom import FakeZoom
from tests.support.samples import licensed

LINE = f"créer {{}}.ciussscn@ssss.gouv.qc.ca prenom=A nom=B installation={SITE} specialite=cardiologie"


class SlowZoom(FakeZoom):
    """Holds creations back until it is told to let go."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.entered = threading.Event()

    def create(self, new: object) -> str:
        self.entered.set()
        self.gate.wait(60)
        return super().create(new)  # type: ignore[arg-type]  # passed on as it came


def eventually(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.01)
    return False


def has_ended(desk: Desk, operation: str) -> bool:
    return desk.operation(operation).ended


def make_worker(desk: Desk, **options: object) -> Worker:
    runner = Runner(desk.store, desk.zoom, desk.clock, desk.house)
    return Worker(desk.store, runner, desk.clock, threads=4, poll=0.05, **options)  # type: ignore[arg-type]  # a test's keywords


def test_what_is_planned_is_run_and_told(desk: Desk) -> None:
    told: list[str] = []
    worker = make_worker(desk, on_change=told.append)
    worker.start()
    operations = [desk.type(LINE.format(f"p{number}")).operation for number in range(8)]
    worker.wake()
    try:
        assert eventually(lambda: set(operations) <= set(told))
        assert {desk.operation(one).outcome for one in operations} == {"created"}
        assert len(desk.zoom.journal) == len(operations)
    finally:
        assert worker.stop(30)


def test_only_the_leader_works(desk: Desk) -> None:
    leads = threading.Event()
    worker = make_worker(desk, leads=leads.is_set)
    worker.start()
    operation = desk.type(LINE.format("p")).operation
    try:
        time.sleep(0.2)
        assert desk.zoom.journal == []
        leads.set()
        assert eventually(lambda: desk.operation(operation).ended)
    finally:
        worker.stop(30)


def test_what_ran_when_the_process_died_is_taken_up_at_the_start(desk: Desk) -> None:
    """R90."""
    operation = desk.type(LINE.format("p")).operation
    with desk.store.writing() as unit:
        unit.ledger.claim(1)
        unit.commit()
    worker = make_worker(desk)
    worker.start()
    try:
        assert eventually(lambda: desk.operation(operation).ended)
    finally:
        worker.stop(30)


def test_stopping_waits_for_what_runs_and_takes_no_more(desk: Desk) -> None:
    zoom = desk.zoom = SlowZoom()
    worker = make_worker(desk)
    worker.start()
    first = desk.type(LINE.format("p")).operation
    worker.wake()
    assert zoom.entered.wait(30)
    second = desk.type(LINE.format("q")).operation
    threading.Timer(0.1, zoom.gate.set).start()
    assert worker.stop(30)
    assert desk.operation(first).outcome == "created"
    assert not desk.operation(second).started or desk.operation(second).ended


def test_what_does_not_end_in_time_is_handed_on(desk: Desk) -> None:
    """R90: the ledger tells that it may have reached Zoom; the next looks first."""
    zoom = desk.zoom = SlowZoom()
    worker = make_worker(desk)
    worker.start()
    operation = desk.type(LINE.format("p")).operation
    worker.wake()
    assert zoom.entered.wait(30)
    assert not worker.stop(0.05)
    assert desk.operation(operation).started
    zoom.gate.set()
    assert eventually(lambda: desk.operation(operation).ended)


def test_an_ear_that_fails_stops_nothing(desk: Desk) -> None:
    def deaf(_operation: str) -> None:
        raise RuntimeError("deaf")

    worker = make_worker(desk, on_change=deaf)
    worker.start()
    try:
        for name in ("p", "q"):
            operation = desk.type(LINE.format(name)).operation
            worker.wake()
            assert eventually(partial(has_ended, desk, operation))
    finally:
        worker.stop(30)


def test_of_many_at_once_just_as_many_have_a_seat_as_there_are(desk: Desk) -> None:
    """R51, with real transactions side by side."""
    desk.allocate("03", 3)
    with ThreadPoolExecutor(8) as pool:
        lines = [(LINE.format(f"p{number}"), MANAGER if number % 2 else COLLEAGUE) for number in range(12)]
        replies = list(pool.map(lambda one: desk.type(one[0], person=one[1]), lines))
    assert sorted(reply.outcome for reply in replies) == sorted([Outcome.PLANNED] * 3 + [Outcome.REFUSED] * 9)
    with desk.store.reading() as unit:
        count = unit.seats.count("03", Pool.LICENCE)
    assert (count.reserved, count.free) == (3, 0)
    desk.work()
    assert len(desk.zoom.journal) == 3


def test_yes_pressed_many_times_at_once_deletes_once(desk: Desk) -> None:
    """R44."""
    email = "achille.talon.ciussscn@ssss.gouv.qc.ca"
    desk.known(licensed(email), establishment="03")
    question = desk.type(f"supprimer {email}").operation
    desk.work()
    yes = f"v1.supprimer.geste=oui&jeton={desk.operation(question).payload['token']}"
    with ThreadPoolExecutor(6) as pool:
        replies = list(pool.map(lambda _: desk.press(yes), range(6)))
    outcomes = sorted(reply.outcome for reply in replies)
    assert outcomes == sorted([Outcome.PLANNED, *[Outcome.ALREADY_DONE] * 5])
    desk.work()
    assert len(desk.zoom.writes("remove")) == 1
