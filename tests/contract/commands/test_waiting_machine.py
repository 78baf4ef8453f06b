"""Any mix of joining, freeing, answering, crashing and time: each offer has its seat, each seat one taker (R50, R53)."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy.engine import URL, make_url

from commands.context import House
from commands.domain.accounts import Pool, Status
from commands.domain.people import EVERYWHERE
from commands.domain.reference import ReferenceData
from commands.domain.waiting import Place, Priority, Standing, Turn
from commands.domain.windows import Purpose
from commands.duties import DUTIES
from commands.incoming import Reply
from storage.engine import make_engine
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.crashing import CrashingStore
from tests.support.desk import COLLEAGUE, MANAGER, SITE, Desk, buttons_of
from tests.support.fake_zoom import Crash, FakeZoom, Mishaps
from tests.support.postgres import Server

PEOPLE = [f"personne{letter}.ciussscn@ssss.gouv.qc.ca" for letter in "abcd"]
person = st.sampled_from(PEOPLE)
asker = st.sampled_from([MANAGER, COLLEAGUE])
strike = st.one_of(st.none(), st.tuples(st.integers(1, 6), st.booleans()))


class Line(RuleBasedStateMachine):
    """One establishment with two seats, four people who want one, and a process that may die at any commit."""

    database: ClassVar[Callable[[], tuple[URL, Callable[[], None]]]]
    reference: ClassVar[ReferenceData]

    @initialize()
    def furnish(self) -> None:
        url, self._drop = type(self).database()
        self._engine = make_engine(url)
        clock = SettableClock()
        self.desk = Desk(SqlStore(self._engine, clock, self.reference), FakeZoom(), clock, House(reference=self.reference))
        self.desk.grant(MANAGER, "03")
        self.desk.grant(COLLEAGUE, "03")
        self.allocated = 2
        self.desk.allocate("03", self.allocated)

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.settle()
            self._engine.dispose()
            self._drop()

    @rule(who=person, by=asker)
    def want(self, who: str, by: str) -> None:
        """Create, or join where nothing is left; a second wish is the same place."""
        refused = self.desk.type(f"créer {who} prenom=A nom=B installation={SITE} specialite=cardiologie", by)
        for wait in [one.action for one in buttons_of(refused) if "geste=attente" in one.action]:
            form = self.desk.press(wait, by).form
            if form is not None:
                self.desk.submit(form.action, {"raison": "congé"}, by)

    @rule()
    def everybody_wants(self) -> None:
        """Two have the seats that there are, two wait."""
        self.allocate(2)
        for who in PEOPLE:
            self.want(who, MANAGER)

    @rule(who=person)
    def free(self, who: str) -> None:
        """By deactivating, or by taking the invitation back."""
        view = self.desk.zoom.people.get(who)
        command = "annuler" if view is not None and view.status is Status.PENDING else "désactiver"
        self._yes(self.desk.type(f"{command} {who}"))

    @rule(who=person)
    def activate(self, who: str) -> None:
        view = self.desk.zoom.people.get(who)
        if view is not None and view.status is Status.PENDING:
            self.desk.zoom.activate(who)
            self._read()

    @rule(seats=st.integers(0, 4))
    def allocate(self, seats: int) -> None:
        self.desk.allocate("03", seats)
        self.allocated = seats

    @rule(seats=st.integers(1, 2))
    def offer(self, seats: int) -> None:
        """Everything is taken, people wait, and then there is room for some."""
        self.everybody_wants()
        with self.desk.store.reading() as unit:
            taken = unit.seats.count("03", Pool.LICENCE).taken
        self.allocate(taken + seats)
        self.tend(None)

    @rule(gesture=st.sampled_from(["accepter", "passer", "quitter"]), which=st.integers(0, 2), by=asker, twice=st.booleans())
    def answer(self, gesture: str, which: int, by: str, twice: bool) -> None:
        """Those who were offered a seat first; where nobody was, somebody is."""
        if all(one.standing is not Standing.OFFERED for one in self._places()):
            self.offer(which + 1)
        places = sorted(self._places(), key=lambda one: one.standing is not Standing.OFFERED)
        for place in places[which : which + 1]:
            turn = f"&tour={place.offer.number}" if place.offer else ""
            for _ in range(1 + twice):
                self.desk.press(f"v1.liste-attente.place={place.public_id}&geste={gesture}{turn}", by)

    @rule(which=st.integers(0, 3), priority=st.sampled_from(list(Priority)))
    def prioritise(self, which: int, priority: Priority) -> None:
        for place in self._places()[which : which + 1]:
            with self.desk.store.writing() as unit:
                unit.waiting.prioritise(place, priority)
                unit.commit()

    @rule(minutes=st.sampled_from([1, 14, 16, 241, 24 * 60]))
    def time_goes_by(self, minutes: int) -> None:
        self.desk.clock.advance(minutes=minutes)

    @rule(dies=strike)
    def tend(self, dies: tuple[int, bool] | None) -> None:
        """The duties, which may die before or after any commit of theirs."""
        mishaps = Mishaps(*dies, Crash()) if dies else Mishaps()
        store: Any = CrashingStore(self.desk.store, mishaps)
        try:
            for duty in DUTIES:
                duty.due(store, self.desk.house, self.desk.clock.now())
        except Crash:
            pass

    @rule(seats=st.sampled_from([None, None, 1, 0]))
    def work(self, seats: int | None) -> None:
        """The worker; Zoom may have sold fewer seats than were promised (R54)."""
        self.desk.zoom.licences = seats
        self._to_the_end()

    @rule()
    def settle(self) -> None:
        """Everything ends: nobody is left between an accepted offer and its account."""
        self.desk.zoom.licences = None
        self._to_the_end()
        self.tend(None)
        assert all(place.standing is not Standing.TAKEN for place in self._places())

    @invariant()
    def seats_add_up(self) -> None:
        if not hasattr(self, "desk"):
            return
        with self.desk.store.reading() as unit:
            count = unit.seats.count("03", Pool.LICENCE)
        assert count.used + count.reserved + (count.free or 0) == self.allocated + count.deficit
        assert not (count.free and count.deficit)

    @invariant()
    def each_offer_has_its_seat(self) -> None:
        """And nothing else keeps one for an offer; none is made beyond what is allocated."""
        if not hasattr(self, "desk"):
            return
        now = self.desk.clock.now()
        with self.desk.store.reading() as unit:
            kept = {one.id for one in unit.seats.windows("03", now) if one.purpose is Purpose.OFFER}
        offered = [one for one in self._places() if one.standing is Standing.OFFERED]
        held = {window for place in offered if place.offer for window in place.offer.windows}
        assert kept <= held
        for place in offered:
            assert place.offer is not None
            assert place.offer.turn is Turn.OPEN
            assert place.offer.until <= now or set(place.offer.windows) <= kept

    @invariant()
    def each_person_stands_once(self) -> None:
        if hasattr(self, "desk"):
            emails = [one.email for one in self._places()]
            assert len(emails) == len(set(emails))

    def _places(self) -> list[Place]:
        with self.desk.store.reading() as unit:
            return list(unit.waiting.lines(EVERYWHERE))

    def _yes(self, asked: Reply) -> None:
        if str(asked.outcome) == "asked" and asked.view is not None:
            self.desk.press(buttons_of(asked)[0].action)

    def _to_the_end(self) -> None:
        for _ in range(30):
            self.desk.clock.advance(seconds=10)
            if not self.desk.turn():
                return
        raise AssertionError("the worker finds no end")

    def _read(self) -> None:
        now = self.desk.clock.advance(seconds=1)
        with self.desk.store.writing() as unit:
            unit.directory.absorb(self.desk.zoom.people.values(), now)
            unit.commit()


def _run(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        Line,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def _on_sqlite(template: Path) -> tuple[URL, Callable[[], None]]:
    directory = tempfile.TemporaryDirectory()
    path = Path(directory.name) / "iris.sqlite3"
    shutil.copy(template, path)
    return make_url(f"sqlite:///{path}"), directory.cleanup


def test_offers_hold_through_any_mix(sqlite_template: Path, reference: ReferenceData) -> None:
    """R50, R53."""
    Line.reference, Line.database = reference, staticmethod(lambda: _on_sqlite(sqlite_template))
    _run(25, 25)


@pytest.mark.postgres
def test_offers_hold_through_any_mix_on_postgresql(
    postgres_server: Server, postgres_template: str, reference: ReferenceData
) -> None:
    def database() -> tuple[URL, Callable[[], None]]:
        url = postgres_server.create(postgres_template)
        return url, lambda: postgres_server.drop(url)

    Line.reference, Line.database = reference, staticmethod(database)
    _run(6, 20)


@pytest.mark.soak
def test_offers_hold_through_a_great_many_mixes(sqlite_template: Path, reference: ReferenceData) -> None:
    """For as long as one likes."""
    Line.reference, Line.database = reference, staticmethod(lambda: _on_sqlite(sqlite_template))
    _run(300, 40)
