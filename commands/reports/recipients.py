"""Who of a CCT is told something once: its channel; without one, its lead and its agents (R7, R57, R74)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain, count

from commands.context import House
from commands.domain.addresses import person_key
from commands.domain.channels import Channel, Usage
from commands.domain.operations import Json
from commands.granting import agents
from commands.policy import may_answer
from commands.ports import NewLetter, Target, Unit
from commands.recognition import recognised

MOST_TOLD = 5
"""People of one CCT that are written to where it has no channel."""


def write_to_cct(unit: Unit, house: House, cct: str, kind: str, key: str, about: Mapping[str, Json], now: datetime) -> bool:
    """Once for this key, whoever it went to: a channel that is registered later is told nothing twice. False where it was, or
    where nobody was ever met. `about` is completed by the channel, or the person, whom it is for."""
    if unit.letters.state(key) is not None:
        return False
    keys = chain((key,), map(f"{key}:{{}}".format, count(2)))
    letters = [
        NewLetter(kind=kind, key=own, target=target, payload={**about, **whom}, due_at=now)
        for own, (target, whom) in zip(keys, _recipients(unit, house, cct), strict=False)
    ]
    return sum(unit.letters.write(one) for one in letters) > 0


def people_of(unit: Unit, house: House, cct: str) -> tuple[str, ...]:
    """Its lead and its agents, those who still answer for it (R3)."""
    known = house.reference.cct(cct)
    people = dict.fromkeys(person_key(one) for one in ((known.lead if known else None) or "", *agents(unit, cct)) if one)
    return tuple(one for one in people if may_answer(recognised(unit, house, one), cct))[:MOST_TOLD]


def channel_of(unit: Unit, payload: Mapping[str, Json], cct: str) -> Channel | None:
    """The channel that a letter is for, while it is the CCT's (R7)."""
    channel = unit.channels.get(str(payload.get("channel")))
    return channel if channel is not None and channel.usage is Usage.SUPPORT and channel.cct == cct else None


def _recipients(unit: Unit, house: House, cct: str) -> Iterator[tuple[Target, dict[str, Json]]]:
    """Each with what their letter says of them."""
    channel = unit.channels.support(cct)
    if channel is not None:
        yield Target(platform=channel.platform, address=channel.address, locale=channel.locale), {"channel": channel.public_id}
        return
    for email in people_of(unit, house, cct):
        for target in unit.contacts.targets(email)[:1]:
            yield target, {"email": email}
