"""What the verification of the audit found, told to who asked, and to the admins where the chain is broken (R93)."""

from __future__ import annotations

from datetime import datetime

from commands.context import House
from commands.domain.addresses import person_key
from commands.domain.audit_checks import AuditCheck
from commands.domain.operations import Json
from commands.ports import NewLetter, Unit

AUDIT_CHECK = "audit-check"
"""Kind of the letter."""


def tell(unit: Unit, house: House, check: AuditCheck, now: datetime) -> None:
    """Who asked learns it in any case; nobody is woken for a night's check that holds."""
    people = {check.asked_by} if check.asked_by else set()
    if not check.holds:
        people |= house.admins
    for person in sorted(people):
        about: dict[str, Json] = {
            "sealed": check.sealed,
            "unsealed": check.unsealed,
            "purged": check.purged,
            "problems": [[breach, at] for breach, at in check.problems],
        }
        key = f"{AUDIT_CHECK}:{check.id}:{person_key(person)}"
        for target in unit.contacts.targets(person)[:1]:
            unit.letters.write(NewLetter(kind=AUDIT_CHECK, key=key, target=target, payload=about, due_at=now))
