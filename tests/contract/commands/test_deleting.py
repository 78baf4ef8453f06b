"""supprimer, from the question to Zoom and back (R42–R44)."""

from __future__ import annotations

import pytest

from commands.actions import action
from commands.domain.accounts import Account
from commands.domain.people import EVERYWHERE
from commands.gestures import CLOSE, TRANSFER, YES
from commands.incoming import Outcome, Reply
from commands.ports import AuditQuery
from commands.views.deletion import deletion_question
from tests.support.asking import written
from tests.support.desk import COLLEAGUE, ELSEWHERE, MANAGER, Desk, buttons_of, carried, said, wrong
from tests.support.samples import licensed

EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"
OTHER = "blanche.neige.ciussscn@ssss.gouv.qc.ca"


@pytest.fixture
def account(desk: Desk) -> Account:
    return desk.known(licensed(EMAIL), establishment="03")


def ask(desk: Desk) -> dict[str, str]:
    """The question's buttons by step, once the worker has counted."""
    reply = desk.type(f"supprimer {EMAIL}")
    assert reply.outcome is Outcome.PLANNED
    desk.work()
    view = deletion_question(desk.operation(reply.operation))
    buttons = buttons_of(Reply(outcome=Outcome.ASKED, view=view))
    return dict(zip(("oui", "fermer", "transfert"), (button.action for button in buttons), strict=True))


def test_yes_deletes_the_account_at_zoom_and_here(desk: Desk, account: Account) -> None:
    """R43: action=delete, never the API's default."""
    buttons = ask(desk)
    assert desk.zoom.writes("remove") == []
    reply = desk.press(buttons["oui"])
    assert reply.outcome is Outcome.PLANNED
    desk.work()
    assert desk.zoom.writes("remove") == [("remove", account.zoom_id, "delete", "")]
    assert desk.account(EMAIL) is None
    ended = desk.operation(reply.operation)
    assert (ended.state, ended.outcome) == ("done", "deleted")


def test_the_audit_keeps_what_was_deleted_and_to_whom_its_meetings_went(desk: Desk, account: Account) -> None:
    """R93: once the account is gone, the audit alone can tell."""
    desk.known(licensed(OTHER), establishment="03")
    transfer = ask(desk)["transfert"]
    form = desk.press(transfer).form
    assert form is not None
    desk.submit(form.action, {"transfert": OTHER})
    desk.work()
    with desk.store.reading() as unit:
        ended, planned = unit.audit.search(AuditQuery(subject=EMAIL, action="supprimer"), EVERYWHERE)[:2]
    assert (ended.entry.outcome, planned.entry.outcome) == ("deleted-transferred", "planned")
    for entry in (ended.entry, planned.entry):
        assert entry.after == {"status": "", "transfer": OTHER}
        told = {name: entry.before[name] for name in ("status", "last_name", "user_type", "establishment")}
        assert told == {"status": "active", "last_name": account.last_name, "user_type": "licensed", "establishment": "03"}


def test_naming_what_is_another_establishments_leaves_a_trace(desk: Desk, account: Account) -> None:
    """R4: a transfer's target, a filter and an operation; the answer is that of what does not exist."""
    hidden, unknown = "zoe.lion.cisssme16@ssss.gouv.qc.ca", "personne.nulle.cisssme16@ssss.gouv.qc.ca"
    desk.known(licensed(hidden), establishment="16-2")
    theirs = desk.type(f"modifier {hidden} nom=Autre", person=ELSEWHERE).operation
    lines = [
        (f"supprimer {EMAIL} transfert={hidden}", f"supprimer {EMAIL} transfert={unknown}", "supprimer", hidden),
        (f"état {theirs}", "état AAAAAAAAAAAAAAAA", "état", hidden),
        (f"annuler operation={theirs}", "annuler operation=AAAAAAAAAAAAAAAA", "annuler", hidden),
    ]
    for line, of_none, action_name, subject in lines:
        replies = desk.type(line), desk.type(of_none)
        assert (replies[0].view, replies[0].errors) == (replies[1].view, replies[1].errors)
        assert attempts(desk, action_name) == [subject]
    desk.type("liste etab=16-2")
    assert len(attempts(desk, "liste")) == 1
    desk.type("liste etab=03")
    assert len(attempts(desk, "liste")) == 1


