"""Any mix of writes, turns in line, Zoom's own doings, crashes and time: seats add up, never oversold, and nothing is lost
(R50–R55, R90)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from commands.domain.accounts import Status, UserType
from commands.domain.people import EVERYWHERE
from commands.domain.reference import ReferenceData
from commands.domain.waiting import Standing
from commands.duties.loans import tend_loans
from commands.duties.waiting import tend_waiting_lists
from tests.support import seat_invariants as seats
from tests.support.databases import NewDatabase, postgres_copies, sqlite_copies
from tests.support.desk import MANAGER
from tests.support.fake_zoom import Mishaps
from tests.support.line_rules import LineRules
from tests.support.postgres import Server
from tests.support.seat_house import ESTABLISHMENT, PEOPLE, SEATS, person
from tests.support.seat_rules import SeatRules
from tests.support.zoom_rules import ZoomRules


class Seats(SeatRules, LineRules, ZoomRules):
    """All rules together, whole lives of accounts, and what must be true."""

    def __init__(self) -> None:
        super().__init__()
        self._most = SEATS

    def teardown(self) -> None:
        try:
            self.work_to_the_end()
        finally:
            self.close()

    @rule(who=person)
    def live(self, who: str) -> None:
        """A whole life of an account, as far as the seats allow."""
        self._come_to_life(who, basic=False)
        self.ask_and_say_yes(who, "désactiver", MANAGER)

    @rule(who=person, to=person)
    def live_and_reassign(self, who: str, to: str) -> None:
        self._come_to_life(who, basic=False)
        self.reassign(who, to, MANAGER)

    @rule(who=person)
    def live_and_borrow(self, who: str) -> None:
        self._come_to_life(who, basic=True)
        self.lend(who, 1, MANAGER)

    @rule(who=person)
    def deactivate_and_undo(self, who: str) -> None:
        """Within the fifteen minutes, which `work_to_the_end` takes."""
        self.ask_and_say_yes(who, "désactiver", MANAGER)
        for _ in range(3):
            self.desk.turn()
        self.undo(1, True, MANAGER)

    @rule(which=st.integers(0, 1), gesture=st.sampled_from(["accepter", "accepter", "passer"]))
    def free_for_the_next(self, which: int, gesture: str) -> None:
        """A seat given up, past the fifteen minutes, is offered to the first in line (R40, R53)."""
        self.everybody_wants()
        self.work_to_the_end()
        for place in self.places()[:1]:
            seated = [one for one in PEOPLE if self._has_seat(one)]
            for who in seated[which : which + 1]:
                command = "désactiver" if self.desk.status(who) is Status.ACTIVE else "annuler"
                self.ask_and_say_yes(who, command, MANAGER)
            self.work_to_the_end()
            self.answer(gesture, 0, place.asker, twice=False)

    @rule()
    def work_to_the_end(self) -> None:
        """The worker and the duties unharmed, until nothing is left."""
        self.desk.zoom.mishaps = Mishaps()
        for _ in range(30):
            self.desk.clock.advance(minutes=6)
            if not self.desk.turn():
                break
        self.read_nudged()
        self.read()
        self._tended()
        self._everything_agrees()

    @invariant()
    def seats_add_up_and_are_never_oversold(self) -> None:
        """Only an allocation that is lowered makes a deficit, which then only shrinks."""
        count = seats.licences(self.desk, ESTABLISHMENT)
        seats.seats_add_up(count, self.allocated)
        seats.figures_are_the_rows(count, seats.recounted(self.desk, self.engine, ESTABLISHMENT))
        assert count.taken <= max(self.allocated, self._most)
        assert seats.licences_at_zoom(self.desk) <= count.taken
        self._most = count.taken

    @invariant()
    def what_is_kept_is_kept_for_something(self) -> None:
        seats.holds_are_of_open_operations(self.engine)
        seats.each_offer_has_its_seat(self.desk, ESTABLISHMENT)
        seats.each_person_stands_once(self.desk)

    def _has_seat(self, who: str) -> bool:
        account = self.desk.account(who)
        return account is not None and account.user_type is UserType.LICENSED and account.status in seats.SEATED

    def _come_to_life(self, who: str, *, basic: bool) -> None:
        self.create(who, basic, MANAGER)
        self.work_to_the_end()
        self.activate(who, "webhook")
        self.work_to_the_end()

    def _tended(self) -> None:
        """The duties of seats and what they plan, with the clock standing still."""
        for _ in range(20):
            now = self.desk.clock.now()
            if (
                not tend_loans(self.desk.store, self.desk.house, now)
                + tend_waiting_lists(self.desk.store, self.desk.house, now)
                + self.desk.turn()
            ):
                return
        raise AssertionError("the duties find no end")

    def _everything_agrees(self) -> None:
        """Nothing is open: the directory is as Zoom is, each accepted write has ended, nobody waits in vain."""
        with self.desk.store.reading() as unit:
            assert unit.ledger.depth() == {}
            assert not unit.nudges.oldest(1)
        for operation in self.accepted:
            assert self.desk.operation(operation).ended
        at_zoom = {email: (view.status, view.user_type) for email, view in self.desk.zoom.people.items()}
        accounts = [account for account in map(self.desk.account, PEOPLE) if account is not None]
        here = {one.email: (one.status, one.user_type) for one in accounts if one.status is not Status.EXPIRED}
        assert here == at_zoom
        count = seats.licences(self.desk, ESTABLISHMENT)
        assert count.held == 0
        assert count.used + count.pending == seats.licences_at_zoom(self.desk)
        assert all(place.standing is not Standing.TAKEN for place in self.places())
        seats.nobody_waits_beside_a_free_seat(self.desk, count)
        self._no_loan_lasts()

    def _no_loan_lasts(self) -> None:
        """R55: what is over is no active account's licence any more, unless Zoom has just refused to take it back."""
        now = self.desk.clock.now()
        with self.desk.store.reading() as unit:
            over = [one for one in unit.loans.open(EVERYWHERE) if one.ends_at <= now and not one.rests(now)]
        accounts = [self.desk.account(one.email) for one in over]
        assert not any(one and one.status is Status.ACTIVE and one.user_type is UserType.LICENSED for one in accounts)


def _run(database: NewDatabase, reference: ReferenceData, *, examples: int, steps: int, derandomize: bool = True) -> None:
    Seats.database, Seats.reference = staticmethod(database), reference
    run_state_machine_as_test(
        Seats,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=derandomize,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_seats_hold_through_any_mix(sqlite_template: Path, reference: ReferenceData) -> None:
    """R50–R55, R90."""
    _run(sqlite_copies(sqlite_template), reference, examples=12, steps=20)


@pytest.mark.postgres
def test_seats_hold_through_any_mix_on_postgresql(
    postgres_server: Server, postgres_template: str, reference: ReferenceData
) -> None:
    """R50–R55, R90."""
    _run(postgres_copies(postgres_server, postgres_template), reference, examples=5, steps=20)


@pytest.mark.soak
def test_seats_hold_through_a_great_many_mixes(sqlite_template: Path, reference: ReferenceData) -> None:
    """For as long as one likes."""
    _run(sqlite_copies(sqlite_template), reference, examples=150, steps=40, derandomize=False)


@pytest.mark.soak
@pytest.mark.postgres
def test_seats_hold_through_a_great_many_mixes_on_postgresql(
    postgres_server: Server, postgres_template: str, reference: ReferenceData
) -> None:
    """For as long as one likes."""
    _run(postgres_copies(postgres_server, postgres_template), reference, examples=30, steps=30, derandomize=False)
