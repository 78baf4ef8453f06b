"""soutien: the contact of the asker's CCT, and the tools (R95)."""

from __future__ import annotations

from dataclasses import dataclass

from commands.context import Context
from commands.domain.accounts import UNASSOCIATED
from commands.domain.people import Role
from commands.domain.reference import Cct, ToolLink
from commands.invocation import Invocation
from commands.recognition import own_account
from commands.results import Handled, Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Support(Result):
    """`known` is False where nothing tells the asker's CCT: all are then shown. `links` are those that have an address."""

    ccts: tuple[Cct, ...]
    known: bool
    links: tuple[ToolLink, ...]


def handle(_invocation: Invocation, context: Context) -> Handled:
    """soutien"""
    found = ccts_of(context)
    reference = context.house.reference
    links = tuple(link for link in reference.links if link.url)
    return Support(ccts=found or reference.ccts, known=bool(found), links=links)


def ccts_of(context: Context) -> tuple[Cct, ...]:
    """The asker's CCTs: of their establishments, else of their own account, else the one that their address names."""
    actor, reference = context.actor, context.house.reference
    if actor.is_admin:
        return reference.ccts
    account = own_account(context.unit, actor.email) if Role.HOLDER in actor.roles else None
    for keys in (
        actor.ccts or {one.key for one in map(reference.cct_of, actor.reads.establishments) if one},
        _cct_key(context, account.establishment if account else UNASSOCIATED),
        _cct_key(context, reference.establishment_of_address(actor.email) or UNASSOCIATED),
    ):
        if keys:
            return tuple(one for one in reference.ccts if one.key in keys)
    return ()


def _cct_key(context: Context, establishment: str) -> frozenset[str]:
    found = context.house.reference.cct_of(establishment)
    return frozenset({found.key}) if found else frozenset()
