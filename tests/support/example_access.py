"""Access, its letters, diagnoses, checks of the journal and what is held on a person, for the example views."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from msgspec import structs

from commands.context import Context
from commands.domain.access import Review
from commands.domain.accounts import Status, UserType
from commands.domain.listing import Freshness
from commands.domain.people import Grant, Role
from commands.domain.privacy import Category, Holdings, Rows
from commands.handlers.cards import Card, CardAction
from commands.handlers.diagnosing import Diagnosed
from commands.handlers.granting import AccessChanged
from commands.handlers.granting_form import granting_form
from commands.handlers.granting_values import Wanted
from commands.handlers.privacy import PrivacyExport, PrivacyReport
from commands.handlers.reviewing import AccessReview, ReviewConfirmed, Territory
from commands.handlers.status import HouseStatus
from commands.invocation import Invocation
from commands.operations.fields import fields_of
from commands.requests.diagnosis import Diagnosis, Step, Trouble, diagnose
from commands.results import Result
from commands.views.access_letters import departed_view, territory_blocks, unanswered_view, welcome_view
from commands.views.audit_checks import audit_check_view
from commands.views.granting_words import place_words
from commands.views.labels import label
from commands.views.nodes import Form, Msg, View, Words, msg
from storage.audit.chain import Breach
from tests.support.clock import START
from tests.support.example_values import HOSTILE, account, audit_row, operation, reference

AGENT = "clara.agente.ciussscn@ssss.gouv.qc.ca"
EMAIL = account().email
PLACES = {"03": "CIUSSS CN", "CHUQ": "CCT CHU de Québec-UL"}


def a_grant(**changes: object) -> Grant:
    made = Grant(email=EMAIL, role=Role.MANAGER, scope="03", granted_by=AGENT, granted_at=START)
    return structs.replace(made, **changes)


LASTING = a_grant(role=Role.READER, until=START + timedelta(days=90), granted_by=HOSTILE)
OF_CCT = a_grant(email=AGENT, role=Role.CCT, scope="CHUQ")


def changed(*grants: Grant, giving: bool = True, told: bool = False) -> AccessChanged:
    wanted = Wanted(giving=giving, email=EMAIL, grants=grants, reason="")
    return AccessChanged(wanted=wanted, places=PLACES, told=told)


def territory(review: Review | None, *grants: Grant, left_out: int = 0) -> Territory:
    return Territory(cct="CHUQ", name="CCT CHU de Québec-UL", grants=grants, left_out=left_out, review=review)


def a_review(**changes: object) -> Review:
    made = Review(public_id="rev1", cct="CHUQ", number=2, asked_at=START)
    return replace(made, **changes)  # type: ignore[arg-type]  # as above


CONFIRMED = a_review(confirmed_at=START, confirmed_by=HOSTILE)


def reviewed(*territories: Territory, admin: bool = False) -> AccessReview:
    return AccessReview(territories=territories, places=PLACES, own=AGENT, admin=admin)


def status(**changes: Any) -> HouseStatus:
    counts = {Status.ACTIVE: 3}
    return HouseStatus(freshness=Freshness(complete_at=START), counts=counts, operations=(), waiting=0, **changes)


def held(**counts: int) -> Holdings:
    rows: dict[Category, Mapping[str, Rows]] = {}
    for name, count in counts.items():
        rows[Category(name)] = {name: tuple({} for _ in range(count))}
    return Holdings(email=EMAIL, rows=rows, placed=True, hidden=False)


def report(holdings: Holdings, *, whole: bool = True) -> PrivacyReport:
    return PrivacyReport(
        email=EMAIL,
        account=account(last_name=HOSTILE) if whole else None,
        fields=fields_of(account(last_name=HOSTILE)).json() if whole else {},
        grants=(a_grant(), LASTING, OF_CCT) if whole else (),
        history=tuple(audit_row(number) for number in range(3)) if whole else (),
        changes={1000: msg("change-said", name=msg("argument-nom"), value=HOSTILE)},
        holdings=holdings,
        reference=reference(),
    )


def diagnoses(card: Callable[..., Card]) -> Iterator[tuple[str, Callable[[], Result]]]:
    """Each trouble, as the card of its account has it, then each step."""
    invited = START - timedelta(days=26)
    of = {
        "pending": account(status=Status.PENDING, invited_at=invited, invitation_known=True),
        "pending-over": account(status=Status.PENDING, invited_at=START - timedelta(days=40), invitation_known=True),
        "pending-undated": account(status=Status.PENDING, invited_at=invited),
        "expired": account(status=Status.EXPIRED, user_type=UserType.BASIC),
        "inactive": account(status=Status.INACTIVE),
        "basic": account(user_type=UserType.BASIC, last_name=HOSTILE),
        "never": account(last_login_at=None),
        "none": account(),
    }
    actions = (CardAction.RESEND, CardAction.MODIFY, CardAction.REACTIVATE)
    for name, one in of.items():
        found = diagnose(one, actions, START)
        yield f"diagnosis-{name}", partial(Diagnosed, card=card(one, *actions), diagnosis=found)
    yield "diagnosis-ask", lambda: Diagnosed(card=card(of["inactive"]), diagnosis=diagnose(of["inactive"], (), START))
    alone = account(establishment="", status=Status.INACTIVE)
    attach = (CardAction.ATTACH,)
    yield "diagnosis-attach", lambda: Diagnosed(card=card(alone, *attach), diagnosis=diagnose(alone, attach, START))
    busy = card(account(), operations=(operation(),))
    found = Diagnosis(troubles=(Trouble.UNDER_WAY,), step=Step.FOLLOW)
    yield "diagnosis-under-way", lambda: Diagnosed(card=busy, diagnosis=found)


def results(card: Callable[..., Card]) -> Iterator[tuple[str, Callable[[], Result]]]:
    yield from diagnoses(card)
    yield "access-granted", lambda: changed(a_grant(), LASTING, told=True)
    yield "access-granted-later", lambda: changed(OF_CCT)
    yield "access-revoked", lambda: changed(a_grant(), giving=False)
    yield "review", lambda: reviewed(territory(a_review(), OF_CCT, a_grant(), LASTING, a_grant(email=HOSTILE), left_out=7))
    yield "review-of-all", lambda: reviewed(territory(CONFIRMED, OF_CCT), territory(None), admin=True)
    yield "review-confirmed", lambda: ReviewConfirmed(name="CCT CHU de Québec-UL", count=12)
    yield "status-reviews", lambda: status(reviews=((HOSTILE, a_review()), ("CCT CHUM", a_review())))
    yield "privacy", lambda: report(held(**{one.value: number for number, one in enumerate(Category, 1)}))
    yield "privacy-little", lambda: report(held(presence=1), whole=False)
    yield "privacy-file", lambda: PrivacyExport(email=HOSTILE, day="2026-03-02")
    yield "privacy-nothing", lambda: report(held(), whole=False)


def views() -> Iterator[tuple[str, Callable[[], View[Words]]]]:
    """The letters."""
    held_by = (a_grant(), LASTING, OF_CCT)
    cells: dict[Grant, tuple[Words, ...]] = {
        one: (label(one.role), place_words(one.role, one.scope, reference()), Msg("no-end")) for one in held_by
    }
    yield "letter-welcome", lambda: welcome_view(cells)
    blocks = territory_blocks(territory(a_review(), *held_by), PLACES, AGENT, admin=False)
    yield "letter-review", lambda: View(msg("review-title", cct="CCT"), blocks)
    yield "letter-review-unanswered", lambda: unanswered_view(a_review(), HOSTILE, (AGENT, HOSTILE))
    yield "letter-review-without-agents", lambda: unanswered_view(a_review(), "CCT CHU de Québec-UL", ())
    yield "letter-review-answered-late", lambda: unanswered_view(CONFIRMED, "CCT CHU de Québec-UL", ())
    lost = {(Role.MANAGER, "03"): "03 CIUSSS CN", (Role.CCT, "CHUQ"): HOSTILE}
    yield "letter-departed", lambda: departed_view(HOSTILE, lost)
    yield "letter-audit-whole", lambda: audit_check_view(12_345, 2, 300, [])
    broken = [(one.value, number) for number, one in enumerate(Breach, 1)]
    yield "letter-audit-broken", lambda: audit_check_view(12_345, 2, 300, broken)


def forms(context: Context) -> Iterator[tuple[str, Callable[[], Form[Words]]]]:
    wrong = {name: msg("problem-required") for name in ("personne", "role", "etab")}
    typed = Invocation(command="accès", values={"personne": HOSTILE[:200], "jusqu-au": "demain", "raison": HOSTILE[:200]})
    yield "form-grant", lambda: granting_form(Invocation(command="accès"), context, {})
    yield "form-grant-wrong", lambda: granting_form(typed, context, wrong)
    admin = structs.replace(context, actor=structs.replace(context.actor, roles=frozenset({Role.ADMIN})))
    yield "form-grant-admin", lambda: granting_form(typed, admin, wrong)
    agent = structs.replace(context, actor=structs.replace(context.actor, roles=frozenset({Role.CCT}), ccts=frozenset({"CHUQ"})))
    yield "form-grant-agent", lambda: granting_form(typed, agent, {})
