"""When Zoom is read: what events name, and what a process that died left behind (R92)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from msgspec import structs

from bot.readings import Readings
from commands.domain.accounts import ZoomView
from commands.domain.errors import ZoomRefused, ZoomUnavailable
from commands.ports import Nudge, Refusal
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.zoom_wiring import ManualTimer, control, wired_to
from zoom.addons import AddOnReader
from zoom.client import ZoomClient
from zoom.gateway import Gateway
from zoom.mirror import Mirror
from zoom.simulator import SimulatorSettings, serve

REFUSED, KNOWN = "a.roy.ciussscn@ssss.gouv.qc.ca", "b.roy.ciussscn@ssss.gouv.qc.ca"


class Choosy(Gateway):
    """Refuses to tell of one person, and of everybody while it is `down`; takes long unless `answering`."""

    down = False

    def __init__(self, client: ZoomClient) -> None:
        super().__init__(client)
        self.answering = threading.Event()
        self.answering.set()

    def find(self, key: str) -> ZoomView | None:
        self.answering.wait(60)
        if self.down:
            raise ZoomUnavailable
        if key == REFUSED:
            raise ZoomRefused(Refusal.UNKNOWN, "unknown 400/9999")
        return super().find(key)


@contextmanager
def readings(
    store: SqlStore, clock: SettableClock, halted: Callable[[], bool] = lambda: False
) -> Iterator[tuple[Readings, Choosy]]:
    with serve(SimulatorSettings(users=0)) as zoom, wired_to(zoom, timer=ManualTimer()) as wiring:
        control(zoom, "people", email=KNOWN, status="active", type=2)
        gateway = Choosy(wiring.client)
        mirror = Mirror(gateway, store, clock, lambda *_: None, halted)
        addons = AddOnReader(gateway, store, clock, lambda *_: None, halted)
        yield Readings(mirror, addons, store, clock, timedelta(hours=1), halted), gateway


def named(store: SqlStore, clock: SettableClock, *emails: str) -> None:
    with store.writing() as unit:
        for email in emails:
            unit.nudges.add(Nudge(zoom_id="", email=email, event_at=clock.now(), operator=""))
            clock.advance(seconds=1)
        unit.commit()


def waiting(store: SqlStore) -> list[str]:
    with store.reading() as unit:
        return [one.email for one in unit.nudges.oldest(10)]


def test_one_account_that_zoom_refuses_keeps_no_other_event_waiting(store: SqlStore, clock: SettableClock) -> None:
    with readings(store, clock) as (reading, _):
        named(store, clock, REFUSED, KNOWN)
        reading.nudged()
    assert waiting(store) == []
    with store.reading() as unit:
        assert unit.directory.by_email(KNOWN) is not None


def test_events_wait_for_zoom_to_be_back(store: SqlStore, clock: SettableClock) -> None:
    with readings(store, clock) as (reading, zoom):
        named(store, clock, REFUSED, KNOWN)
        zoom.down = True
        reading.nudged()
        assert waiting(store) == [REFUSED, KNOWN]
        zoom.down = False
        reading.nudged()
    assert waiting(store) == []


def test_what_a_killed_leader_left_as_running_is_forgotten_by_the_next(store: SqlStore, clock: SettableClock) -> None:
    """R12: a list does not say for an hour that a reading runs where none does."""
    leads = [False]
    with readings(store, clock, lambda: not leads[0]) as (reading, _):
        clock.advance(minutes=61)
        leads[0] = True
        reading.due()
        leads[0] = False
        reading.due()
        with store.writing() as unit:  # another led meanwhile, began a reading, and was killed
            unit.directory.note_reading(structs.replace(unit.directory.freshness(), running=True))
            unit.commit()
        leads[0] = True
        reading.due()  # no reading is due
    with store.reading() as unit:
        assert (unit.directory.freshness().running, unit.directory.freshness().alarm) == (False, "")


def test_told_to_stop_it_waits_for_no_answer_of_zoom(store: SqlStore, clock: SettableClock) -> None:
    """SIGTERM gives ten seconds; Zoom may take longer. The event stays."""
    stopping = threading.Event()
    with readings(store, clock, stopping.is_set) as (reading, zoom):
        named(store, clock, KNOWN)
        zoom.answering.clear()
        threading.Timer(0.1, stopping.set).start()
        began = time.monotonic()
        reading.nudged()
        assert time.monotonic() - began < 60
        zoom.answering.set()
    assert waiting(store) == [KNOWN]
