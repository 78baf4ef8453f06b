"""Of what a digest may tell, and whether people may be named where it is posted (R3, R7)."""

from __future__ import annotations

from dataclasses import dataclass

from commands.context import House
from commands.domain.channels import Usage
from commands.domain.digests import NewDigest
from commands.domain.people import Actor, Scope
from commands.ports import Unit
from commands.recognition import recognised


@dataclass(frozen=True, slots=True)
class Reach:
    """`scope` is what it tells of; where people may not be `named`, it tells counts alone, with a private [Voir]."""

    scope: Scope
    named: bool


def reach_of(unit: Unit, house: House, digest: NewDigest) -> Reach:
    """As its owner may now: whoever lost their access has nothing more told."""
    owner = recognised(unit, house, digest.owner)
    scope = owner.writes.narrowed(digest.establishments) if digest.establishments else owner.writes
    if digest.personal:
        return Reach(scope, named=True)
    registered = [one for one in unit.channels.at(digest.platform, digest.address) if one.usage is Usage.DIGEST]
    known = scope.narrowed(key for one in registered for key in one.establishments)
    return Reach(known, named=True) if known else Reach(scope, named=False)


def governs(actor: Actor, digest: NewDigest) -> bool:
    """Whether a digest is this person's to change: their own, or a channel's whose establishments are all theirs."""
    if digest.owner == actor.email:
        return True
    if digest.personal or not digest.establishments:
        return actor.is_admin and not digest.personal
    return all(one in actor.writes for one in digest.establishments)
