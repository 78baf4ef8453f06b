"""Add-ons read in the background, between the simulated Zoom and a real store (R35)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from commands.domain.accounts import Account, Status, ZoomView
from commands.domain.errors import ZoomProblem, ZoomRefused
from commands.ports import Difference, Refusal, Unit
from storage.engine import make_engine
from storage.migrate import upgrade
from storage.reference.loader import load_reference
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.zoom_wiring import ManualTimer, WallClock, calls, control, state, wired_to
from zoom.addons import AddOnReader
from zoom.ahead import Halted
from zoom.gateway import Gateway
from zoom.mirror import Mirror
from zoom.simulator import RunningSimulator

SOMEONE = "camille.roberge.ciussscn@ssss.gouv.qc.ca"


def react(_: Unit, __: Sequence[Difference], ___: str) -> None:
    """Nothing else happens here."""


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock(WallClock().now())


@pytest.fixture
def store(clock: SettableClock, tmp_path: Path) -> Iterator[SqlStore]:
    url = f"sqlite:///{tmp_path / 'iris.sqlite3'}"
    upgrade(url)
    engine = make_engine(url)
    yield SqlStore(engine, clock, load_reference())
    engine.dispose()


def account(store: SqlStore, email: str = SOMEONE) -> Account:
    with store.reading() as unit:
        found = unit.directory.by_email(email)
    assert found is not None
    return found


def test_a_round_finds_every_holders_addons(simulator: RunningSimulator, store: SqlStore, clock: SettableClock) -> None:
    with wired_to(simulator, timer=ManualTimer()) as wiring:
        gateway = Gateway(wiring.client)
        Mirror(gateway, store, clock, react).read_all()
        clock.advance(minutes=1)
        reader = AddOnReader(gateway, store, clock, react)
        while not reader.read(100):
            pass
    holders = [user for user in state(simulator, status="active")["users"] if user["feature"] and user["type"] == 2]
    expected = {
        user["email"]: (
            user["feature"]["large_meeting"] and user["feature"]["large_meeting_capacity"],
            user["feature"]["webinar"] and user["feature"]["webinar_capacity"],
        )
        for user in holders
    }
    found = {email: (account(store, email).large_meeting, account(store, email).webinar) for email in expected}
    assert found == {email: (large or 0, webinar or 0) for email, (large, webinar) in expected.items()}
    assert any(large or webinar for large, webinar in found.values())


def test_an_outage_keeps_the_place_and_what_is_known(simulator: RunningSimulator, store: SqlStore, clock: SettableClock) -> None:
    control(simulator, "people", email=SOMEONE, status="active", type=2, feature={"webinar": True, "webinar_capacity": 500})
    with wired_to(simulator, timer=ManualTimer()) as wiring:
        gateway = Gateway(wiring.client)
        Mirror(gateway, store, clock, react).read_all()
        reader = AddOnReader(gateway, store, clock, react)
        clock.advance(minutes=1)
        while not reader.read(200):
            pass
        control(simulator, "faults", error_rate=1.0)
        clock.advance(minutes=1)
        with pytest.raises(ZoomProblem):
            reader.read(200)
        assert account(store).webinar == 500
        control(simulator, "faults", clear=True)
        control(simulator, "people", email=SOMEONE, feature={"webinar": False})
        while not reader.read(200):
            pass
    assert (account(store).webinar, account(store).status) == (0, Status.ACTIVE)


def test_a_restart_goes_on_where_the_round_stood(simulator: RunningSimulator, store: SqlStore, clock: SettableClock) -> None:
    """R35: whoever was looked at longest ago comes first."""
    with wired_to(simulator, timer=ManualTimer()) as wiring:
        gateway = Gateway(wiring.client)
        Mirror(gateway, store, clock, react).read_all()
        AddOnReader(gateway, store, clock, react).read(20)
        first = looked_at(simulator)
        clock.advance(minutes=1)
        AddOnReader(gateway, store, clock, react).read(20)
    again = looked_at(simulator)
    assert (len(first), len(again)) == (20, 40)


def test_one_holder_that_zoom_refuses_does_not_stop_the_round(
    simulator: RunningSimulator, store: SqlStore, clock: SettableClock
) -> None:
    control(simulator, "people", email=SOMEONE, status="active", type=2)

    class Refusing(Gateway):
        def find(self, key: str) -> ZoomView | None:
            if key == account(store).zoom_id:
                raise ZoomRefused(Refusal.UNKNOWN, "unknown 400/9999")
            return super().find(key)

    with wired_to(simulator, timer=ManualTimer()) as wiring:
        gateway = Refusing(wiring.client)
        Mirror(gateway, store, clock, react).read_all()
        reader = AddOnReader(gateway, store, clock, react)
        while not reader.read(200):
            pass
    licensed = [user for user in state(simulator, status="active")["users"] if user["type"] == 2]
    assert len(looked_at(simulator)) == len(licensed) - 1


def test_a_reader_told_to_stop_notes_nobody(simulator: RunningSimulator, store: SqlStore, clock: SettableClock) -> None:
    with wired_to(simulator, timer=ManualTimer()) as wiring:
        gateway = Gateway(wiring.client)
        Mirror(gateway, store, clock, react).read_all()
        with pytest.raises(Halted):
            AddOnReader(gateway, store, clock, react, lambda: True).read(20)
    with store.reading() as unit:
        assert len(unit.directory.addons_unread_since(clock.now(), 20)) == 20


def looked_at(simulator: RunningSimulator) -> set[str]:
    """Whose add-ons Zoom was asked for."""
    return {call["path"] for call in calls(simulator, "GET", "/settings")}
