"""recyclage etab=… jours=N auto=oui: after how many days an establishment asks, and whether by itself (R56)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from commands.arguments import Values
from commands.context import Context
from commands.domain.audit_actions import AuditAction
from commands.domain.folding import fold
from commands.domain.people import Scope
from commands.domain.recycling import FEWEST_DAYS, Rules
from commands.domain.reference import Establishment
from commands.handlers.recycling_forms import rules_form
from commands.invocation import Invocation, Origin
from commands.results import AskForm, Handled, Invalid, Refused, Result
from commands.views.nodes import msg

SET = "reglages"
"""What `geste` says of the form."""
MOST_DAYS = 3_650
_USUAL = frozenset({"", "defaut", "default", "aucun", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesSet(Result):
    """How an establishment recycles from now on; `days` is what holds."""

    replaces: ClassVar[bool] = True
    establishment: Establishment
    rules: Rules
    days: int


@dataclass(frozen=True, slots=True)
class SettingRules:
    establishment: Establishment
    rules: Rules

    def carry_out(self, context: Context) -> Result:
        key = self.establishment.key
        if key not in context.actor.writes:
            return _not_theirs()
        before = known_rules(key, context)
        if before != self.rules:
            context.unit.recycling.set_rules(self.rules, context.actor.email)
            context.audit(
                AuditAction.RECYCLING_RULES,
                "ok",
                establishment=key,
                before={"days": before.days, "automatic": before.automatic},
                after={"days": self.rules.days, "automatic": self.rules.automatic},
            )
        return RulesSet(establishment=self.establishment, rules=self.rules, days=self.rules.days or context.house.idle_days)


def set_rules(invocation: Invocation, context: Context) -> Handled:
    """What is not said stays as it is; the form where nothing is."""
    values = Values(invocation, context.house.reference)
    values.require("etab")
    chosen = values.establishments("etab")
    if len(chosen) > 1:
        values.fail("etab", msg("problem-one-establishment", options=", ".join(one.key for one in chosen)))
    if values.errors:
        return Invalid(errors=values.errors)
    (place,) = chosen
    if place.key not in context.actor.writes:
        return _not_theirs()
    before = known_rules(place.key, context)
    sent = invocation.origin is Origin.FORM
    if not (sent or invocation["jours"] or invocation["auto"]):
        return AskForm(form=rules_form(place, before, {}, context.house.idle_days))
    days = _days(values) if sent or values.raw("jours") else before.days
    automatic = values.yes_no("auto") if sent or values.raw("auto") else before.automatic
    rules = Rules(establishment=place.key, days=days, automatic=bool(automatic))
    if values.errors:
        return Invalid(errors=values.errors, form=rules_form(place, before, values.errors, context.house.idle_days))
    return SettingRules(place, rules)


def known_rules(establishment: str, context: Context) -> Rules:
    """What the establishment has set, or nothing."""
    found = context.unit.recycling.rules(Scope(establishments=frozenset({establishment})))
    return found[0] if found else Rules(establishment=establishment)


def _days(values: Values) -> int | None:
    """None for as everywhere."""
    if fold(values.raw("jours")) in _USUAL:
        return None
    days = values.number("jours")
    if days is not None and not FEWEST_DAYS <= days <= MOST_DAYS:
        values.fail("jours", msg("problem-days-between", least=FEWEST_DAYS, most=MOST_DAYS))
    return days


def _not_theirs() -> Refused:
    return Refused(why=msg("policy-out-of-scope"), action="recyclage")
