"""désactiver, réactiver, renvoyer, annuler, rattacher (R6, R40, R41, R43, R73, R91)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

import pytest

from commands.domain.accounts import UNASSOCIATED, Account, Pool, Status, UserType
from commands.domain.errors import ZoomUnavailable
from commands.domain.people import EVERYWHERE
from commands.incoming import Outcome
from commands.ports import AuditQuery, NewUser
from tests.support.desk import ADMIN, COLLEAGUE, ELSEWHERE, MANAGER, SITE, Desk, buttons_of, said
from tests.support.fake_zoom import FakeZoom, Mishaps
from tests.support.samples import licensed

EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"
LONE = "sans.maison@ssss.gouv.qc.ca"


@pytest.fixture
def active(desk: Desk) -> Account:
    return desk.known(licensed(EMAIL, webinar=500), establishment="03")


@pytest.fixture
def pending(desk: Desk) -> Account:
    return desk.known(licensed(EMAIL, Status.PENDING), establishment="03", invited_at=desk.clock.now(), invitation_known=True)


def licences(desk: Desk, establishment: str = "03") -> tuple[int, int]:
    """(used, reserved)"""
    with desk.store.reading() as unit:
        count = unit.seats.count(establishment, Pool.LICENCE)
    return count.used, count.reserved


def deactivate(desk: Desk) -> str:
    yes = buttons_of(desk.type(f"désactiver {EMAIL}"))[0]
    reply = desk.press(yes.action)
    desk.work()
    return desk.operation(reply.operation).outcome


def test_deactivating_asks_then_frees_the_seat(desk: Desk, active: Account) -> None:
    """R40: once it can no longer be undone."""
    question = desk.type(f"désactiver {EMAIL}")
    assert question.outcome is Outcome.ASKED
    assert licences(desk) == (1, 0)
    reply = desk.press(buttons_of(question)[0].action)
    desk.work()
    assert desk.operation(reply.operation).outcome == "deactivated"
    account = desk.account(EMAIL)
    assert account is not None
    assert (account.status, account.user_type) == (Status.INACTIVE, UserType.BASIC)
    assert licences(desk) == (0, 1)
    desk.clock.advance(minutes=15)
    assert licences(desk) == (0, 0)


def test_closing_the_question_changes_nothing(desk: Desk, active: Account) -> None:
    """R44: and a yes after it is already treated."""
    yes, close = buttons_of(desk.type(f"désactiver {EMAIL}"))
    desk.press(close.action)
    assert desk.press(yes.action).outcome is Outcome.ALREADY_DONE
    desk.work()
    assert desk.zoom.journal == []


def test_the_yes_of_another_command_is_not_taken(desk: Desk, active: Account) -> None:
    """R3: a payload is input, never proof."""
    yes = buttons_of(desk.type(f"désactiver {EMAIL}"))[0].action
    reply = desk.press(yes.replace("v1.désactiver.", "v1.supprimer."))
    assert reply.outcome is Outcome.REFUSED
    assert desk.press(yes).outcome is Outcome.PLANNED


def test_reactivating_gives_back_licence_and_features(desk: Desk, active: Account) -> None:
    """R41."""
    deactivate(desk)
    reply = desk.type(f"réactiver {EMAIL}")
    assert licences(desk) == (0, 1)
    desk.work()
    account = desk.account(EMAIL)
    assert account is not None
    assert (account.status, account.user_type, account.webinar) == (Status.ACTIVE, UserType.LICENSED, 500)
    assert desk.operation(reply.operation).outcome == "reactivated"
    assert account.deferred == ()


@pytest.mark.parametrize(("allocated", "sold"), [(0, None), (1, 0)])
def test_without_a_seat_it_comes_back_as_basic(desk: Desk, active: Account, allocated: int, sold: int | None) -> None:
    """R41: the establishment's seat, or Zoom's own no."""
    deactivate(desk)
    desk.clock.advance(minutes=15)
    desk.allocate("03", allocated)
    desk.zoom.licences = sold
    reply = desk.type(f"réactiver {EMAIL}")
    desk.work()
    assert desk.operation(reply.operation).outcome == "reactivated-basic"
    account = desk.account(EMAIL)
    assert account is not None
    assert (account.status, account.user_type) == (Status.ACTIVE, UserType.BASIC)
    assert licences(desk) == (0, 0)


def test_resending_takes_back_and_invites_anew(desk: Desk, pending: Account) -> None:
    """R73: the seat is held throughout, even of a full establishment; 30 days anew."""
    desk.allocate("03", 0)
    desk.clock.advance(days=20)
    reply = desk.type(f'renvoyer {EMAIL} raison="courriel perdu"')
    assert licences(desk) == (0, 1)
    desk.work()
    assert [call[0] for call in desk.zoom.journal] == ["remove", "create"]
    account = desk.account(EMAIL)
    assert account is not None
    assert (account.invited_at, account.public_id, account.status) == (desk.clock.now(), pending.public_id, Status.PENDING)
    assert desk.operation(reply.operation).outcome == "resent"
    assert licences(desk) == (0, 1)


def test_a_resend_whose_new_invitation_is_refused_leaves_an_expired_account(desk: Desk, pending: Account) -> None:
    """R73, R54: told, and to be invited later."""
    desk.zoom.licences = 0
    reply = desk.type(f"renvoyer {EMAIL}")
    desk.work()
    assert desk.operation(reply.operation).outcome == "refused-no-seats"
    assert desk.status(EMAIL) is Status.EXPIRED
    assert licences(desk) == (0, 0)
    desk.zoom.licences = None
    desk.type(f"renvoyer {EMAIL}")
    desk.work()
    assert desk.status(EMAIL) is Status.PENDING


@pytest.mark.parametrize("by_cancelling", [True, False])
def test_somebody_who_activated_meanwhile_is_never_put_out(desk: Desk, pending: Account, by_cancelling: bool) -> None:
    """R43: disassociating an active person would take their account away."""
    desk.zoom.activate(EMAIL)
    desk.clock.advance(seconds=1)
    yes = buttons_of(desk.type(f"annuler {EMAIL}"))[0].action
    reply = desk.press(yes) if by_cancelling else desk.type(f"renvoyer {EMAIL}")
    desk.work()
    assert desk.zoom.writes("remove") == []
    assert desk.operation(reply.operation).outcome == "already-active"
    assert desk.status(EMAIL) is Status.ACTIVE


def test_holders_resend_their_own_and_nobody_elses(desk: Desk, pending: Account) -> None:
    """R1."""
    other = desk.known(licensed("blanche.neige.ciussscn@ssss.gouv.qc.ca", Status.PENDING), establishment="03")
    assert desk.type(f"renvoyer {other.email}", person=EMAIL).outcome is Outcome.NOT_FOUND
    assert desk.type("renvoyer", person=EMAIL).outcome is Outcome.PLANNED
    desk.work()
    assert [call[1] for call in desk.zoom.journal] == [EMAIL, EMAIL]


def test_cancelling_an_invitation_frees_its_seat(desk: Desk, pending: Account) -> None:
    """R43: action=disassociate."""
    yes = buttons_of(desk.type(f"annuler {EMAIL}"))[0]
    reply = desk.press(yes.action)
    desk.work()
    assert desk.zoom.writes("remove") == [("remove", EMAIL, "disassociate", "")]
    assert desk.account(EMAIL) is None
    assert desk.operation(reply.operation).outcome == "cancelled-invitation"
    assert licences(desk) == (0, 0)


def test_what_has_not_started_is_cancelled_by_its_asker_alone(desk: Desk) -> None:
    """R91."""
    line = f"créer {EMAIL} prenom=A nom=T installation={SITE} specialite=cardiologie"
    operation = desk.type(line).operation
    assert licences(desk) == (0, 1)
    assert said(desk.type(f"annuler operation={operation}", person=COLLEAGUE)) == "refused-operation-unknown"
    assert said(desk.type(f"annuler operation={operation}")) == "operation-cancelled"
    desk.work()
    assert (desk.zoom.journal, licences(desk)) == ([], (0, 0))
    assert said(desk.type(f"annuler operation={operation}")) == "refused-operation-ended"


@pytest.mark.parametrize("refused", [False, True])
def test_a_licence_that_zoom_kept_is_dropped_where_no_seat_is_left(desk: Desk, refused: bool) -> None:
    """R41, R50: active and licensed above the allocation is what no command brings about."""
    desk.known(licensed(EMAIL, Status.INACTIVE), establishment="03")
    desk.allocate("03", 0)
    if refused:
        desk.zoom.refusals["update"] = "permission"
    reply = desk.type(f"réactiver {EMAIL}")
    desk.work()
    person = desk.zoom.people[EMAIL]
    shown = (person.status, person.user_type, desk.operation(reply.operation).outcome)
    if refused:
        assert shown == (Status.INACTIVE, UserType.LICENSED, "refused-permission")
    else:
        assert shown == (Status.ACTIVE, UserType.BASIC, "reactivated-basic")
    assert licences(desk) == (0, 0)


def test_why_an_operation_was_cancelled_is_checked_and_kept(desk: Desk) -> None:
    """R63, R93."""
    operation = desk.type(f"créer {EMAIL} prenom=A nom=T installation={SITE} specialite=cardiologie").operation
    refused = desk.type(f'annuler operation={operation} raison="dossier TREM12345678"')
    assert refused.outcome is Outcome.INVALID
    assert not desk.operation(operation).ended
    desk.type(f'annuler operation={operation} raison="mauvaise adresse"')
    with desk.store.reading() as unit:
        row = unit.audit.search(AuditQuery(subject=EMAIL, outcome="cancelled"), EVERYWHERE)[0]
    assert row.entry.reason == "mauvaise adresse"


def test_only_who_may_cancel_an_operation_is_offered_to(desk: Desk) -> None:
    """R3, R91: its asker or an admin, on its card, its state and the account's card."""
    desk.known(licensed(EMAIL), establishment="03")
    operation = desk.type(f"modifier {EMAIL} nom=Autre").operation
    for person, offered in ((MANAGER, True), (COLLEAGUE, False), (ADMIN, True)):
        for line in (f"état {operation}", f"fiche {EMAIL}"):
            wires = [one.action for one in buttons_of(desk.type(line, person=person))]
            assert any(wire.startswith("v1.annuler.operation") for wire in wires) is offered, (person, line)


