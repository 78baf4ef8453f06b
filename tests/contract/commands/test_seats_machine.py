"""Any mix of writes, activations, crashes and restarts: seats add up, never oversold, and nothing is lost (R50, R51, R90)."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from commands.context import House
from commands.domain.accounts import Pool, Status, UserType
from commands.domain.errors import ZoomUnavailable, ZoomUncertain
from commands.domain.invitations import local_day
from commands.domain.people import EVERYWHERE
from commands.domain.reference import ReferenceData
from commands.duties.loans import tend_loans
from commands.operations.activation import plan_deferred
from commands.operations.runner import Runner
from commands.views.deletion import deletion_question
from storage.engine import make_engine
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.crashing import CrashingStore
from tests.support.desk import MANAGER, SITE, Desk, buttons_of
from tests.support.fake_zoom import Crash, FakeZoom, Mishaps

SEATS = 2
PEOPLE = [f"personne{letter}.ciussscn@ssss.gouv.qc.ca" for letter in "abc"]
person = st.sampled_from(PEOPLE)
mishap = st.one_of(
    st.none(),
    st.tuples(st.integers(1, 12), st.booleans(), st.sampled_from([Crash(), ZoomUncertain(), ZoomUnavailable()])),
)


class Seats(RuleBasedStateMachine):
    """One establishment with two seats, three people, and a worker that may die at any point."""

    template: ClassVar[Path]
    reference: ClassVar[ReferenceData]

    def __init__(self) -> None:
        super().__init__()
        self._directory = tempfile.TemporaryDirectory()
        path = Path(self._directory.name) / "iris.sqlite3"
        shutil.copy(self.template, path)
        self._engine = make_engine(f"sqlite:///{path}")
        clock = SettableClock()
        store = SqlStore(self._engine, clock, self.reference)
        self.desk = Desk(store, FakeZoom(), clock, House(reference=self.reference))
        self.desk.grant(MANAGER, "03")
        self.desk.allocate("03", SEATS)
        self.accepted: list[str] = []

    def teardown(self) -> None:
        self.work_to_the_end()
        self._engine.dispose()
        self._directory.cleanup()

    @rule(who=person, basic=st.booleans())
    def create(self, who: str, basic: bool) -> None:
        kind = "type=basique" if basic else "departement=Urgence"
        self._type(f"créer {who} prenom=A nom=B installation={SITE} specialite=cardiologie {kind}")

    @rule(who=person, basic=st.booleans())
    def modify(self, who: str, basic: bool) -> None:
        self._type(f"modifier {who} type={'basique' if basic else 'licencié'}")

    @rule(who=person, command=st.sampled_from(["désactiver", "annuler"]))
    def ask_and_say_yes(self, who: str, command: str) -> None:
        reply = self.desk.type(f"{command} {who}")
        if reply.view is not None and str(reply.outcome) == "asked":
            self._note(self.desk.press(buttons_of(reply)[0].action).operation)

    @rule(who=person)
    def live(self, who: str) -> None:
        """A whole life of an account, as far as the seats allow."""
        self.create(who, basic=False)
        self.work_to_the_end()
        self.activate(who)
        self.work_to_the_end()
        self.ask_and_say_yes(who, "désactiver")

    @rule(who=person, to=person)
    def reassign(self, who: str, to: str) -> None:
        """To somebody with an account or without; the question is answered at once, and twice."""
        question = self.desk.type(f"réattribuer {who} {to} prenom=A nom=B installation={SITE} specialite=cardiologie").operation
        for _ in range(3):
            self.desk.turn()
        if question and self.desk.operation(question).outcome == "inspected":
            for _ in range(2):
                yes = f"v1.réattribuer.geste=oui&jeton={self.desk.operation(question).payload['token']}"
                self._note(self.desk.press(yes).operation)

    @rule(who=person, to=person)
    def live_and_reassign(self, who: str, to: str) -> None:
        self.create(who, basic=False)
        self.work_to_the_end()
        self.activate(who)
        self.work_to_the_end()
        self.reassign(who, to)

    @rule(sold=st.sampled_from([None, None, 1, 0]))
    def zoom_has_sold(self, sold: int | None) -> None:
        """Fewer licences than the establishment was allocated: Zoom's own no (R54)."""
        self.desk.zoom.licences = sold

    @rule(back=st.integers(1, 4), twice=st.booleans())
    def undo(self, back: int, twice: bool) -> None:
        """The button under one of the last writes, in time or not, whatever that write was."""
        for operation in self.accepted[-back:][:1]:
            command = "réattribuer" if self.desk.operation(operation).other else "réactiver"
            for _ in range(1 + twice):
                self._note(self.desk.press(f"v1.{command}.geste=defaire&jeton={operation}").operation)

    @rule(who=person)
    def deactivate_and_undo(self, who: str) -> None:
        """Within the fifteen minutes, which `work_to_the_end` takes."""
        self.ask_and_say_yes(who, "désactiver")
        for _ in range(3):
            self.desk.turn()
        self.undo(back=1, twice=True)

    @rule(who=person, command=st.sampled_from(["réactiver", "renvoyer"]))
    def write_at_once(self, who: str, command: str) -> None:
        self._type(f"{command} {who}")

    @rule(who=person, twice=st.booleans())
    def delete(self, who: str, twice: bool) -> None:
        question = self.desk.type(f"supprimer {who}").operation
        if not question:
            return
        for _ in range(3):
            self.desk.turn()
        asked = self.desk.operation(question)
        if asked.outcome != "inspected":
            return
        yes = f"v1.supprimer.geste=oui&jeton={asked.payload['token']}"
        assert deletion_question(asked).blocks
        for _ in range(1 + twice):
            self._note(self.desk.press(yes).operation)

    @rule(who=person, days=st.integers(0, 3))
    def lend(self, who: str, days: int) -> None:
        """To somebody Basique, or newly licensed; a later day where it is lent already (R55)."""
        until = local_day(self.desk.clock.now()) + timedelta(days=days)
        self._type(f"prêter {who} jusqu'au={until} raison=congé")

    @rule(who=person)
    def live_and_borrow(self, who: str) -> None:
        self.create(who, basic=True)
        self.work_to_the_end()
        self.activate(who)
        self.work_to_the_end()
        self.lend(who, days=1)

    @rule(who=person, twice=st.booleans())
    def give_back(self, who: str, twice: bool) -> None:
        question = self.desk.type(f"rendre {who}").operation
        for _ in range(3):
            self.desk.turn()
        if question and self.desk.operation(question).outcome == "inspected":
            yes = f"v1.rendre.geste=oui&jeton={self.desk.operation(question).payload['token']}"
            for _ in range(1 + twice):
                self._note(self.desk.press(yes).operation)

    @rule(nights=st.integers(1, 4), strike=mishap)
    def nights_pass(self, nights: int, strike: tuple[int, bool, BaseException] | None) -> None:
        """Loans end, in a process that may die at any commit."""
        self.desk.clock.advance(days=nights)
        mishaps = Mishaps(*strike) if strike and isinstance(strike[2], Crash) else Mishaps()
        store: Any = CrashingStore(self.desk.store, mishaps)
        with suppress(Crash):
            tend_loans(store, self.desk.house, self.desk.clock.now())
        self.desk.restart()

    @rule(who=person)
    def activate(self, who: str) -> None:
        view = self.desk.zoom.people.get(who)
        if view is not None and view.status is Status.PENDING:
            self.desk.zoom.activate(who)
        self._read()

    @rule(strike=mishap)
    def work(self, strike: tuple[int, bool, BaseException] | None) -> None:
        mishaps = Mishaps(*strike) if strike else Mishaps()
        self.desk.zoom.mishaps = mishaps
        crashes = isinstance(mishaps.error, Crash)
        store: Any = CrashingStore(self.desk.store, mishaps) if crashes else self.desk.store
        self.desk.clock.advance(minutes=6)
        with self.desk.store.writing() as unit:
            claimed = unit.ledger.claim(8)
            unit.commit()
        try:
            for operation in claimed:
                Runner(store, self.desk.zoom, self.desk.clock, self.desk.house).run(operation)
        except Crash:
            pass
        self.desk.zoom.mishaps = Mishaps()
        self.desk.restart()

    @rule()
    def work_to_the_end(self) -> None:
        """The worker unharmed, until nothing is left."""
        self.desk.zoom.mishaps = Mishaps()
        for _ in range(30):
            self.desk.clock.advance(minutes=6)
            if not self.desk.turn():
                break
        self._everything_agrees()

    @invariant()
    def seats_add_up_and_are_never_oversold(self) -> None:
        with self.desk.store.reading() as unit:
            count = unit.seats.count("03", Pool.LICENCE)
        assert count.used + count.reserved + (count.free or 0) == SEATS + count.deficit
        assert not (count.free and count.deficit)
        assert count.taken <= SEATS

    def _everything_agrees(self) -> None:
        """Nothing is open: the directory is as Zoom is, each accepted write has ended, no seat is held but for undos."""
        self._read()
        while tend_loans(self.desk.store, self.desk.house, self.desk.clock.now()) + self.desk.turn():
            pass
        self._no_loan_lasts()
        with self.desk.store.reading() as unit:
            assert unit.ledger.depth() == {}
            count = unit.seats.count("03", Pool.LICENCE)
        assert (count.held, count.offers) == (0, 0)
        for operation in self.accepted:
            assert self.desk.operation(operation).ended
        at_zoom = {email: (view.status, view.user_type) for email, view in self.desk.zoom.people.items()}
        accounts = [account for account in map(self.desk.account, PEOPLE) if account is not None]
        here = {one.email: (one.status, one.user_type) for one in accounts if one.status is not Status.EXPIRED}
        assert here == at_zoom
        seated = [view for view in self.desk.zoom.people.values() if view.user_type is UserType.LICENSED]
        assert count.used + count.pending == sum(view.status in (Status.ACTIVE, Status.PENDING) for view in seated)

    def _no_loan_lasts(self) -> None:
        """R55: what is over is no active account's licence any more, unless Zoom has just refused to take it back."""
        now = self.desk.clock.now()
        with self.desk.store.reading() as unit:
            over = [one for one in unit.loans.open(EVERYWHERE) if one.ends_at <= now and not one.rests(now)]
        accounts = [self.desk.account(one.email) for one in over]
        assert not any(one and one.status is Status.ACTIVE and one.user_type is UserType.LICENSED for one in accounts)

    def _type(self, line: str) -> None:
        self._note(self.desk.type(line).operation)

    def _note(self, operation: str) -> None:
        if operation:
            self.accepted.append(operation)

    def _read(self) -> None:
        """What the mirror does after a webhook or a reading."""
        now = self.desk.clock.advance(seconds=1)
        with self.desk.store.writing() as unit:
            differences = unit.directory.absorb(self.desk.zoom.people.values(), now)
            plan_deferred(unit, differences, self.desk.house, now)
            unit.commit()


def test_seats_hold_through_any_mix(sqlite_template: Path, reference: ReferenceData) -> None:
    """R50, R51, R90."""
    Seats.template, Seats.reference = sqlite_template, reference
    run_state_machine_as_test(
        Seats,
        settings=settings(
            max_examples=20,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.soak
def test_seats_hold_through_a_great_many_mixes(sqlite_template: Path, reference: ReferenceData) -> None:
    """R50, R51, R90, for as long as one likes."""
    Seats.template, Seats.reference = sqlite_template, reference
    run_state_machine_as_test(
        Seats, settings=settings(max_examples=300, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck))
    )
