"""Loans, inquiries and what recycling lists, for the example views."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from commands.domain.listing import Freshness
from commands.domain.loans import Loan, Reminder
from commands.domain.loans import Standing as LoanStanding
from commands.domain.operations import Kind, State
from commands.domain.recycling import Candidate, Exemption, Inquiry, Rules, Standing
from commands.handlers.exempting import ExemptionTable
from commands.handlers.keeping import AnswerNoted
from commands.handlers.loans import LoanShown, LoanTable
from commands.handlers.recycling import Inquired, RecyclingTable
from commands.handlers.recycling_forms import exemption_form, rules_form
from commands.handlers.recycling_rules import RulesSet
from commands.lending import NOT_ACTIVATED, NOT_RETURNED, RETURNED
from commands.ports import Upcoming
from commands.results import Result
from commands.views.inquiries import inquiry_view, proposals_view
from commands.views.loans import letter_view
from commands.views.nodes import Form, View, Words, msg
from commands.views.operations import operation_view
from commands.views.recycling import upcoming_words
from commands.views.show import Reader
from tests.support.clock import START
from tests.support.example_values import HOSTILE, account, operation, reference

EMAIL = account().email
MANAGER = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
WHERE = {"03": "03 CIUSSS CN"}
READER = Reader(command="/iris", now=START)


def a_loan(standing: LoanStanding = LoanStanding.OPEN, **changes: Any) -> Loan:
    made = Loan(
        id=1,
        public_id="loan1",
        account_id=1,
        email=EMAIL,
        establishment="03",
        until=date(2026, 4, 10),
        lender=MANAGER,
        reason="Remplacement",
        operation="",
        standing=standing,
        since=START - timedelta(days=10),
        set_at=START - timedelta(days=10),
        returns=0,
        reminded="",
        rests_until=None,
        ended_at=None,
    )
    return replace(made, **changes)


def an_inquiry(standing: Standing = Standing.ASKED, **changes: Any) -> Inquiry:
    made = Inquiry(
        id=1,
        public_id="inq1",
        account_id=1,
        email=EMAIL,
        establishment="03",
        by=MANAGER,
        asked=EMAIL,
        standing=standing,
        asked_at=START - timedelta(days=2),
        answer_by=START + timedelta(days=5),
        signed_in_at=None,
        answered_by="",
        ended_at=None,
    )
    return replace(made, **changes)


def a_candidate(number: int = 0, **changes: Any) -> Candidate:
    of = account(number)
    made = Candidate(
        account_id=of.id,
        public_id=of.public_id,
        email=of.email,
        name=of.name,
        establishment="03",
        idle_since=START - timedelta(days=90 + number),
        never=False,
    )
    return replace(made, **changes)


def results() -> Iterator[tuple[str, Callable[[], Result]]]:
    shown = tuple(a_loan(one, public_id=one.value) for one in LoanStanding)
    hostile = a_loan(email=HOSTILE, lender=HOSTILE, reason=HOSTILE, establishment="")
    yield "loans", lambda: LoanTable(loans=(*shown, hostile), where=WHERE, left_out=3, outside=("16-2 CISSSME",))
    yield "loans-none", lambda: LoanTable(loans=(), where=WHERE)
    for one in LoanStanding:
        yield f"loan-{one.value}", partial(LoanShown, loan=a_loan(one), public_id="pub0000")
    yield "loan-lent", lambda: LoanShown(loan=hostile, public_id="pub0000", news="lent")
    yield "loan-extended", lambda: LoanShown(loan=a_loan(), public_id="pub0000", news="extended")
    yield "recycling", partial(recycling, Rules(establishment="03", days=90, automatic=True))
    yield "recycling-everywhere", partial(recycling, None)
    yield "recycling-nobody", nobody
    asked, nobody_told = an_inquiry(), an_inquiry(Standing.PROPOSED, asked="", email=HOSTILE)
    yield "inquired", lambda: Inquired(asked=(asked,), to_decide=(nobody_told,), passed=(HOSTILE,))
    exempt = Exemption(email=HOSTILE, establishment="", by=HOSTILE, at=START, reason=HOSTILE)
    yield "exemptions", lambda: ExemptionTable(exemptions=(exempt,), where=WHERE, left_out=2)
    yield "exemptions-none", lambda: ExemptionTable(exemptions=(), where=WHERE, left_out=0)
    place = reference().establishments[0]
    yield "rules", lambda: RulesSet(establishment=place, rules=Rules(establishment="03"), days=60)
    yield "rules-automatic", lambda: RulesSet(establishment=place, rules=Rules(establishment="03", automatic=True), days=90)
    yield "answer-noted", lambda: AnswerNoted(what=msg("inquiry-kept-noted", email=HOSTILE))


def recycling(rules: Rules | None) -> RecyclingTable:
    """Whom to ask, and every standing of what was asked."""
    asked = tuple(an_inquiry(one, public_id=one.value, answered_by=HOSTILE) for one in Standing)
    alone = an_inquiry(Standing.PROPOSED, public_id="alone", asked="", establishment="")
    silent = an_inquiry(Standing.PROPOSED, public_id="silent")
    return RecyclingTable(
        candidates=(a_candidate(), a_candidate(1, never=True), a_candidate(2, email=HOSTILE, name=HOSTILE, establishment="")),
        inquiries=(*asked, alone, silent),
        upcoming={"proposed": Upcoming(meetings=3, webinars=1), "alone": Upcoming(meetings=0, webinars=0)},
        public_ids={EMAIL: "pub0000"},
        where=WHERE,
        left_out=7,
        exempt=2,
        days=90,
        rules=rules,
        freshness=Freshness(complete_at=START - timedelta(hours=1)),
        outside=("16-2 CISSSME",),
    )


def nobody() -> RecyclingTable:
    return replace(recycling(None), candidates=(), inquiries=(), left_out=0, exempt=0, outside=())


def views() -> Iterator[tuple[str, Callable[[], View[Words]]]]:
    """Letters, and the question before a licence is given back."""
    for what in (*Reminder, RETURNED, NOT_RETURNED, NOT_ACTIVATED):
        hostile = a_loan(email=HOSTILE, lender=HOSTILE)
        yield f"loan-letter-{what}", partial(letter_view, hostile, what, "pub0000", holder=False)
        if what not in (NOT_RETURNED, NOT_ACTIVATED):
            yield f"loan-letter-{what}-holder", partial(letter_view, hostile, what, "pub0000", holder=True)
    for one in Standing:
        yield f"inquiry-{one.value}", partial(inquiry_view, an_inquiry(one), account(), READER)
    never = account(last_login_at=None)
    yield "inquiry-of-head", partial(inquiry_view, an_inquiry(asked=MANAGER, email=HOSTILE), never, READER)
    yield "inquiry-not-needed", partial(inquiry_view, an_inquiry(Standing.PROPOSED, answered_by=MANAGER), never, READER)
    yield "proposals", partial(_proposals, an_inquiry(Standing.PROPOSED, email=HOSTILE))
    yield "proposals-none", partial(proposals_view, (), {}, {}, "03 CIUSSS CN")
    for name, notes in _counted().items():
        yield f"give-back-{name}", partial(_question, notes)
    counted = operation(Kind.INSPECT, State.DONE, payload={"question": "recyclage"}, notes={"meetings": 2})
    yield "inquiry-counted", partial(operation_view, counted, READER, account())


def forms() -> Iterator[tuple[str, Callable[[], Form[Words]]]]:
    wrong = {"raison": msg("problem-required")}
    yield "form-exempt", lambda: exemption_form(account(email=HOSTILE), HOSTILE[:200], wrong)
    place = reference().establishments[0]
    days = {"jours": msg("problem-days-between", least=30, most=3650)}
    yield "form-rules", lambda: rules_form(place, Rules(establishment=place.key, days=90, automatic=True), days, 60)


def _proposals(inquiry: Inquiry) -> View[Words]:
    answer = msg("inquiry-says-not-needed", who=HOSTILE)
    cells: tuple[Words, ...] = (inquiry.email, msg("value-date", at=START), answer, upcoming_words(None))
    return proposals_view((inquiry,), {inquiry.public_id: cells}, {inquiry.email: "pub0000"}, msg("pool-of-none"))


def _counted() -> Mapping[str, Mapping[str, object]]:
    return {"full": {"meetings": 3, "webinars": 1}, "empty": {"meetings": 0, "webinars": 0}, "uncounted": {"uncounted": True}}


def _question(notes: Mapping[str, object]) -> View[Words]:
    payload = {"question": "rendre", "token": "j1", "compte": "pub0000", "name": HOSTILE}
    if notes.get("meetings"):
        payload |= {"own": "1", "until": "2026-04-10", "inquiry": "inq1"}
    return operation_view(operation(Kind.INSPECT, State.DONE, payload=payload, notes=notes), READER, account())
