"""Channels looked at again each day: whoever registered one still answers for its places, or it is one no longer (R7)."""

from __future__ import annotations

from datetime import datetime

from commands.context import House
from commands.domain.audit_actions import AuditAction
from commands.domain.channels import CHECKED_EVERY, Channel, Usage
from commands.domain.operations import Json
from commands.policy import may_answer
from commands.ports import AuditEntry, NewLetter, Store, Unit
from commands.recognition import recognised
from commands.references import new_reference
from commands.requests.telling import CHANNEL_LOST


def check_channels(store: Store, house: House, now: datetime) -> int:
    """How many were narrowed or removed."""
    with store.reading() as unit:
        if not unit.channels.unchecked_since(now - CHECKED_EVERY):
            return 0
    with store.writing() as unit:
        due = unit.channels.unchecked_since(now - CHECKED_EVERY)
        changed = sum(_check(unit, house, one, now) for one in due)
        unit.commit()
    return changed


def close_channel(unit: Unit, channel: Channel, now: datetime) -> None:
    """Nothing is posted there any more; whoever registered it is told, where they were last met."""
    unit.channels.remove(channel)
    about: dict[str, Json] = {"usage": channel.usage.value, "cct": channel.cct, "establishments": [*channel.establishments]}
    for target in unit.contacts.targets(channel.registered_by)[:1]:
        key = f"{CHANNEL_LOST}:{channel.public_id}"
        unit.letters.write(NewLetter(kind=CHANNEL_LOST, key=key, target=target, payload=about, due_at=now))
    unit.audit.append(
        AuditEntry(
            actor="iris",
            action=AuditAction.CHANNEL_REMOVED,
            outcome="ok",
            origin="worker",
            reference=new_reference(),
            subject=channel.cct,
            after={"usage": channel.usage.value},
        )
    )


def _check(unit: Unit, house: House, channel: Channel, now: datetime) -> bool:
    registrar = recognised(unit, house, channel.registered_by)
    theirs = [one for one in channel.establishments if one in registrar.writes]
    lost = not may_answer(registrar, channel.cct) if channel.usage is Usage.SUPPORT else not theirs
    if lost:
        close_channel(unit, channel, now)
        return True
    unit.channels.checked(channel, theirs)
    return len(theirs) < len(channel.establishments)
