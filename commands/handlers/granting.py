"""accès accorder and retirer: asked about first, then done, once (R1, R3, R5, R42, R44)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from commands.context import Context
from commands.domain.access import Owed
from commands.domain.operations import Json
from commands.domain.people import Grant, Role
from commands.gestures import CLOSE, YES
from commands.granting import give, take_back, told_until, welcome
from commands.handlers.changing import button
from commands.handlers.confirming import LIFETIME, Asked, Closing, Lapsed
from commands.handlers.granting_form import COMMAND
from commands.handlers.granting_values import Wanted, refusal, wanted_of
from commands.invocation import Invocation
from commands.policy import may_grant
from commands.ports import Confirmation, Taking, Unit
from commands.results import AlreadyDone, Handled, Refused, Result
from commands.views.granting_words import consequences_of, granted_words
from commands.views.nodes import msg


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessChanged(Result):
    """What was given or taken back. `told`: the welcome leaves at once; else at their first word to the bot (R5)."""

    replaces: ClassVar[bool] = True
    wanted: Wanted
    places: Mapping[str, str]
    told: bool = False


def change(invocation: Invocation, context: Context) -> Handled:
    """accès accorder|retirer personne role etab|territoire [jusqu-au] [raison]"""
    if invocation["geste"] == YES:
        return Answered(invocation)
    if invocation["geste"] == CLOSE:
        return Closing(invocation["jeton"])
    wanted = wanted_of(invocation, context)
    return wanted if isinstance(wanted, Result) else Asking(invocation)


@dataclass(frozen=True, slots=True)
class Asking:
    """Stores the question; a simulation tells of the change itself (R82)."""

    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        wanted = wanted_of(self.invocation, context)
        if isinstance(wanted, Result):
            return wanted
        if self.invocation.simulate:
            return _done(wanted, context)
        stored = context.unit.confirmations.ask(
            COMMAND, context.actor.email, None, context.now + LIFETIME, _payload(wanted, context.unit)
        )
        title = msg("access-grant-title" if wanted.giving else "access-revoke-title")
        question = "access-grant-question" if wanted.giving else "access-revoke-question"
        words = msg(question, email=wanted.email, what=granted_words(wanted.grants, context.house.reference))
        return Asked(command=COMMAND, token=stored.token, title=title, words=words, consequences=consequences_of(wanted))


@dataclass(frozen=True, slots=True)
class Answered:
    """OUI: authorised anew, and void where the person's access changed since (R3, R42)."""

    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        taking, stored = context.unit.confirmations.take(self.invocation["jeton"], context.actor.email)
        if stored is None or stored.kind != COMMAND:
            return Refused(why=msg("confirmation-unknown"))
        match taking:
            case Taking.ALREADY:
                mine = stored.person == context.actor.email
                return AlreadyDone(by=stored.used_by, at=stored.used_at) if mine else AlreadyDone()
            case Taking.NOT_YOURS:
                return Refused(why=msg("confirmation-not-yours"))
            case Taking.EXPIRED:
                return Lapsed(again=button("see-access", COMMAND))
            case Taking.TAKEN | Taking.UNKNOWN:
                return _as_asked(stored, context)


def _as_asked(stored: Confirmation, context: Context) -> Result:
    wanted = _wanted(stored.payload, context)
    for grant in wanted.grants:
        refused = refusal(may_grant(context.actor, grant.email, grant.role, grant.scope, context.house.reference), grant.email)
        if refused is not None:
            return refused
    if stored.payload.get("held") != _held(wanted, context.unit):
        steps = (button("see-access", COMMAND, personne=wanted.email),)
        return Refused(why=msg("confirmation-access-changed", email=wanted.email), next_steps=steps)
    return _done(wanted, context)


def _done(wanted: Wanted, context: Context) -> AccessChanged:
    for grant in wanted.grants:
        if wanted.giving:
            give(context, grant, wanted.reason)
        else:
            take_back(context, grant, wanted.reason)
    told = wanted.giving and welcome(context.unit, Owed(email=wanted.email, since=context.now), context.now)
    reference = context.house.reference
    places = {one.key: one.short for one in reference.establishments} | {one.key: one.name for one in reference.ccts}
    return AccessChanged(wanted=wanted, places=places, told=told)


def _payload(wanted: Wanted, unit: Unit) -> dict[str, Json]:
    grants: list[Json] = [{"role": one.role.value, "scope": one.scope, "until": told_until(one)} for one in wanted.grants]
    return {
        "giving": wanted.giving,
        "email": wanted.email,
        "grants": grants,
        "reason": wanted.reason,
        "held": _held(wanted, unit),
    }


def _held(wanted: Wanted, unit: Unit) -> Json:
    """What the person holds of it as things stand."""
    about = {(one.role, one.scope) for one in wanted.grants}
    held = (one for one in unit.grants.of(wanted.email) if (one.role, one.scope) in about)
    return [[one.role.value, one.scope, told_until(one)] for one in held]


def _wanted(payload: Mapping[str, Json], context: Context) -> Wanted:
    email, rows = str(payload["email"]), payload["grants"]
    assert isinstance(rows, list)  # noqa: S101 - a payload of our own making
    return Wanted(
        giving=bool(payload["giving"]),
        email=email,
        grants=tuple(_grant(row, email, context) for row in rows if isinstance(row, Mapping)),
        reason=str(payload["reason"]),
    )


def _grant(row: Mapping[str, Json], email: str, context: Context) -> Grant:
    until = str(row["until"] or "")
    return Grant(
        email=email,
        role=Role(str(row["role"])),
        scope=str(row["scope"]),
        granted_by=context.actor.email,
        granted_at=context.now,
        until=datetime.fromisoformat(until) if until else None,
    )
