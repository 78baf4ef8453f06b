"""rendre: a licence given back by its holder, or taken back by a manager, after a question (R1, R42, R55, R56)."""

from __future__ import annotations

from datetime import date

import pytest

from commands.domain.accounts import Account, Pool, Status, UserType
from commands.domain.operations import Kind
from commands.domain.people import EVERYWHERE
from commands.incoming import Outcome, Reply
from commands.ports import AuditQuery, Refusal
from commands.views.nodes import Draft
from commands.views.operations import operation_view
from commands.views.show import Reader
from tests.support.desk import COLLEAGUE, ELSEWHERE, MANAGER, Desk, buttons_of, said
from tests.support.letterbox import labelled, settle, time_passes
from tests.support.samples import licensed

EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"
OTHER = "berthe.relais.ciussscn@ssss.gouv.qc.ca"


@pytest.fixture
def seated(desk: Desk) -> Account:
    desk.allocate("03", 1)
    return desk.known(licensed(EMAIL, webinar=500), establishment="03")


def question(desk: Desk, text: str = "rendre", person: str = EMAIL) -> Reply:
    """The question, once what is to come is counted."""
    asked = desk.type(text, person)
    assert asked.outcome is Outcome.PLANNED, said(asked)
    desk.work()
    return Reply(outcome=Outcome.ASKED, view=view_of(desk, asked.operation))


def view_of(desk: Desk, operation: str) -> Draft:
    found = desk.operation(operation)
    return operation_view(found, Reader(command="/iris", now=desk.clock.now()), desk.account(found.email))


def give_back(desk: Desk, text: str = "rendre", person: str = EMAIL) -> Reply:
    reply = desk.press(labelled(question(desk, text, person), "yes").action, person)
    settle(desk)
    return reply


def type_of(desk: Desk, email: str = EMAIL) -> UserType | None:
    account = desk.account(email)
    return account.user_type if account else None


def words(reply: Reply) -> set[str]:
    """The keys of what a question says."""
    assert reply.view is not None
    told = (getattr(block, "words", None) for block in reply.view.blocks)
    return {getattr(one, "key", "") for one in told}


def test_a_holder_gives_back_their_own_licence(desk: Desk, seated: Account) -> None:
    """R1: they hold no role; what is to come is told first, and the account stays."""
    asked = question(desk)
    assert {"give-back-question-own", "give-back-basic", "confirmation-upcoming"} <= words(asked)
    reply = desk.press(labelled(asked, "yes").action, EMAIL)
    assert reply.outcome is Outcome.PLANNED
    settle(desk)
    account = desk.account(EMAIL)
    assert account is not None
    assert (account.status, account.user_type, account.webinar) == (Status.ACTIVE, UserType.BASIC, 0)
    with desk.store.reading() as unit:
        assert [unit.seats.count("03", pool).taken for pool in (Pool.LICENCE, Pool.WEBINAR)] == [0, 0]
        rows = unit.audit.search(AuditQuery(subject=EMAIL, actor=EMAIL), EVERYWHERE)
    assert {row.entry.outcome for row in rows} == {"planned", "modified"}


def test_nothing_is_given_back_before_the_yes(desk: Desk, seated: Account) -> None:
    """R42."""
    asked = question(desk)
    desk.press(labelled(asked, "close").action, EMAIL)
    assert desk.press(labelled(asked, "yes").action, EMAIL).outcome is Outcome.ALREADY_DONE
    settle(desk)
    assert type_of(desk) is UserType.LICENSED


def test_a_stale_question_gives_nothing_back(desk: Desk, seated: Account) -> None:
    """R42: ten minutes, and of the account as it was."""
    asked = question(desk)
    time_passes(desk, minutes=11)
    assert desk.press(labelled(asked, "yes").action, EMAIL).outcome is Outcome.EXPIRED
    asked = question(desk)
    desk.known(licensed(EMAIL, department="Radiologie"), establishment="03")
    assert said(desk.press(labelled(asked, "yes").action, EMAIL)) == "confirmation-changed"
    assert type_of(desk) is UserType.LICENSED


