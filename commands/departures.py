"""Access of people who left the workspace: taken back, told to who answers for the territory, easily given again (R2, R5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from commands.context import House
from commands.domain.addresses import person_key
from commands.domain.audit_actions import AuditAction
from commands.domain.operations import Json
from commands.domain.people import Grant, Role
from commands.granting import agents, told_until
from commands.ports import AuditEntry, NewLetter, Unit
from commands.references import new_reference

DEPARTED = "access-departed"
"""Kind of the letter that says so."""
ACTOR = "iris"


def dismiss(unit: Unit, house: House, email: str, now: datetime) -> bool:
    """Take back all that this person holds; False where they hold nothing any more."""
    grants = unit.grants.of(email)
    for grant in grants:
        unit.grants.revoke(grant.email, grant.role, grant.scope)
        unit.audit.append(_entry(grant))
    unit.access.welcomed(email)
    for person, lost in _told(unit, house, grants).items():
        about: dict[str, Json] = {
            "email": email,
            "grants": [{"role": one.role.value, "scope": one.scope} for one in lost],
        }
        key = f"{DEPARTED}:{person_key(email)}:{now.isoformat()}:{person_key(person)}"
        for target in unit.contacts.targets(person)[:1]:
            unit.letters.write(NewLetter(kind=DEPARTED, key=key, target=target, payload=about, due_at=now))
    return bool(grants)


def _told(unit: Unit, house: House, grants: Sequence[Grant]) -> dict[str, list[Grant]]:
    """Agents of each territory with what was lost there; of agents themselves, the admins."""
    told: dict[str, list[Grant]] = {}
    for grant in grants:
        cct = house.reference.cct_of(grant.scope)
        people = sorted(house.admins) if grant.role is Role.CCT or cct is None else agents(unit, cct.key)
        for person in people:
            told.setdefault(person, []).append(grant)
    return told


def _entry(grant: Grant) -> AuditEntry:
    return AuditEntry(
        actor=ACTOR,
        action=AuditAction.ACCESS_DEPARTED,
        outcome="ok",
        origin="worker",
        reference=new_reference(),
        subject=grant.email,
        establishment="" if grant.role is Role.CCT else grant.scope,
        before={"role": grant.role.value, "scope": grant.scope, "until": told_until(grant)},
    )