def test_zoom_down_queues_the_write_and_it_resumes_by_itself(desk: Desk) -> None:
    """R91: the seat stays reserved, and it may still be cancelled."""
    desk.zoom.mishaps = Mishaps(at=1, error=ZoomUnavailable())
    operation = desk.type(f"créer {EMAIL} prenom=A nom=T installation={SITE} specialite=cardiologie").operation
    desk.work()
    waiting = desk.operation(operation)
    assert (waiting.waiting, waiting.started, licences(desk)) == ("unavailable", False, (0, 1))
    desk.clock.advance(minutes=1)
    desk.work()
    assert desk.operation(operation).outcome == "created"
    assert len(desk.zoom.writes("create")) == 1


def test_attaching_is_one_click_and_charges_the_seat(desk: Desk) -> None:
    """R6, R1: a manager changes it only after."""
    account = desk.known(licensed(LONE), establishment=UNASSOCIATED)
    refused = desk.type(f"désactiver {LONE}")
    assert said(refused) == "policy-attach-first"
    desk.allocate("03", 0)
    attach = buttons_of(refused)[0].action
    assert said(desk.press(attach)) == "refused-full"
    desk.allocate("03", 1)
    reply = desk.press(attach)
    desk.work()
    attached = desk.account(LONE)
    assert attached is not None
    assert (attached.establishment, desk.operation(reply.operation).outcome) == ("03", "attached")
    assert (licences(desk), licences(desk, UNASSOCIATED)) == ((1, 0), (0, 0))
    assert desk.zoom.people[LONE].company != account.establishment


