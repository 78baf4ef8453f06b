"""Access given and taken back: the grant, its welcome and its line in the journal, in one transaction (R5, R93)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from commands.context import Context, House
from commands.domain.access import Owed
from commands.domain.addresses import person_key
from commands.domain.audit_actions import AuditAction
from commands.domain.operations import Json
from commands.domain.people import Grant, Role
from commands.mail.writing import mail_letter
from commands.ports import NewLetter, Unit

WELCOME = "access-welcome"
"""Kind of the letter that says what one may do now."""
SITTING = timedelta(minutes=10)
"""Accesses given to somebody within that are told in one e-mail."""


def give(context: Context, grant: Grant, reason: str) -> None:
    """Given, or given anew with another end; the person is told as soon as they can be."""
    before = _held(context.unit, grant)
    context.unit.grants.grant(grant)
    announce(context.unit, context.house, grant.email, context.now)
    _audit(context, AuditAction.ACCESS_GRANT, grant, {"until": told_until(before)} if before else {}, reason)


def announce(unit: Unit, house: House, email: str, now: datetime) -> None:
    """They are welcomed in chat as soon as they are met there; by e-mail within minutes where they never were. What is given
    within the same minutes is one e-mail: it tells what they hold when it leaves."""
    unit.access.owe_welcome(email)
    if unit.contacts.targets(email):
        return
    slot = int(now.timestamp() // SITTING.total_seconds()) + 1
    due_at = datetime.fromtimestamp(slot * SITTING.total_seconds(), UTC)
    mail_letter(unit, house, WELCOME, f"{WELCOME}:{person_key(email)}:{slot}", email, {"email": email}, due_at)


def take_back(context: Context, grant: Grant, reason: str) -> None:
    """Taken back from this moment on: rights are read afresh at each gesture (R3)."""
    if context.unit.grants.revoke(grant.email, grant.role, grant.scope):
        _audit(context, AuditAction.ACCESS_REVOKE, grant, {}, reason)
    if not context.unit.grants.of(grant.email):
        context.unit.access.welcomed(grant.email)


def welcome(unit: Unit, owed: Owed, now: datetime) -> bool:
    """The letter, where they were last met; it tells what they hold when it leaves (R5)."""
    target = next(iter(unit.contacts.targets(owed.email)), None)
    if target is None:
        return False
    unit.access.welcomed(owed.email)
    key = f"{WELCOME}:{person_key(owed.email)}:{owed.since.isoformat()}"
    return unit.letters.write(NewLetter(kind=WELCOME, key=key, target=target, payload={"email": owed.email}, due_at=now))


def agents(unit: Unit, cct: str) -> tuple[str, ...]:
    """Addresses of those who answer for a territory."""
    return tuple(one.email for one in unit.grants.within((cct,)) if one.role is Role.CCT)


def in_territory(unit: Unit, house: House, cct: str) -> tuple[Grant, ...]:
    """Who may do what in a territory: its agents, then managers and readers by establishment."""
    found = unit.grants.within(house.reference.territory(cct) | {cct})
    return tuple(sorted(found, key=lambda one: (one.role is not Role.CCT, one.scope, one.email, one.role)))


def told_until(grant: Grant) -> str:
    """The last moment as the journal keeps it, "" for none."""
    return grant.until.isoformat() if grant.until else ""


def _held(unit: Unit, grant: Grant) -> Grant | None:
    held = unit.grants.of(grant.email)
    return next((one for one in held if (one.role, one.scope) == (grant.role, grant.scope)), None)


def _audit(context: Context, action: AuditAction, grant: Grant, before: Mapping[str, Json], reason: str) -> None:
    context.audit(
        action,
        "ok",
        subject=grant.email,
        establishment="" if grant.role is Role.CCT else grant.scope,
        before=before,
        after={"role": grant.role.value, "scope": grant.scope, "until": told_until(grant)},
        reason=reason,
    )
