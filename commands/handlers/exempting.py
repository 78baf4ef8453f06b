"""recyclage … exempter / inclure: accounts that are never suggested, with why, and their list (R56)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from commands.arguments import Values
from commands.context import Context
from commands.domain.accounts import Account
from commands.domain.audit_actions import AuditAction
from commands.domain.people import Scope
from commands.domain.recycling import Exemption
from commands.handlers.changing import button
from commands.handlers.confirming import Noted
from commands.handlers.lookup import find_account
from commands.handlers.recycling_forms import exemption_form
from commands.invocation import Invocation, Origin
from commands.policy import may_change
from commands.results import AlreadyDone, AskForm, Handled, Invalid, Refused, Result
from commands.views.labels import short_establishment
from commands.views.nodes import msg

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionTable(Result):
    """By address; 100 at most, `left_out` more."""

    exemptions: tuple[Exemption, ...]
    where: Mapping[str, str]
    left_out: int


@dataclass(frozen=True, slots=True)
class Exempting:
    """Keeps the exemption; an open question about the account ends with it."""

    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        account = _account("exempter", self.invocation, context)
        if isinstance(account, Result):
            return account
        reason = Values(self.invocation, context.house.reference).text("raison")
        kept = Exemption(
            email=account.email,
            establishment=account.establishment,
            by=context.actor.email,
            at=context.now,
            reason=reason,
        )
        if not context.unit.recycling.exempt(kept):
            return AlreadyDone()
        _audit("exempted", account, context, reason)
        undo = button("include", "recyclage", inclure=account.public_id)
        return Noted(what=msg("exempted", email=account.email), next_steps=(undo,))


@dataclass(frozen=True, slots=True)
class Including:
    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        account = _account("inclure", self.invocation, context)
        if isinstance(account, Result):
            return account
        if not context.unit.recycling.include(account.email):
            return Refused(why=msg("refused-not-exempt", email=account.email))
        _audit("included", account, context, "")
        return Noted(what=msg("included", email=account.email))


def exempt(invocation: Invocation, context: Context) -> Handled:
    """recyclage exempter=compte raison=…"""
    account = _account("exempter", invocation, context)
    if isinstance(account, Result):
        return account
    values = Values(invocation, context.house.reference)
    values.text("raison")
    wrong = dict(values.errors)
    values.require("raison")
    if not values.errors:
        return Exempting(invocation)
    if invocation.origin is Origin.FORM:
        return Invalid(errors=values.errors, form=exemption_form(account, invocation["raison"], values.errors))
    return AskForm(form=exemption_form(account, invocation["raison"], wrong))


def include(invocation: Invocation, context: Context) -> Handled:
    """recyclage inclure=compte"""
    account = _account("inclure", invocation, context)
    return account if isinstance(account, Result) else Including(invocation)


def exemptions(scope: Scope, context: Context) -> ExemptionTable:
    found = context.unit.recycling.exemptions(scope)
    return ExemptionTable(
        exemptions=tuple(found[:MOST_SHOWN]),
        where={one.key: short_establishment(one) for one in context.house.reference.establishments},
        left_out=max(0, len(found) - MOST_SHOWN),
    )


def _account(name: str, invocation: Invocation, context: Context) -> Account | Result:
    """The account of that argument, if this person may change it."""
    found = find_account(context, invocation[name].strip())
    if isinstance(found, Result):
        return found
    decision = may_change(context.actor, found)
    if not decision:
        return Refused(why=msg(f"policy-{decision.reason}"), action=invocation.command, subject=found.email)
    return found


def _audit(outcome: str, account: Account, context: Context, reason: str) -> None:
    context.audit(AuditAction.EXEMPTION, outcome, subject=account.email, establishment=account.establishment, reason=reason)
