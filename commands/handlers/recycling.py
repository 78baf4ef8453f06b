"""recyclage: licences that nobody seems to use, what was asked and answered, and the question to put (R56)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from commands.actions import action
from commands.arguments import Values
from commands.catalogue.table_seats import BOXES, MOST_CHECKED
from commands.context import Context
from commands.domain.listing import Freshness
from commands.domain.people import Scope
from commands.domain.recycling import ASKED_ONCE_IN, Candidate, Inquiry, Rules
from commands.domain.reference import Establishment
from commands.gestures import ASK, ASK_CHECKED, CHOOSE_SOME
from commands.handlers.exempting import exempt, exemptions, include
from commands.handlers.recycling_rules import SET, set_rules
from commands.invocation import Invocation
from commands.ports import Upcoming
from commands.recycling import inquire, upcoming_of
from commands.results import AskForm, Handled, Invalid, Refused, Result
from commands.views.labels import short_establishment
from commands.views.nodes import Field, FieldKind, Form, Text, Words, msg

COMMAND = "recyclage"
MOST_SHOWN = 40
MOST_INQUIRIES = 40
_SEPARATOR = "."
"""Between public ids, which never hold one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecyclingTable(Result):
    """`candidates` are those to ask, longest silent first, `left_out` more; `inquiries` what was asked in the last thirty days.

    `upcoming` is by an inquiry's public id, where Zoom has told; `rules` of the one establishment that is shown, if it is one.
    """

    candidates: tuple[Candidate, ...]
    inquiries: tuple[Inquiry, ...]
    upcoming: Mapping[str, Upcoming]
    public_ids: Mapping[str, str]
    """Of the accounts of the inquiries, by address."""
    where: Mapping[str, str]
    left_out: int
    exempt: int
    days: int
    rules: Rules | None
    freshness: Freshness
    outside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquired(Result):
    """`asked` were written to, `to_decide` could not be; `passed` are not to be asked any more (R56)."""

    asked: tuple[Inquiry, ...]
    to_decide: tuple[Inquiry, ...]
    passed: tuple[str, ...]


def handle(invocation: Invocation, context: Context) -> Handled:
    """recyclage [etab] [exempter= raison= | inclure= | exemptions | jours= auto=]"""
    step = invocation["geste"]
    if step in (ASK, ASK_CHECKED):
        return _asking(invocation, context)
    for name, change in (("exempter", exempt), ("inclure", include)):
        if invocation[name]:
            return change(invocation, context)
    if step == SET or invocation["jours"] or invocation["auto"]:
        return set_rules(invocation, context)
    return _reading(invocation, context)


def _reading(invocation: Invocation, context: Context) -> Result:
    values = Values(invocation, context.house.reference)
    chosen = values.establishments("etab")
    if values.errors:
        return Invalid(errors=values.errors)
    scope = context.actor.writes.narrowed(one.key for one in chosen) if chosen else context.actor.writes
    if invocation["geste"] == CHOOSE_SOME:
        return _form(scope, chosen, context)
    return exemptions(scope, context) if values.flag("exemptions") else table(scope, chosen, context)


def table(scope: Scope, chosen: Sequence[Establishment], context: Context) -> RecyclingTable:
    """What there is to ask and what was asked, within a scope."""
    unit, house = context.unit, context.house
    found = unit.recycling.candidates(scope, context.now, house.idle_days)
    inquiries = unit.recycling.recent(scope, context.now - ASKED_ONCE_IN)[:MOST_INQUIRIES]
    counted = {one.public_id: upcoming_of(unit, one) for one in inquiries if one.open}
    accounts = {one.email: unit.directory.by_email(one.email) for one in inquiries if one.open}
    only = chosen[0].key if len(chosen) == 1 else ""
    set_here = {one.establishment: one for one in unit.recycling.rules(scope)}
    rules = set_here.get(only, Rules(establishment=only)) if only in scope and only else None
    return RecyclingTable(
        candidates=tuple(found[:MOST_SHOWN]),
        inquiries=tuple(inquiries),
        upcoming={key: one for key, one in counted.items() if one},
        public_ids={email: one.public_id for email, one in accounts.items() if one},
        where={one.key: short_establishment(one) for one in house.reference.establishments},
        left_out=max(0, len(found) - MOST_SHOWN),
        exempt=len(unit.recycling.exemptions(scope)),
        days=(rules.days if rules else None) or house.idle_days,
        rules=rules,
        freshness=unit.directory.freshness(),
        outside=tuple(short_establishment(one) for one in chosen if one.key not in context.actor.writes),
    )


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks about each that is still to be asked, its establishment locked: nobody twice in thirty days (R44, R56)."""

    public_ids: tuple[str, ...]

    def carry_out(self, context: Context) -> Result:
        unit, scope = context.unit, context.actor.writes
        found = [one for one in map(unit.directory.get, self.public_ids) if one and one.establishment in scope]
        unit.seats.lock(one.establishment for one in found)
        unit.contacts.met(context.person)
        made: list[Inquiry] = []
        passed: list[str] = []
        for account in found:
            if unit.recycling.candidates(scope, context.now, context.house.idle_days, only=account.email):
                made.append(inquire(unit, context.house, account, context.actor.email, context.now))
            else:
                passed.append(account.email)
        return Inquired(
            asked=tuple(one for one in made if one.asked),
            to_decide=tuple(one for one in made if not one.asked),
            passed=tuple(passed),
        )


def _asking(invocation: Invocation, context: Context) -> Handled:
    """The account of a row's button, or those that were checked in the form."""
    named = [invocation["compte"]] if invocation["geste"] == ASK else _checked(invocation)
    found = (context.unit.directory.get(one) for one in named)
    theirs = tuple(one.public_id for one in found if one and one.establishment in context.actor.writes)
    return Asking(theirs) if theirs else Refused(why=msg("refused-nobody-checked"))


def _checked(invocation: Invocation) -> list[str]:
    offered = invocation["comptes"].split(_SEPARATOR)
    return [one for box, one in zip(BOXES, offered, strict=False) if invocation[box.name] == "1"]


def _form(scope: Scope, chosen: Sequence[Establishment], context: Context) -> Result:
    """A box for each of the first candidates."""
    found = context.unit.recycling.candidates(scope, context.now, context.house.idle_days)[:MOST_CHECKED]
    if not found:
        return table(scope, chosen, context)
    boxes = (Field[Words](name=box.name, label=one.email, kind=FieldKind.CHECK) for box, one in zip(BOXES, found, strict=False))
    ids = _SEPARATOR.join(one.public_id for one in found)
    form: Form[Words] = Form(
        title=msg("form-recycling-title"),
        submit=msg("form-recycling-submit"),
        action=action(COMMAND, geste=ASK_CHECKED, comptes=ids, nonce=context.reference),
        fields=tuple(boxes),
        intro=(Text(msg("form-recycling-intro")),),
    )
    return AskForm(form=form)
