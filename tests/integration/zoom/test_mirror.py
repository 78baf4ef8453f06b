"""The mirror between the simulated Zoom and a real store (R92)."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from msgspec import structs

from commands.domain.accounts import Account, Status, UserType, ZoomView
from commands.domain.errors import StoreBusy, ZoomProblem, ZoomRefused
from commands.domain.operations import Kind, NewOperation
from commands.domain.people import EVERYWHERE
from commands.ports import Change, Difference, Nudge, Refusal, Unit, ZoomPage
from storage.engine import make_engine
from storage.migrate import upgrade
from storage.reference.loader import load_reference
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.zoom_wiring import ManualTimer, WallClock, calls, control, state, wired_to
from zoom.gateway import Gateway
from zoom.mirror import Mirror, React
from zoom.simulator import RunningSimulator

SOMEONE = "camille.roberge.ciussscn@ssss.gouv.qc.ca"


@dataclass
class Place:
    """A mirror, what it reacted to, and the clock it goes by."""

    mirror: Mirror
    gateway: Gateway
    store: SqlStore
    clock: SettableClock
    told: list[tuple[Difference, str]] = field(default_factory=list)

    def account(self, email: str) -> Account | None:
        with self.store.reading() as unit:
            return unit.directory.by_email(email)

    def known(self) -> dict[Status, int]:
        with self.store.reading() as unit:
            counts = unit.directory.counts(EVERYWHERE)
        return {status: sum(one.number for one in counts if one.status is status) for status in Status}

    def with_react(self, react: React) -> Mirror:
        """The same mirror with another reaction."""
        return Mirror(self.gateway, self.store, self.clock, react)

    def running(self) -> bool:
        with self.store.reading() as unit:
            return unit.directory.freshness().running

    def alarm(self) -> str:
        with self.store.reading() as unit:
            return unit.directory.freshness().alarm


@pytest.fixture
def place(simulator: RunningSimulator, tmp_path: Path) -> Iterator[Place]:
    clock = SettableClock(WallClock().now())
    url = f"sqlite:///{tmp_path / 'iris.sqlite3'}"
    upgrade(url)
    engine = make_engine(url)
    store = SqlStore(engine, clock, load_reference())
    with wired_to(simulator, timer=ManualTimer()) as wiring:
        told: list[tuple[Difference, str]] = []

        def react(_: Unit, differences: Sequence[Difference], by: str) -> None:
            told.extend((difference, by) for difference in differences)

        gateway = Gateway(wiring.client)
        yield Place(Mirror(gateway, store, clock, react), gateway, store, clock, told)
    engine.dispose()


def someone(simulator: RunningSimulator, email: str = SOMEONE, **wanted: object) -> str:
    return str(control(simulator, "people", email=email, **{"status": "active", "type": 2, **wanted})["id"])


def remove(simulator: RunningSimulator, email: str) -> None:
    control(simulator, "people", email=email, remove=True)


def event(zoom_id: str, email: str = "", operator: str = "") -> Nudge:
    at = WallClock().now()
    return Nudge(zoom_id=zoom_id, email=email, event_at=at, operator=operator)


def test_a_first_reading_knows_everybody(place: Place, simulator: RunningSimulator) -> None:
    reading = place.mirror.read_all()
    there = state(simulator)["counts"]
    assert {status.value: number for status, number in place.known().items() if status is not Status.EXPIRED} == there
    assert (reading.seen, reading.alarm) == (sum(there.values()), "")
    assert reading.changes == {Change.ADDED: reading.seen}
    assert len(place.told) == reading.seen


def test_an_unchanged_account_read_again_is_nobodys_news(place: Place) -> None:
    place.mirror.read_all()
    place.told.clear()
    place.clock.advance(hours=1)
    assert not place.mirror.read_all().changes
    assert place.told == []


def test_somebody_deleted_at_zoom_goes_once_zoom_says_so(place: Place, simulator: RunningSimulator) -> None:
    someone(simulator)
    place.mirror.read_all()
    place.clock.advance(hours=1)
    remove(simulator, SOMEONE)
    assert place.mirror.read_all().changes == {Change.REMOVED: 1}
    assert place.account(SOMEONE) is None


def test_somebody_in_none_of_the_listings_is_asked_for_and_kept(place: Place, simulator: RunningSimulator) -> None:
    """Their status changed between two listings."""
    someone(simulator)
    place.mirror.read_all()
    place.clock.advance(hours=1)

    class Elusive(Gateway):
        def pages(self, status: Status) -> Iterator[ZoomPage]:
            for page in super().pages(status):
                yield replace(page, views=tuple(view for view in page.views if view.email != SOMEONE))

    with wired_to(simulator, timer=ManualTimer()) as wiring:
        mirror = Mirror(Elusive(wiring.client), place.store, place.clock, lambda *_: None)
        assert not mirror.read_all().changes
    assert place.account(SOMEONE) is not None


def test_a_reading_cut_short_removes_nobody_and_says_partial(place: Place, simulator: RunningSimulator) -> None:
    someone(simulator)
    place.mirror.read_all()
    before = place.known()
    place.clock.advance(hours=1)
    remove(simulator, SOMEONE)
    control(simulator, "faults", error_rate=1.0, match="GET /users$")
    assert place.mirror.read_all().alarm == "partial"
    assert (place.known(), place.alarm()) == (before, "partial")
    control(simulator, "faults", clear=True)
    assert place.mirror.read_all().alarm == ""
    assert (place.account(SOMEONE), place.alarm()) == (None, "")


def test_a_shrinking_reading_removes_nobody_until_it_is_accepted(place: Place, simulator: RunningSimulator) -> None:
    place.mirror.read_all()
    before = place.known()
    gone = [user["email"] for user in state(simulator, status="active")["users"] if user["role_id"] == "2"][:60]
    for email in gone:
        remove(simulator, email)
    place.clock.advance(hours=1)
    assert place.mirror.read_all().alarm == "shrinking"
    assert (place.known(), place.alarm()) == (before, "shrinking")
    assert place.mirror.read_all(accept_shrink=True).changes == {Change.REMOVED: 60}
    assert place.known()[Status.ACTIVE] == before[Status.ACTIVE] - 60


def test_an_outage_while_asking_for_the_absent_leaves_them_for_the_next_time(place: Place, simulator: RunningSimulator) -> None:
    someone(simulator)
    place.mirror.read_all()
    place.clock.advance(hours=1)
    remove(simulator, SOMEONE)
    control(simulator, "faults", error_rate=1.0, match="GET /users/")
    assert place.mirror.read_all().unresolved == 1
    assert place.account(SOMEONE) is not None
    control(simulator, "faults", clear=True)
    place.mirror.read_all()
    assert place.account(SOMEONE) is None


def test_one_account_that_zoom_refuses_does_not_stop_the_others(place: Place, simulator: RunningSimulator) -> None:
    """R92: whom Zoom will not tell of is kept, and waits for the next reading."""
    others = [f"p{number}.ciussscn@ssss.gouv.qc.ca" for number in range(3)]
    for email in (SOMEONE, *others):
        someone(simulator, email)
    place.mirror.read_all()
    refused = place.account(others[0])
    assert refused is not None
    unanswered = refused.zoom_id
    place.clock.advance(hours=1)
    for email in (SOMEONE, *others):
        remove(simulator, email)

    class Refusing(Gateway):
        def find(self, key: str) -> ZoomView | None:
            if key == unanswered:
                raise ZoomRefused(Refusal.UNKNOWN, "unknown 400/9999")
            return super().find(key)

    with wired_to(simulator, timer=ManualTimer()) as wiring:
        reading = Mirror(Refusing(wiring.client), place.store, place.clock, lambda *_: None).read_all()
    assert (reading.alarm, reading.unresolved, reading.changes) == ("", 1, {Change.REMOVED: 3})
    assert [place.account(email) is not None for email in (SOMEONE, *others)] == [False, True, False, False]


def test_a_reading_told_to_stop_ends_as_partial_while_zoom_still_thinks(place: Place, simulator: RunningSimulator) -> None:
    """SIGTERM gives ten seconds: neither the page under way nor the absent are waited for (R92)."""
    place.mirror.read_all()
    place.clock.advance(hours=1)
    control(simulator, "faults", latency_ms=30_000, match="GET /users")
    told = threading.Event()
    with wired_to(simulator) as wiring:
        mirror = Mirror(Gateway(wiring.client), place.store, place.clock, lambda *_: None, told.is_set)
        threading.Timer(0.2, told.set).start()
        began = time.monotonic()
        reading = mirror.read_all()
        took = time.monotonic() - began
    assert (reading.alarm, place.alarm(), place.running()) == ("partial", "partial", False)
    assert took < 30


def test_a_reading_told_to_stop_asks_for_no_more_of_the_absent(place: Place, simulator: RunningSimulator) -> None:
    for number in range(4):
        someone(simulator, f"p{number}.ciussscn@ssss.gouv.qc.ca")
    place.mirror.read_all()
    place.clock.advance(hours=1)
    for number in range(4):
        remove(simulator, f"p{number}.ciussscn@ssss.gouv.qc.ca")
    with wired_to(simulator, timer=ManualTimer()) as wiring:
        gone: list[Difference] = []
        mirror = Mirror(
            Gateway(wiring.client), place.store, place.clock, lambda _, found, __: gone.extend(found), lambda: len(gone) == 2
        )
        assert mirror.read_all().alarm == "partial"
    assert len(gone) == 2


def test_a_store_that_is_busy_once_is_tried_again(place: Place) -> None:
    busy = iter([StoreBusy("others write")])

    def react(_: Unit, __: Sequence[Difference], ___: str) -> None:
        for error in busy:
            raise error

    with_busy = place.with_react(react)
    reading = with_busy.read_all()
    assert (reading.alarm, reading.seen) == ("", sum(place.known().values()))


def test_a_store_that_stays_busy_ends_the_reading_as_partial(place: Place) -> None:
    def react(_: Unit, __: Sequence[Difference], ___: str) -> None:
        raise StoreBusy("others write")

    assert place.with_react(react).read_all().alarm == "partial"
    assert (place.alarm(), place.running()) == ("partial", False)


def test_a_reading_that_breaks_leaves_no_reading_running(place: Place) -> None:
    def react(_: Unit, __: Sequence[Difference], ___: str) -> None:
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError):
        place.with_react(react).read_all()
    assert not place.running()


def test_what_a_killed_process_left_as_running_is_forgotten(place: Place) -> None:
    with place.store.writing() as unit:
        unit.directory.note_reading(structs.replace(unit.directory.freshness(), running=True))
        unit.commit()
    place.mirror.forget_running()
    assert not place.running()


def test_an_invitation_that_ran_its_thirty_days_stays_as_expired(place: Place, simulator: RunningSimulator) -> None:
    """R26."""
    someone(simulator, status="pending")
    place.mirror.read_all()
    control(simulator, "clock", advance_days=31)
    place.clock.advance(days=31)
    reading = place.mirror.read_all(accept_shrink=True)
    account = place.account(SOMEONE)
    assert account is not None
    assert account.status is Status.EXPIRED
    assert reading.changes[Change.EXPIRED] >= 1
    assert not place.mirror.read_all().changes


def test_an_activation_is_told_with_who_did_it(place: Place, simulator: RunningSimulator) -> None:
    """R30: a deferred change is applied when the activation is seen."""
    zoom_id = someone(simulator, status="pending")
    place.mirror.read_all()
    place.told.clear()
    place.clock.advance(hours=1)
    control(simulator, "activate", email=SOMEONE)
    place.mirror.reread(event(zoom_id, SOMEONE, "admin.web@organisation.example"))
    assert [(one.change, by) for one, by in place.told] == [(Change.ACTIVATED, "admin.web@organisation.example")]
    account = place.account(SOMEONE)
    assert account is not None
    assert (account.status, account.zoom_id) == (Status.ACTIVE, zoom_id)


def test_events_repeated_or_out_of_order_end_where_zoom_is(place: Place, simulator: RunningSimulator) -> None:
    zoom_id = someone(simulator)
    place.mirror.read_all()
    place.clock.advance(hours=1)
    control(simulator, "people", email=SOMEONE, status="inactive", type=1)
    for _ in range(4):
        place.mirror.reread(event(zoom_id, SOMEONE))
    account = place.account(SOMEONE)
    assert account is not None
    assert (account.status, account.user_type) == (Status.INACTIVE, UserType.BASIC)
    assert [one.change for one, _ in place.told].count(Change.CHANGED) == 1


def test_an_event_about_somebody_new_or_gone_is_followed(place: Place, simulator: RunningSimulator) -> None:
    place.mirror.read_all()
    place.clock.advance(hours=1)
    zoom_id = someone(simulator)
    place.mirror.reread(event(zoom_id, SOMEONE))
    assert place.account(SOMEONE) is not None
    place.clock.advance(hours=1)
    remove(simulator, SOMEONE)
    place.mirror.reread(event(zoom_id, SOMEONE))
    assert place.account(SOMEONE) is None


def test_an_event_during_an_outage_changes_nothing_and_can_come_back(place: Place, simulator: RunningSimulator) -> None:
    zoom_id = someone(simulator)
    place.mirror.read_all()
    place.clock.advance(hours=1)
    control(simulator, "faults", error_rate=1.0)
    with pytest.raises(ZoomProblem):
        place.mirror.reread(event(zoom_id, SOMEONE))
    assert place.account(SOMEONE) is not None


def test_an_account_under_an_operation_is_left_to_it(place: Place, simulator: RunningSimulator) -> None:
    """R90: a resent invitation is cancelled and made again; the moment between is no removal."""
    zoom_id = someone(simulator)
    place.mirror.read_all()
    account = place.account(SOMEONE)
    assert account is not None
    with place.store.writing() as unit:
        unit.ledger.plan(
            NewOperation(
                kind=Kind.DELETE,
                intent="a-deletion",
                actor="admin@ssss.gouv.qc.ca",
                email=SOMEONE,
                account_id=account.id,
                establishments=(account.establishment,),
                payload={},
                reference="abcd",
            )
        )
        unit.commit()
    place.clock.advance(hours=1)
    remove(simulator, SOMEONE)
    place.mirror.read_all()
    place.mirror.reread(event(zoom_id, SOMEONE))
    assert place.account(SOMEONE) is not None


def test_a_reading_keeps_what_listings_do_not_carry(place: Place, simulator: RunningSimulator) -> None:
    zoom_id = someone(simulator, job_title="Infirmière", first_name="Camille")
    place.mirror.read_all()
    place.clock.advance(hours=1)
    place.mirror.reread(event(zoom_id, SOMEONE))
    place.clock.advance(hours=1)
    place.mirror.read_all()
    account = place.account(SOMEONE)
    assert account is not None
    assert account.job_title == "Infirmière"


def test_an_address_taken_over_by_somebody_new_ends_the_one_who_had_it(place: Place, simulator: RunningSimulator) -> None:
    someone(simulator, first_name="Camille")
    place.mirror.read_all()
    place.clock.advance(hours=1)
    remove(simulator, SOMEONE)
    again = someone(simulator, first_name="Clotilde")
    place.mirror.read_all()
    account = place.account(SOMEONE)
    assert account is not None
    assert (account.zoom_id, account.first_name) == (again, "Clotilde")
    assert place.known()[Status.ACTIVE] == state(simulator)["counts"]["active"]


def test_the_mirror_reads_three_statuses_and_asks_for_nobody_it_has_met(place: Place, simulator: RunningSimulator) -> None:
    place.mirror.read_all()
    place.clock.advance(hours=1)
    place.mirror.read_all()
    assert {call["path"] for call in calls(simulator, "GET")} == {"/users"}
