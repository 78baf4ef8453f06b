"""Figures by night, people told that few seats are left, and the comparison with Zoom's own figures (R50, R74, R75)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.i18n import Translator
from bot.localise import localise
from bot.plain import plain_text
from bot.plan_checks import PlanChecks
from commands.context import House
from commands.domain.accounts import Pool, Status, UserType
from commands.domain.errors import ZoomUnavailable
from commands.domain.listing import Freshness
from commands.domain.people import Scope
from commands.domain.reference import ReferenceData
from commands.domain.seat_figures import Cause, PlanCheck, PlanUse
from commands.duties.figures import keep_figures, tell_low_seats
from commands.incoming import Person
from commands.ports import DueLetter
from commands.views.letters import LetterContext, letter_view
from commands.views.show import Reader
from storage.unit import SqlStore
from tests.support.asking import ADMIN, CCT, MANAGER, READER, Asker
from tests.support.clock import SettableClock
from tests.support.fake_zoom import FakeZoom
from tests.support.samples import new_operation

NIGHT = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)
"""4:00 in Montréal."""
HERE = Scope(establishments=frozenset({"03"}))


@pytest.fixture
def asker(store: SqlStore, clock: SettableClock, reference: ReferenceData) -> Asker:
    asker = Asker(store, clock, House(reference=reference, admins=frozenset({ADMIN})))
    with store.writing() as unit:
        for email in (ADMIN, CCT, MANAGER, READER):
            unit.contacts.met(Person(platform="slack", address=f"U-{email}", email=email))
        unit.commit()
    asker.type('licences etab=03 allouer=3 raison="Entente"', ADMIN)
    return asker


def taken(asker: Asker, *numbers: int, status: Status = Status.ACTIVE, **fields: object) -> None:
    for number in numbers:
        asker.known(f"p{number}.ciussscn@ssss.gouv.qc.ca", status, None, **fields)


def freed(asker: Asker, number: int) -> None:
    asker.known(f"p{number}.ciussscn@ssss.gouv.qc.ca", user_type=UserType.BASIC, raw_type=1)


def letters(asker: Asker) -> list[DueLetter]:
    """Those that leave now."""
    with asker.store.writing() as unit:
        claimed = list(unit.letters.claim(20))
        for one in claimed:
            unit.letters.delivered(one, "m1")
        unit.commit()
    return claimed


def said(asker: Asker, letter: DueLetter, locale: str = "fr") -> str:
    with asker.store.reading() as unit:
        reader = Reader(command="/iris", now=asker.clock.now())
        view = letter_view(letter.kind, letter.payload, LetterContext(unit=unit, house=asker.house, reader=reader))
    return "" if view is None else plain_text(localise(view, Translator(locale, strict=True)))


# --- figures by night


def test_figures_are_kept_once_a_night(asker: Asker, clock: SettableClock) -> None:
    clock.set(NIGHT - timedelta(hours=2))
    assert keep_figures(asker.store, asker.house, clock.now()) == 0
    clock.set(NIGHT)
    assert [keep_figures(asker.store, asker.house, clock.now()) for _ in range(2)] == [1, 0]
    with asker.store.reading() as unit:
        (point,) = unit.seat_figures.trend(HERE, Pool.LICENCE, [date(2026, 3, 10)])
    assert (point.allocated, point.taken) == (3, 0)


# --- few seats left


def test_managers_and_cct_are_told_once_per_crossing(asker: Asker, clock: SettableClock) -> None:
    """R75: not readers, not each tick, not again until seats were free again."""
    asker.type("licences etab=03 seuil=1", CCT)

    def tick() -> list[DueLetter]:
        tell_low_seats(asker.store, asker.house, clock.now())
        return letters(asker)

    taken(asker, 1)
    assert tick() == []
    taken(asker, 2)
    first = tick()
    assert sorted(str(one.payload["person"]) for one in first) == sorted([CCT, MANAGER])
    assert "il en reste 1 de libre" in said(asker, first[0]).replace("\u00a0", " ")
    taken(asker, 3)
    assert tick() == []
    for number in (2, 3):
        freed(asker, number)
    assert tick() == []
    clock.advance(days=1)
    taken(asker, 2, 3)
    assert len(tick()) == 2


def test_up_and_down_within_a_day_is_told_once(asker: Asker, clock: SettableClock) -> None:
    asker.type("licences etab=03 seuil=2", ADMIN)
    told = 0
    for _ in range(3):
        taken(asker, 1)
        tell_low_seats(asker.store, asker.house, clock.now())
        told += len(letters(asker))
        freed(asker, 1)
        tell_low_seats(asker.store, asker.house, clock.now())
    assert told == 2


def test_what_is_told_is_true_as_it_leaves(asker: Asker, clock: SettableClock) -> None:
    """R3: nothing to one who lost their rights meanwhile; a deficit is told as one."""
    asker.type("licences etab=03 seuil=1", ADMIN)
    taken(asker, 1, 2, 3, 4)
    tell_low_seats(asker.store, asker.house, clock.now())
    to_manager = next(one for one in letters(asker) if one.payload["person"] == MANAGER)
    assert "déficit de 1" in said(asker, to_manager)
    assert "deficit of 1" in said(asker, to_manager, "en")
    for number in (1, 2, 3):
        freed(asker, number)
    assert "de nouveau 2" in said(asker, to_manager)
    with asker.store.writing() as unit:
        unit.grants.revoke(MANAGER, "gestionnaire", "03")
        unit.commit()
    assert said(asker, to_manager) == ""


def test_without_an_allocation_there_is_nothing_to_run_out_of(asker: Asker, clock: SettableClock) -> None:
    asker.type('licences etab=03 allouer=aucune raison="Fin"', ADMIN)
    assert "n’est pas fixée" in asker.read("licences etab=03 seuil=5", ADMIN)
    taken(asker, 1)
    assert tell_low_seats(asker.store, asker.house, clock.now()) == 0


# --- Zoom's own figures


@pytest.fixture
def zoom() -> FakeZoom:
    return FakeZoom()


@pytest.fixture
def checks(asker: Asker, zoom: FakeZoom, clock: SettableClock) -> PlanChecks:
    clock.set(NIGHT)
    read(asker)
    return PlanChecks(zoom, asker.store, clock, asker.house, lambda: False)


def read(asker: Asker, *, alarm: str = "") -> None:
    with asker.store.writing() as unit:
        unit.directory.note_reading(Freshness(complete_at=asker.clock.now(), running=False, alarm=alarm))
        unit.commit()


def last(asker: Asker) -> PlanCheck:
    with asker.store.reading() as unit:
        found = unit.seat_figures.last_check()
    assert found is not None
    return found


def test_the_same_figures_are_told_to_admins_alone_in_the_state(asker: Asker, zoom: FakeZoom, checks: PlanChecks) -> None:
    taken(asker, 1, 2)
    taken(asker, 3, status=Status.PENDING)
    zoom.plans = {Pool.LICENCE: PlanUse(bought=100, taken=3)}
    checks.due()
    check = last(asker)
    assert (check.cause, check.pools[Pool.LICENCE].drift, check.pools[Pool.LICENCE].allocated) == (None, 0, 3)
    assert "Zoom compte les mêmes licences" in asker.read("état", ADMIN)
    assert "Zoom compte" not in asker.read("état", MANAGER)
    assert letters(asker) == []


def test_once_a_night_and_again_while_zoom_is_down(
    asker: Asker, zoom: FakeZoom, checks: PlanChecks, clock: SettableClock
) -> None:
    zoom.mishaps.at, zoom.mishaps.error = 1, ZoomUnavailable()
    checks.due()
    with asker.store.reading() as unit:
        assert unit.seat_figures.last_check() is None
    for _ in range(3):
        checks.due()
    assert zoom.mishaps.counted == 2
    clock.advance(days=1)
    checks.due()
    assert (zoom.mishaps.counted, last(asker).day) == (3, date(2026, 3, 11))


def test_an_account_that_does_not_tell_is_no_fault(asker: Asker, checks: PlanChecks) -> None:
    checks.due()
    assert (last(asker).pools, last(asker).cause) == ({}, None)
    assert "ne donne pas ses propres chiffres" in asker.read("état", ADMIN)


def drift(asker: Asker, zoom: FakeZoom, checks: PlanChecks, by: int = 1) -> Cause | None:
    with asker.store.reading() as unit:
        count = unit.seats.count("03", Pool.LICENCE)
    zoom.plans = {Pool.LICENCE: PlanUse(bought=100, taken=count.used + count.pending + by)}
    checks.due()
    return last(asker).cause


def test_a_change_outside_is_the_cause_and_a_reading_is_asked_for(asker: Asker, zoom: FakeZoom, checks: PlanChecks) -> None:
    """R92: the likeliest cause, to admins by letter and in the state; a re-reading then says who."""
    assert drift(asker, zoom, checks) is Cause.OUTSIDE
    (letter,) = letters(asker)
    assert letter.payload["person"] == ADMIN
    assert "hors du robot" in said(asker, letter)
    assert "+1" in asker.read("état", ADMIN)
    with asker.store.reading() as unit:
        assert unit.directory.freshness().asked


def test_a_drift_that_lasts_is_unexplained_and_told_anew(
    asker: Asker, zoom: FakeZoom, checks: PlanChecks, clock: SettableClock
) -> None:
    drift(asker, zoom, checks)
    assert len(letters(asker)) == 1
    for cause, told in ((Cause.UNEXPLAINED, 1), (Cause.UNEXPLAINED, 0)):
        clock.advance(days=1)
        read(asker)
        assert drift(asker, zoom, checks) is cause
        assert len(letters(asker)) == told


def test_each_known_cause_is_named(
    asker: Asker, store: SqlStore, zoom: FakeZoom, checks: PlanChecks, clock: SettableClock
) -> None:
    taken(asker, 1, status=Status.INACTIVE)
    assert drift(asker, zoom, checks) is Cause.INACTIVE
    clock.advance(days=1)
    read(asker)
    taken(asker, 2, user_type=UserType.UNKNOWN, raw_type=99)
    assert drift(asker, zoom, checks) is Cause.UNKNOWN_TYPES
    clock.advance(days=1)
    read(asker)
    with asker.store.writing() as unit:
        operation, _ = unit.ledger.plan(new_operation(email="n.ciussscn@ssss.gouv.qc.ca"))
        unit.seats.hold("03", Pool.LICENCE, operation.email, operation.id)
        unit.commit()
    assert drift(asker, zoom, checks) is Cause.OPERATIONS
    clock.advance(days=1)
    read(asker, alarm="partial")
    assert drift(asker, zoom, checks) is Cause.STALE
    clock.advance(days=1)
    with store.writing() as unit:
        unit.connection.exec_driver_sql("UPDATE account_counts SET number = number + 1")
        unit.commit()
    assert drift(asker, zoom, checks) is Cause.COUNTERS


def test_more_allocated_than_bought_is_told(asker: Asker, zoom: FakeZoom, checks: PlanChecks) -> None:
    zoom.plans = {Pool.LICENCE: PlanUse(bought=2, taken=0)}
    checks.due()
    (letter,) = letters(asker)
    assert "1 licence allouée de plus" in said(asker, letter)
