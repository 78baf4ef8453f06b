"""vie-privée: all that is held on a person, shown or in a file, for a CCT within its territory and for the admins (R94)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from commands.actions import action
from commands.arguments import Values
from commands.catalogue import find
from commands.context import Context
from commands.domain.accounts import UNASSOCIATED, Account
from commands.domain.audit_actions import AuditAction
from commands.domain.calendar import QUEBEC
from commands.domain.operations import Json
from commands.domain.patient_data import holds_patient_number
from commands.domain.people import Actor, Grant
from commands.domain.privacy import Category, Holdings, Reach
from commands.domain.reference import ReferenceData
from commands.handlers.cards import changes_of, journal_scope
from commands.invocation import Invocation
from commands.operations.fields import fields_of
from commands.policy import may_see
from commands.ports import AuditQuery, AuditRow
from commands.recognition import own_account
from commands.results import Handled, Invalid, NotFound, Result
from commands.views.labels import argument_label, summary_of
from commands.views.nodes import Field, FieldKind, Form, Text, Words, msg

COMMAND = "vie-privée"
EXPORT = "exporter"
HISTORY_SHOWN = 10
_MOST_CHANGES = 5
_LONGEST = 254
"""Characters of an address (RFC 5321)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyReport(Result):
    """`account` where there is one within the asker's reach; `fields` as the journal tells them; `grants` within reach."""

    email: str
    account: Account | None
    fields: Mapping[str, Json]
    grants: tuple[Grant, ...]
    history: tuple[AuditRow, ...]
    changes: Mapping[int, Words]
    holdings: Holdings
    reference: ReferenceData


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyExport(Result):
    """The whole of it, field by field, in a file that follows."""

    email: str
    day: str


def handle(invocation: Invocation, context: Context) -> Handled:
    """vie-privée courriel; or, by its button, the file"""
    values = Values(invocation, context.house.reference)
    email = values.email("courriel")
    values.require("courriel")
    if values.errors:
        return Invalid(errors=values.errors, form=_whose(values.raw("courriel")))
    holdings = context.unit.privacy.held_on(email, reach_of(context.actor))
    if not holdings.placed and not context.actor.is_admin:
        return NotFound(typed=email, hidden=bool(holdings.count) or holdings.hidden)
    report = _report(email, holdings, context)
    establishment = report.account.establishment if report.account else ""
    if invocation["geste"] == EXPORT and holdings.count:
        export = PrivacyExport(email=email, day=context.now.astimezone(QUEBEC).date().isoformat())
        return Reported(export, email, establishment, reach_of(context.actor))
    return Reported(report, email, establishment, reach_of(context.actor))


def _whose(typed: str) -> Form[Words]:
    """One field: whoever is held something on need not have an account."""
    spec = find(COMMAND)
    email: Field[Words] = Field(
        name="courriel",
        label=argument_label("courriel"),
        kind=FieldKind.EMAIL,
        required=True,
        value="" if holds_patient_number(typed) else typed[:_LONGEST],
        max_length=_LONGEST,
    )
    return Form(
        title=msg("form-person-title"),
        submit=msg("form-account-submit"),
        action=action(COMMAND),
        fields=(email,),
        intro=(Text(summary_of(spec)),) if spec else (),
    )


@dataclass(frozen=True, slots=True)
class Reported:
    """What was read, for whole tables are not read while others wait to write; that it was leaves a line in the journal."""

    result: PrivacyReport | PrivacyExport
    email: str
    establishment: str
    reach: Reach

    def carry_out(self, context: Context) -> Result:
        if reach_of(context.actor) != self.reach:
            return NotFound(typed=self.email)
        context.audit(AuditAction.PRIVACY_EXPORTED, "ok", subject=self.email, establishment=self.establishment)
        return self.result


def _report(email: str, holdings: Holdings, context: Context) -> PrivacyReport:
    account = own_account(context.unit, email)
    seen = account if account and may_see(context.actor, account) else None
    rows = tuple(context.unit.audit.search(AuditQuery(subject=email, limit=HISTORY_SHOWN), journal_scope(context)))
    return PrivacyReport(
        email=email,
        account=seen,
        fields=fields_of(seen).json() if seen else {},
        grants=tuple(one for one in context.unit.grants.of(email) if _reached(one, context.actor)),
        history=rows,
        changes=changes_of(rows, context, _MOST_CHANGES),
        holdings=holdings,
        reference=context.house.reference,
    )


def reach_of(actor: Actor) -> Reach:
    """What a CCT answers for; accounts of no establishment are any CCT's (R1)."""
    if actor.is_admin:
        return Reach(everything=True)
    return Reach(establishments=actor.writes.establishments | {UNASSOCIATED}, ccts=actor.ccts)


def _reached(grant: Grant, actor: Actor) -> bool:
    return actor.is_admin or grant.scope in actor.writes.establishments | actor.ccts


def told(holdings: Holdings) -> tuple[tuple[Category, int], ...]:
    """How many of each kind."""
    return tuple((one, holdings.number(one)) for one in Category if holdings.number(one))
