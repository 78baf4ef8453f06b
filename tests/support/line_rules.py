"""The waiting list: joining it, its turns, and what is done with them (R53)."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from commands.domain.waiting import Priority, Standing
from commands.duties import DUTIES
from tests.support.seat_house import ESTABLISHMENT, PEOPLE, SEATS, Death, SeatHouse, asker, death, person
from tests.support.seat_invariants import licences


class LineRules(SeatHouse):
    """Join, offer, accept, pass, leave; seats are added and taken away; the duties run, or die."""

    @rule(who=person, by=asker)
    def join(self, who: str, by: str) -> None:
        """By the list's own command: for whatever a seat would change of the account."""
        self.desk.type(f"liste-attente {who} raison=congé", by)

    @rule()
    def everybody_wants(self) -> None:
        """Two have the seats that there are, two wait."""
        self.allocate(SEATS)
        for who in PEOPLE:
            self.want(who)

    @rule(seats=st.integers(0, 4))
    def allocate(self, seats: int) -> None:
        self.desk.allocate(ESTABLISHMENT, seats)
        self.allocated = seats

    @rule(seats=st.integers(1, 2))
    def offer(self, seats: int) -> None:
        """Everything is taken, people wait, and then there is room for some."""
        self.everybody_wants()
        self.allocate(licences(self.desk, ESTABLISHMENT).taken + seats)
        self.tend(None)

    @rule(late=st.integers(0, 6))
    def an_offer_runs_out(self, late: int) -> None:
        """Nobody answers; the duty that sees it may come some minutes late."""
        if all(one.standing is not Standing.OFFERED for one in self.places()):
            self.offer(1)
        for place in [one for one in self.places() if one.standing is Standing.OFFERED][:1]:
            assert place.offer is not None
            self.desk.clock.set(max(self.desk.clock.now(), place.offer.until))
            self.desk.clock.advance(minutes=late)
            self.tend(None)

    @rule()
    def seats_are_taken_away(self) -> None:
        """With offers open: as many are withdrawn as seats are wanting."""
        self.offer(2)
        self.allocate(max(0, self.allocated - 1))
        self.tend(None)

    @rule(gesture=st.sampled_from(["accepter", "passer", "quitter"]), which=st.integers(0, 2), by=asker, twice=st.booleans())
    def answer(self, gesture: str, which: int, by: str, twice: bool) -> None:
        """Those who were offered a seat first; where nobody was, somebody is."""
        if all(one.standing is not Standing.OFFERED for one in self.places()):
            self.offer(min(which + 1, 2))
        ready = sorted(self.places(), key=lambda one: one.standing is not Standing.OFFERED)
        for place in ready[which : which + 1]:
            turn = f"&tour={place.offer.number}" if place.offer else ""
            for _ in range(1 + twice):
                self.press(f"v1.liste-attente.place={place.public_id}&geste={gesture}{turn}", by)

    @rule(which=st.integers(0, 3), priority=st.sampled_from(list(Priority)))
    def prioritise(self, which: int, priority: Priority) -> None:
        for place in self.places()[which : which + 1]:
            with self.desk.store.writing() as unit:
                unit.waiting.prioritise(place, priority)
                unit.commit()

    @rule(dies=death)
    def tend(self, dies: Death | None) -> None:
        """Every duty, in a process that may die before or after any commit of theirs."""
        with self.dying(dies) as store:
            for duty in DUTIES:
                duty.due(store, self.desk.house, self.desk.clock.now())