def attempts(desk: Desk, command: str) -> list[str]:
    with desk.store.reading() as unit:
        rows = unit.audit.search(AuditQuery(actor=MANAGER, action=command), EVERYWHERE)
    return [row.entry.subject for row in rows]


def test_the_question_counts_what_is_to_come(desk: Desk, account: Account) -> None:
    """R42: the consequences are named."""
    reply = desk.type(f"supprimer {EMAIL}")
    desk.work()
    notes = desk.operation(reply.operation).notes
    assert (notes["meetings"], notes["webinars"]) == (3, 1)
    assert desk.account(EMAIL) == account


def test_a_second_yes_deletes_nothing_more(desk: Desk, account: Account) -> None:
    """R44, by the same person and by a colleague, before and after the end."""
    yes = ask(desk)["oui"]
    desk.press(yes)
    assert desk.press(yes).outcome is Outcome.ALREADY_DONE
    desk.work()
    assert desk.press(yes).outcome is Outcome.ALREADY_DONE
    assert desk.press(yes, person=COLLEAGUE).outcome is Outcome.ALREADY_DONE
    desk.work()
    assert len(desk.zoom.writes("remove")) == 1


def test_who_presses_twice_keeps_the_message_that_tells_the_end(desk: Desk, account: Account) -> None:
    """R44: a double click's second answer may come last, whatever came of the first; a colleague's message gives way."""
    yes = ask(desk)["oui"]
    assert desk.press(yes).replace
    desk.work()
    assert not desk.press(yes).replace
    assert desk.press(yes, person=COLLEAGUE).replace


def test_who_pressed_first_is_told_only_within_the_establishment(desk: Desk, account: Account) -> None:
    """R44 with R4."""
    yes = ask(desk)["oui"]
    desk.press(yes)
    desk.work()
    assert said(desk.press(yes, person=COLLEAGUE)) == "already-done-by"
    assert said(desk.press(yes, person=ELSEWHERE)) == "already-done"


def test_somebody_elses_yes_deletes_nothing(desk: Desk, account: Account) -> None:
    """R42: the question is its asker's."""
    yes = ask(desk)["oui"]
    reply = desk.press(yes, person=COLLEAGUE)
    assert (reply.outcome, said(reply)) == (Outcome.REFUSED, "confirmation-not-yours")
    desk.work()
    assert desk.zoom.writes("remove") == []
    assert desk.press(yes).outcome is Outcome.PLANNED


def test_close_changes_nothing_and_ends_the_question(desk: Desk, account: Account) -> None:
    """R42: FERMER."""
    buttons = ask(desk)
    assert said(desk.press(buttons["fermer"])) == "confirmation-closed"
    desk.press(buttons["oui"])
    desk.work()
    assert desk.account(EMAIL) is not None
    assert desk.zoom.writes("remove") == []


def test_an_expired_yes_deletes_nothing(desk: Desk, account: Account) -> None:
    """R42: ten minutes."""
    yes = ask(desk)["oui"]
    desk.clock.advance(minutes=10)
    assert desk.press(yes).outcome is Outcome.EXPIRED
    desk.work()
    assert desk.zoom.writes("remove") == []


def test_a_stale_confirmation_deletes_nothing(desk: Desk, account: Account) -> None:
    """R42: void if the account changed since."""
    yes = ask(desk)["oui"]
    desk.clock.advance(seconds=5)
    desk.known(licensed(EMAIL, last_name="Talonné"), establishment="03")
    reply = desk.press(yes)
    assert (reply.outcome, said(reply)) == (Outcome.REFUSED, "confirmation-changed")
    desk.work()
    assert desk.zoom.writes("remove") == []


def test_rights_lost_since_the_question_delete_nothing(desk: Desk, account: Account) -> None:
    """R3: authorised again when it runs."""
    yes = ask(desk)["oui"]
    with desk.store.writing() as unit:
        unit.grants.revoke(MANAGER, "gestionnaire", "03")
        unit.commit()
    assert desk.press(yes).outcome is Outcome.REFUSED
    desk.work()
    assert desk.zoom.writes("remove") == []


