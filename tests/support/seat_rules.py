"""What people do with seats, one rule a command: any of it may be refused, and nothing of it is waited for."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from commands.domain.invitations import local_day
from commands.views.deletion import deletion_question
from tests.support.desk import buttons_of
from tests.support.seat_house import WHO_IS_NEW, SeatHouse, asker, person


class SeatRules(SeatHouse):
    """Create, modify, deactivate, undo, reactivate, delete, reassign, lend, return (R20–R43, R52, R55)."""

    @rule(who=person, basic=st.booleans(), by=asker)
    def create(self, who: str, basic: bool, by: str) -> None:
        self.wish(f"créer {who} {WHO_IS_NEW} {'type=basique' if basic else 'departement=Urgence'}", by)

    @rule(who=person, basic=st.booleans(), by=asker)
    def modify(self, who: str, basic: bool, by: str) -> None:
        self.wish(f"modifier {who} type={'basique' if basic else 'licencié'}", by)

    @rule(who=person, command=st.sampled_from(["désactiver", "annuler"]), by=asker)
    def ask_and_say_yes(self, who: str, command: str, by: str) -> None:
        reply = self.desk.type(f"{command} {who}", by)
        if reply.view is not None and str(reply.outcome) == "asked":
            self.press(buttons_of(reply)[0].action, by)

    @rule(who=person, command=st.sampled_from(["réactiver", "renvoyer"]), by=asker)
    def write_at_once(self, who: str, command: str, by: str) -> None:
        self.wish(f"{command} {who}", by)

    @rule(back=st.integers(1, 4), twice=st.booleans(), by=asker)
    def undo(self, back: int, twice: bool, by: str) -> None:
        """The button under one of the last writes, in time or not, whatever that write was."""
        for operation in self.accepted[-back:][:1]:
            command = "réattribuer" if self.desk.operation(operation).other else "réactiver"
            for _ in range(1 + twice):
                self.press(f"v1.{command}.geste=defaire&jeton={operation}", by)

    @rule(who=person, twice=st.booleans())
    def delete(self, who: str, twice: bool) -> None:
        question = self.looked_into(f"supprimer {who}")
        if question:
            assert deletion_question(self.desk.operation(question)).blocks
            self.confirm("supprimer", question, times=1 + twice)

    @rule(who=person, to=person, by=asker)
    def reassign(self, who: str, to: str, by: str) -> None:
        """To somebody with an account or without; the question is answered at once, and twice."""
        question = self.looked_into(f"réattribuer {who} {to} {WHO_IS_NEW}", by)
        if question:
            self.confirm("réattribuer", question, by, times=2)

    @rule(who=person, days=st.integers(0, 3), by=asker)
    def lend(self, who: str, days: int, by: str) -> None:
        """To somebody Basique, or newly licensed; a later day where it is lent already (R55)."""
        until = local_day(self.desk.clock.now()) + timedelta(days=days)
        self.wish(f"prêter {who} jusqu'au={until} raison=congé", by)

    @rule(who=person, twice=st.booleans())
    def give_back(self, who: str, twice: bool) -> None:
        question = self.looked_into(f"rendre {who}")
        if question:
            self.confirm("rendre", question, times=1 + twice)