def test_a_holder_gives_back_nobody_elses(desk: Desk, seated: Account) -> None:
    """R4: another's account does not exist for them, nor does another's question."""
    desk.known(licensed(OTHER), establishment="03")
    assert desk.type(f"rendre {OTHER}", EMAIL).outcome is Outcome.NOT_FOUND
    asked = question(desk)
    assert said(desk.press(labelled(asked, "yes").action, OTHER)) == "confirmation-not-yours"
    assert type_of(desk) is UserType.LICENSED


def test_a_manager_takes_back_a_licence_of_theirs_alone(desk: Desk, seated: Account) -> None:
    assert desk.type(f"rendre {EMAIL}", ELSEWHERE).outcome is Outcome.NOT_FOUND
    assert "give-back-question" in words(question(desk, f"rendre {EMAIL}", COLLEAGUE))
    give_back(desk, f'rendre {EMAIL} raison="fin de mandat"', MANAGER)
    assert type_of(desk) is UserType.BASIC


def test_a_manager_without_an_account_is_asked_which(desk: Desk, seated: Account) -> None:
    asked = desk.type("rendre", MANAGER)
    assert asked.form is not None
    assert [one.name for one in asked.form.fields] == ["compte"]


@pytest.mark.parametrize(
    ("status", "user_type", "why"),
    [
        (Status.INACTIVE, UserType.BASIC, "refused-return-inactive"),
        (Status.PENDING, UserType.LICENSED, "refused-return-inactive"),
        (Status.ACTIVE, UserType.BASIC, "refused-return-basic"),
    ],
)
def test_there_must_be_a_licence_to_give_back(desk: Desk, status: Status, user_type: UserType, why: str) -> None:
    desk.known(licensed(EMAIL, status, user_type=user_type), establishment="03")
    assert said(desk.type("rendre", EMAIL)) == why


def test_a_loan_ends_with_the_licence_that_is_given_back(desk: Desk, seated: Account) -> None:
    """R55: by hand, before its day; what is asked says so."""
    desk.known(licensed(OTHER, user_type=UserType.BASIC, raw_type=1), establishment="03")
    desk.allocate("03", 2)
    desk.type(f"prêter {OTHER} jusqu'au=2026-06-30 raison=congé")
    settle(desk)
    asked = question(desk, "rendre", OTHER)
    assert "give-back-ends-loan" in words(asked)
    desk.press(labelled(asked, "yes").action, OTHER)
    settle(desk)
    with desk.store.reading() as unit:
        assert list(unit.loans.open(EVERYWHERE)) == []
    assert type_of(desk, OTHER) is UserType.BASIC


def test_a_loan_that_could_not_end_early_goes_on(desk: Desk, seated: Account) -> None:
    """R54: Zoom's no leaves it as it was."""
    desk.known(licensed(OTHER, user_type=UserType.BASIC, raw_type=1), establishment="03")
    desk.allocate("03", 2)
    desk.type(f"prêter {OTHER} jusqu'au=2026-06-30 raison=congé")
    settle(desk)
    desk.zoom.refusals["update"] = Refusal.PERMISSION
    give_back(desk, f"rendre {OTHER}", MANAGER)
    with desk.store.reading() as unit:
        (loan,) = unit.loans.open(EVERYWHERE)
    assert (loan.until, type_of(desk, OTHER)) == (date(2026, 6, 30), UserType.LICENSED)


def test_simulating_gives_nothing_back(desk: Desk, seated: Account) -> None:
    """R82."""
    assert desk.type("rendre --simuler", EMAIL).outcome is Outcome.SIMULATED
    settle(desk)
    assert type_of(desk) is UserType.LICENSED


def test_two_answers_give_it_back_once(desk: Desk, seated: Account) -> None:
    """R44."""
    asked = question(desk)
    assert desk.press(labelled(asked, "yes").action, EMAIL).outcome is Outcome.PLANNED
    assert desk.press(labelled(asked, "yes").action, EMAIL).outcome is Outcome.ALREADY_DONE
    settle(desk)
    assert sum(call[0] == "update" for call in desk.zoom.journal) == 1


def test_a_holders_card_offers_it(desk: Desk, seated: Account) -> None:
    wires = [one.action for one in buttons_of(desk.type("fiche", EMAIL))]
    assert [one for one in wires if one.startswith("v1.rendre.")]
    assert not [one for one in wires if one.startswith("v1.modifier.")]
    with desk.store.reading() as unit:
        assert [one for one in unit.ledger.open_of(EMAIL) if one.kind is not Kind.INSPECT] == []
