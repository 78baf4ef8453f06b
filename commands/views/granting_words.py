"""Grants in words, for questions, answers and letters (R1, R5)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from commands.domain.people import Grant, Role
from commands.domain.reference import ReferenceData
from commands.views.labels import label, listed, short_establishment
from commands.views.nodes import Msg, Param, msg

if TYPE_CHECKING:
    from commands.handlers.granting_values import Wanted

MOST_LISTED = 12
"""Grants told in one sentence; a person with more is an admin's or a CCT's work to look at in the table."""


def granted_words(grants: Iterable[Grant], reference: ReferenceData) -> Param:
    """« gestionnaire de 03 CIUSSS CN jusqu’au 30 juin 2026, … »"""
    every = list(grants)
    told: list[Param] = [grant_words(one, reference) for one in every[:MOST_LISTED]]
    if len(every) > MOST_LISTED:
        told.append(msg("changes-more", count=len(every) - MOST_LISTED))
    return listed(told)


def grant_words(grant: Grant, reference: ReferenceData) -> Msg:
    where = place_words(grant.role, grant.scope, reference)
    if grant.until is None:
        return msg("grant-of", role=label(grant.role), place=where)
    return msg("grant-of-until", role=label(grant.role), place=where, on=grant.until)


def place_words(role: Role, scope: str, reference: ReferenceData) -> str:
    """An establishment in short, or the name of a CCT."""
    if role is Role.CCT:
        cct = reference.cct(scope)
        return cct.name if cct else scope
    place = reference.establishment(scope)
    return short_establishment(place) if place else scope


def consequences_of(wanted: Wanted) -> tuple[Msg, ...]:
    """What follows from a yes."""
    if not wanted.giving:
        return (msg("access-revoke-consequence"),)
    roles = dict.fromkeys(one.role for one in wanted.grants)
    told = tuple(msg(f"role-may-{role.value}") for role in roles)
    return (*told, msg("access-off-network", email=wanted.email)) if wanted.off_network else told
