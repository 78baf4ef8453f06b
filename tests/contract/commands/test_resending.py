"""renvoyer: one operation with the seat held, adopted after a lost answer, and never begun where Zoom invites nobody else today
(R26, R73, R90, R91)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from commands.domain.accounts import Account, Pool, Status
from commands.domain.errors import ZoomUncertain
from commands.domain.operations import State
from commands.incoming import Outcome
from commands.ports import OurFields
from commands.views.nodes import Text, msg
from commands.views.operations import operation_view
from commands.views.show import Reader
from tests.support.desk import MANAGER, Desk, said
from tests.support.example_places import wanted
from tests.support.letterbox import delivered, labelled, meet, settle
from tests.support.samples import licensed

EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"


@pytest.fixture
def pending(desk: Desk) -> Account:
    desk.allocate("03", 1)
    at = desk.clock.now() - timedelta(days=28)
    ours = {"establishment": "03", "invited_at": at, "invitation_known": True, "deferred": (("department", "Urgence"),)}
    return desk.known(licensed(EMAIL, Status.PENDING), **ours)


def ran_out(desk: Desk, account: Account) -> None:
    """Zoom dropped the invitation, as a reading finds."""
    desk.zoom.people.pop(account.email)
    with desk.store.writing() as unit:
        unit.directory.change(account.id, OurFields(status=Status.EXPIRED))
        unit.commit()


def free(desk: Desk) -> int | None:
    with desk.store.reading() as unit:
        return unit.seats.count("03", Pool.LICENCE).free


def test_where_the_days_creations_are_used_up_the_invitation_stays(desk: Desk, pending: Account) -> None:
    """R73: taken back without a new one, the person would have none until tomorrow. It says when it goes on."""
    desk.zoom.creations_left = 0
    asked = desk.type(f"renvoyer {EMAIL}")
    desk.work()
    waiting = desk.operation(asked.operation)
    assert (waiting.state, waiting.waiting, waiting.started) == (State.RUNNING, "quota", False)
    assert desk.zoom.journal == []
    assert free(desk) == 0
    view = operation_view(waiting, Reader(command="/iris", now=desk.clock.now()), desk.account(EMAIL))
    assert msg("operation-waiting-quota", at=waiting.next_try_at, now=desk.clock.now()) in [
        one.words for one in view.blocks if isinstance(one, Text)
    ]
    desk.zoom.creations_left = 1
    desk.clock.advance(hours=1)
    desk.work()
    assert desk.operation(asked.operation).outcome == "resent"
    assert [call[0] for call in desk.zoom.journal] == ["remove", "create"]


def test_each_keeps_its_own_creation(desk: Desk, pending: Account) -> None:
    """Of two with one creation left, one is done whole and the other not begun."""
    other = "berthe.relais.ciussscn@ssss.gouv.qc.ca"
    desk.allocate("03", 2)
    desk.known(licensed(other, Status.PENDING), establishment="03")
    desk.zoom.creations_left = 1
    operations = [desk.type(f"renvoyer {one}").operation for one in (EMAIL, other)]
    desk.work()
    assert sorted(desk.operation(one).state for one in operations) == [State.DONE, State.RUNNING]
    assert [call[0] for call in desk.zoom.journal] == ["remove", "create"]


def test_what_was_made_before_the_answer_was_lost_is_adopted(desk: Desk, pending: Account) -> None:
    """R90: no second invitation."""
    asked = desk.type(f"renvoyer {EMAIL}")
    desk.zoom.mishaps.error, desk.zoom.mishaps.at, desk.zoom.mishaps.after = ZoomUncertain("timeout"), 3, True
    desk.work()
    desk.clock.advance(minutes=10)
    desk.work()
    assert desk.operation(asked.operation).outcome == "resent"
    assert len(desk.zoom.writes("create")) == 1
    assert free(desk) == 0


def test_one_that_ran_out_is_made_anew_with_what_was_kept(desk: Desk, pending: Account) -> None:
    """R26: « Expiré », its seat free, [Réinviter] on the card."""
    ran_out(desk, pending)
    assert free(desk) == 1
    card = desk.type(f"fiche {EMAIL}")
    assert labelled(card, "reinvite")
    desk.press(labelled(card, "reinvite").action)
    settle(desk)
    account = desk.account(EMAIL)
    assert account is not None
    assert (account.status, account.deferred) == (Status.PENDING, (("department", "Urgence"),))
    assert free(desk) == 0


def test_the_seat_of_one_that_ran_out_is_offered_to_the_waiting_list(desk: Desk, pending: Account) -> None:
    """R26, R53."""
    meet(desk, MANAGER)
    place = wanted("berthe.relais.ciussscn@ssss.gouv.qc.ca")
    with desk.store.writing() as unit:
        unit.waiting.join(place)
        unit.commit()
    settle(desk)
    assert delivered(desk) == []
    ran_out(desk, pending)
    settle(desk)
    assert [one.kind for one in delivered(desk)] == ["waiting-offer"]
    assert said(desk.press(labelled(desk.type(f"fiche {EMAIL}"), "reinvite").action)) != "planned-resend", (
        "the seat is spoken for"
    )


def test_a_question_about_somebody_whom_a_colleague_removed_says_who_and_when(desk: Desk, pending: Account) -> None:
    """R44: told, not « inconnu »."""
    first = desk.type(f"annuler {EMAIL}", MANAGER)
    second = desk.type(f"annuler {EMAIL}", "marcel.second.ciussscn@ssss.gouv.qc.ca")
    desk.press(labelled(first, "yes").action, MANAGER)
    desk.work()
    told = desk.press(labelled(second, "yes").action, "marcel.second.ciussscn@ssss.gouv.qc.ca")
    assert (told.outcome, said(told)) == (Outcome.ALREADY_DONE, "already-done-by")
