"""Who is told of a licence that nobody asks about now: loans that end, licences that nobody uses (R55, R56)."""

from __future__ import annotations

from commands.context import House
from commands.domain.people import Role
from commands.ports import Unit
from commands.recognition import recognised

MOST_TOLD = 5
"""Managers of one establishment that are written to."""


def keepers(unit: Unit, house: House, establishment: str, first: str = "") -> tuple[str, ...]:
    """Addresses: whoever asked, while the establishment is theirs to change (R3); else its managers, else its CCT's agents."""
    if first and establishment in recognised(unit, house, first).writes:
        return (first,)
    managers = _holding(unit, Role.MANAGER, establishment)
    place = house.reference.establishment(establishment)
    return (managers or (_holding(unit, Role.CCT, place.cct) if place else ()))[:MOST_TOLD]


def _holding(unit: Unit, role: Role, scope: str) -> tuple[str, ...]:
    return tuple(one.email for one in unit.grants.within((scope,)) if one.role is role)