def test_an_address_of_another_establishment_is_a_ccts_to_decide(desk: Desk) -> None:
    """R6."""
    theirs = "clotilde.ailleurs.cisssme16@ssss.gouv.qc.ca"
    desk.known(licensed(theirs), establishment=UNASSOCIATED)
    assert said(desk.type(f"rattacher {theirs}")) == "refused-suffix-elsewhere"
    assert desk.type(f"rattacher {theirs} etab=03", person=ADMIN).outcome is Outcome.PLANNED


def test_an_attached_account_is_nobodys_to_take(desk: Desk, active: Account) -> None:
    """R4, R6."""
    assert said(desk.type(f"rattacher {EMAIL}")) == "refused-already-attached"
    assert desk.type(f"rattacher {EMAIL}", person=ELSEWHERE).outcome is Outcome.NOT_FOUND


def test_one_of_several_establishments_is_chosen_in_a_form(desk: Desk) -> None:
    desk.known(licensed(LONE), establishment=UNASSOCIATED)
    desk.grant(MANAGER, "16-2")
    form = desk.type(f"rattacher {LONE}").form
    assert form is not None
    assert {one.value for one in form.fields[0].options} == {"03", "16-2"}
    assert desk.submit(form.action, {"etablissement": "16-2", "installation": ""}).outcome is Outcome.PLANNED


