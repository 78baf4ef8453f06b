"""Channels looked at again: each day whether whoever registered one still answers for its places, and whether it takes what is
posted; else it is one no longer (R7, R71)."""

from __future__ import annotations

from datetime import datetime

from commands.context import House
from commands.domain.audit_actions import AuditAction
from commands.domain.channels import CHECKED_EVERY, Channel, Usage
from commands.domain.operations import Json
from commands.policy import may_answer
from commands.ports import AuditEntry, NewLetter, Store, Target, Unit
from commands.recognition import recognised
from commands.references import new_reference
from commands.requests.routing import show_to_agents
from commands.requests.telling import CHANNEL_LOST


def check_channels(store: Store, house: House, now: datetime) -> int:
    """How many were narrowed or removed."""
    with store.reading() as unit:
        if not _due(unit, now):
            return 0
    with store.writing() as unit:
        changed = sum(_check(unit, house, one, now) for one in _due(unit, now))
        unit.commit()
    return changed


def close_channel(unit: Unit, house: House, channel: Channel, now: datetime) -> None:
    """Nothing is posted there any more: whoever registered it is told, and the open requests go to the CCT's agents."""
    unit.channels.remove(channel)
    for request in unit.requests.open((channel.cct,)) if channel.cct else ():
        show_to_agents(unit, house, request)
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


def _due(unit: Unit, now: datetime) -> list[Channel]:
    unchecked = {one.public_id for one in unit.channels.unchecked_since(now - CHECKED_EVERY)}
    return [one for one in unit.channels.all() if one.public_id in unchecked or _refused(unit, one)]


def _refused(unit: Unit, channel: Channel) -> bool:
    target = Target(platform=channel.platform, address=channel.address, locale=channel.locale)
    return unit.letters.refused_since(target, channel.registered_at)


def _check(unit: Unit, house: House, channel: Channel, now: datetime) -> bool:
    registrar = recognised(unit, house, channel.registered_by)
    theirs = [one for one in channel.establishments if one in registrar.writes]
    lost = not may_answer(registrar, channel.cct) if channel.usage is Usage.SUPPORT else not theirs
    if lost or _refused(unit, channel):
        close_channel(unit, house, channel, now)
        return True
    unit.channels.checked(channel, theirs)
    return len(theirs) < len(channel.establishments)