def test_meetings_go_to_the_chosen_account(desk: Desk, account: Account) -> None:
    """R42: a transfer to an active account in scope is made."""
    target = desk.known(licensed(OTHER), establishment="03")
    form = desk.press(ask(desk)["transfert"]).form
    assert form is not None
    reply = desk.submit(form.action, {"transfert": target.public_id})
    desk.work()
    assert desk.zoom.writes("remove") == [("remove", account.zoom_id, "delete", OTHER)]
    assert desk.operation(reply.operation).outcome == "deleted-transferred"


@pytest.mark.parametrize("typed", ["", EMAIL, "inconnu.personne@ssss.gouv.qc.ca", "hors.portee.cisssme16@ssss.gouv.qc.ca"])
def test_a_wrong_target_keeps_the_question_open(desk: Desk, account: Account, typed: str) -> None:
    """R42, R4: an account out of scope is as unknown as one that does not exist."""
    desk.known(licensed("hors.portee.cisssme16@ssss.gouv.qc.ca"), establishment="16-2")
    buttons = ask(desk)
    form = desk.press(buttons["transfert"]).form
    assert form is not None
    reply = desk.submit(form.action, {"transfert": typed})
    assert reply.outcome is Outcome.INVALID
    assert "transfert" in wrong(reply)
    assert desk.press(buttons["oui"]).outcome is Outcome.PLANNED


def test_a_simulation_deletes_nothing(desk: Desk, account: Account) -> None:
    """R82."""
    assert desk.type(f"supprimer {EMAIL} --simuler").outcome is Outcome.SIMULATED
    desk.work()
    assert desk.zoom.journal == []
    assert desk.account(EMAIL) == account


def test_a_pending_account_is_not_deleted_but_its_invitation_cancelled(desk: Desk) -> None:
    """R43."""
    from commands.domain.accounts import Status

    pending = desk.known(licensed(OTHER, Status.PENDING), establishment="03")
    reply = desk.type(f"supprimer {OTHER}")
    assert reply.outcome is Outcome.REFUSED
    assert buttons_of(reply)[0].action == action("annuler", compte=pending.public_id)


def test_an_account_of_elsewhere_looks_unknown(desk: Desk, account: Account) -> None:
    """R4."""
    hidden = desk.type(f"supprimer {EMAIL}", person=ELSEWHERE)
    unknown = desk.type("supprimer personne.connue.ciussscn@ssss.gouv.qc.ca", person=ELSEWHERE)
    assert hidden.outcome is unknown.outcome is Outcome.NOT_FOUND


def test_an_account_gone_at_zoom_is_told_so(desk: Desk, account: Account) -> None:
    """R90: what is gone already is as deleted as one wanted."""
    yes = ask(desk)["oui"]
    del desk.zoom.people[EMAIL]
    reply = desk.press(yes)
    desk.work()
    assert desk.operation(reply.operation).outcome == "already-gone"
    assert desk.account(EMAIL) is None


def test_meetings_go_only_to_an_account_of_ones_own(desk: Desk, account: Account) -> None:
    """R42, R1: one that is seen but not theirs to change takes nothing over."""
    lone = desk.known(licensed("sans.maison@ssss.gouv.qc.ca"))
    reply = desk.press(action("supprimer", geste=TRANSFER, jeton=carried(ask(desk)["oui"])["jeton"], transfert=lone.email))
    assert wrong(reply) == {"transfert"}
    assert desk.type(f"supprimer {EMAIL} transfert={lone.email}").outcome is Outcome.INVALID


@pytest.mark.parametrize("value", ["%00", "a%0Ab", "%E2%80%AE"])
@pytest.mark.parametrize("name", ["jeton", "nonce", "compte"])
def test_control_characters_in_a_button_are_told_never_a_failure(desk: Desk, account: Account, name: str, value: str) -> None:
    """R96: no text of theirs reaches the database as a key of ours."""
    for step in (YES, CLOSE, TRANSFER, ""):
        reply = desk.press(f"v1.supprimer.geste={step}&{name}={value}&transfert=x")
        assert reply.outcome is not Outcome.FAILED
        assert reply.outcome is not Outcome.PLANNED


def test_the_journal_reads_as_a_deletion(desk: Desk, account: Account) -> None:
    """R93: the status that an account ends with is no missing value."""
    desk.press(ask(desk)["oui"])
    desk.work()
    told = written(desk.type(f"journal {EMAIL}"))
    assert "Statut\u00a0: Actif → Supprimé" in told
    assert "Non précisé" not in told
