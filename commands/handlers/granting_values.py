"""What is asked of accès accorder and retirer, read and authorised: grants to give, or those to take back (R1, R5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from commands.actions import action
from commands.arguments import Values
from commands.context import Context
from commands.domain.addresses import AddressReason
from commands.domain.calendar import QUEBEC
from commands.domain.people import Grant, Role
from commands.handlers.changing import button
from commands.handlers.granting_form import COMMAND, GIVE, granting_form
from commands.invocation import Invocation, Origin
from commands.policy import Decision, Reason, may_grant
from commands.requests.gestures import FILL
from commands.results import AskForm, Invalid, Refused, Result
from commands.views.nodes import Button, Words, msg

LONGEST_YEARS = 10
_LAST_MOMENT = time(23, 59, 59)
ASK_ACCESS = Button[Words](msg("button-ask-access"), action("demander", geste=FILL, besoin="access"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """`grants` are to be given, or to be taken back. `off_network`: the address is not of the health network (R14)."""

    giving: bool
    email: str
    grants: tuple[Grant, ...]
    reason: str
    off_network: bool = False


def wanted_of(invocation: Invocation, context: Context) -> Wanted | Result:
    """Everything that is wrong at once; the form where something lacks."""
    refused = refusal(may_grant(context.actor, "", Role.READER, "", context.house.reference), invocation["personne"])
    if refused is not None and refused.why.key == f"policy-{Reason.GRANTS_NOTHING}":
        return refused
    values = Values(invocation, context.house.reference)
    email, reason = values.email("personne"), values.text("raison")
    if values.flag(GIVE) and values.flag("retirer"):
        return Refused(why=msg("refused-give-or-take"))
    if values.flag(GIVE):
        return _to_give(email, reason, values, invocation, context)
    return _to_take(email, reason, values, context)


def refusal(decision: Decision, subject: str) -> Refused | None:
    """What a no says, with the next step; the attempt goes to the journal."""
    if decision:
        return None
    steps = (ASK_ACCESS,) if decision.reason in (Reason.GRANTS_NOTHING, Reason.OWN_ACCESS) else ()
    return Refused(why=msg(f"policy-{decision.reason}"), next_steps=steps, action=COMMAND, subject=subject)


def _to_give(email: str, reason: str, values: Values, invocation: Invocation, context: Context) -> Wanted | Result:
    role, until = values.choice("role"), _until(values, context)
    verdict = context.house.reference.network_address(email) if email else None
    if verdict is not None and verdict.reason is AddressReason.NEAR_MISS:
        values.fail("personne", msg("problem-email-near", email=verdict.correction or ""))
    scopes = _scopes(Role(role), values) if role else ()
    wrong = dict(values.errors)
    values.require("personne", "role", *(("territoire",) if role == Role.CCT else ("etab",)))
    if values.errors:
        form = granting_form(invocation, context, wrong if invocation.origin is not Origin.FORM else values.errors)
        return Invalid(errors=values.errors, form=form) if invocation.origin is Origin.FORM else AskForm(form=form)
    for scope in scopes:
        refused = refusal(may_grant(context.actor, email, Role(role), scope, context.house.reference), email)
        if refused is not None:
            return refused
    held = {(one.role, one.scope): one.until for one in context.unit.grants.of(email)}
    new = tuple(
        Grant(email=email, role=Role(role), scope=scope, granted_by=context.actor.email, granted_at=context.now, until=until)
        for scope in scopes
        if (Role(role), scope) not in held or held[Role(role), scope] != until
    )
    if not new:
        seeing = button("see-access", COMMAND, personne=email)
        return Refused(why=msg("refused-same-access", email=email), next_steps=(seeing,))
    off_network = verdict is not None and not verdict.accepted
    return Wanted(giving=True, email=email, grants=new, reason=reason, off_network=off_network)


def _to_take(email: str, reason: str, values: Values, context: Context) -> Wanted | Result:
    """What the person holds that the asker may take back. What is held elsewhere looks as if it were not (R4)."""
    role, places = values.choice("role"), {one.key for one in values.establishments("etab")}
    territory = values.cct("territoire") if values.raw("territoire") else ""
    values.require("personne")
    if values.errors:
        return Invalid(errors=values.errors)
    if email == context.actor.email:
        return refusal(Decision(Reason.OWN_ACCESS), email) or Refused(why=msg("policy-own-access"))
    scopes = places | ({territory} if territory else set())
    held = context.unit.grants.of(email)
    chosen = [one for one in held if role in ("", one.role) and (not scopes or one.scope in scopes)]
    mine = tuple(one for one in chosen if may_grant(context.actor, email, one.role, one.scope, context.house.reference))
    if not mine:
        return Refused(why=msg("refused-no-access", email=email), attempted=email if held else "")
    return Wanted(giving=False, email=email, grants=mine, reason=reason)


def _scopes(role: Role, values: Values) -> tuple[str, ...]:
    if role is Role.CCT:
        found = values.cct("territoire")
        return (found,) if found else ()
    return tuple(one.key for one in values.establishments("etab"))


def _until(values: Values, context: Context) -> datetime | None:
    """The end of the last day, local."""
    day = values.day("jusqu-au")
    if day is None:
        return None
    today = context.now.astimezone(QUEBEC).date()
    if day < today:
        values.fail("jusqu-au", msg("problem-day-past"))
        return None
    if day.year > today.year + LONGEST_YEARS:
        values.fail("jusqu-au", msg("problem-access-far", years=LONGEST_YEARS))
        return None
    return datetime.combine(day, _LAST_MOMENT, QUEBEC)