def test_nothing_is_said_of_a_licence_that_an_account_never_had(desk: Desk) -> None:
    """R40, R41, R43, R50: deactivated, reactivated, deleted or uninvited, a basic account frees nothing and gets nothing back."""
    basic: dict[str, Any] = {"user_type": UserType.BASIC, "raw_type": 1}
    desk.known(licensed(EMAIL, **basic), establishment="03")
    assert deactivate(desk) == "deactivated-without-licence"
    reply = desk.type(f"réactiver {EMAIL}")
    desk.work()
    assert desk.operation(reply.operation).outcome == "reactivated-without-licence"
    question = desk.type(f"supprimer {EMAIL}").operation
    desk.work()
    deletion = desk.press(f"v1.supprimer.geste=oui&jeton={desk.operation(question).payload['token']}")
    desk.work()
    assert desk.operation(deletion.operation).outcome == "deleted-without-licence"
    desk.known(licensed(LONE, Status.PENDING, **basic), establishment="03")
    cancelled = desk.press(buttons_of(desk.type(f"annuler {LONE}"))[0].action)
    desk.work()
    assert desk.operation(cancelled.operation).outcome == "cancelled-invitation-without-licence"


def test_what_was_kept_is_applied_to_who_activates_while_invited_again(desk: Desk) -> None:
    """R30, R73: the operation's last reading may be the only one that shows the activation as news."""

    class Quick(FakeZoom):
        """The new invitation is accepted before anything is read again."""

        def create(self, new: NewUser) -> str:
            made = super().create(new)
            self.activate(new.email)
            return made

    desk.zoom = Quick()
    desk.known(licensed(EMAIL, Status.PENDING), establishment="03", deferred=(("department", "Urgence"),))
    reply = desk.type(f"renvoyer {EMAIL}")
    desk.work()
    assert desk.operation(reply.operation).outcome == "resent"
    account = desk.account(EMAIL)
    assert account is not None
    assert (account.department, account.deferred) == ("Urgence", ())


def test_of_two_managers_who_say_yes_about_one_account_the_second_waits_and_is_refused(desk: Desk, active: Account) -> None:
    """R44, R51: the establishment's seats are locked before anybody looks whether something is under way."""
    pressed = [(buttons_of(desk.type(f"désactiver {EMAIL}", one))[0].action, one) for one in (MANAGER, COLLEAGUE)]
    with ThreadPoolExecutor(2) as pool:
        with desk.store.writing() as unit:
            unit.seats.lock(("03",))
            answers = [pool.submit(desk.press, *one) for one in pressed]
            done, _ = wait(answers, timeout=0.5)
            assert not done
        outcomes = {one.result(timeout=60).outcome for one in answers}
    assert outcomes == {Outcome.PLANNED, Outcome.REFUSED}
    with desk.store.reading() as unit:
        assert len(unit.ledger.open_for(EMAIL)) == 1


@pytest.mark.parametrize(
    "command", ["fiche", "modifier", "désactiver", "réactiver", "supprimer", "renvoyer", "annuler", "rattacher"]
)
def test_a_command_without_its_account_asks_which(desk: Desk, active: Account, command: str) -> None:
    """R96: a search among one's own, then the command goes on as if the account had been named."""
    form = desk.type(command).form
    assert form is not None
    assert [(one.name, one.source) for one in form.fields] == [("compte", "account")]
    assert desk.submit(form.action, {"compte": ""}).errors.keys() == {"compte"}
    chosen, named = desk.submit(form.action, {"compte": active.public_id}), desk.type(f"{command} {EMAIL}")
    assert chosen.outcome in (named.outcome, Outcome.ASKED)
    assert chosen.outcome is not Outcome.INVALID
