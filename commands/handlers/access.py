"""accès: one's own rights; for those who grant them, who may do what, given and taken back (R1, R5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commands.arguments import Values
from commands.context import Context
from commands.domain.people import Actor, Grant, Role
from commands.domain.reference import Cct, ReferenceData
from commands.gestures import CLOSE, YES
from commands.handlers import reviewing
from commands.handlers.granting import change
from commands.handlers.granting_form import GIVE
from commands.handlers.support import ccts_of
from commands.invocation import Invocation
from commands.policy import may_grant
from commands.results import Handled, Invalid, Result
from commands.views.labels import short_establishment

MOST_SHOWN = 100
TAKE = "retirer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights(Result):
    """`own` are the asker's grants. `others` is None for who grants nothing; at most 100, `left_out` more.

    `scopes` names establishments and CCTs by key and role; `contacts` whom to ask for a change (R5). `revocable` are those of
    `others` that the asker may take back.
    """

    actor: Actor
    own: tuple[Grant, ...]
    others: tuple[Grant, ...] | None
    left_out: int
    asked_other: str
    places: Mapping[str, str]
    territories: Mapping[str, str]
    contacts: tuple[Cct, ...]
    revocable: frozenset[tuple[str, Role, str]] = frozenset()


def handle(invocation: Invocation, context: Context) -> Handled:
    """accès [personne] [etab]; accorder, retirer; revue"""
    gesture = invocation["geste"]
    if gesture == reviewing.CONFIRM:
        return reviewing.Confirming(invocation)
    if gesture in (YES, CLOSE) or invocation[GIVE] or invocation[TAKE]:
        return change(invocation, context)
    if invocation["revue"]:
        return reviewing.show(context)
    return _rights(invocation, context)


def _rights(invocation: Invocation, context: Context) -> Handled:
    values = Values(invocation, context.house.reference)
    person, establishments, role = values.email("personne"), values.establishments("etab"), values.choice("role")
    if values.errors:
        return Invalid(errors=values.errors)
    actor, reference = context.actor, context.house.reference
    keys = frozenset(one.key for one in establishments)
    others: tuple[Grant, ...] | None = None
    if actor.roles & {Role.ADMIN, Role.CCT}:
        found = context.unit.grants.within(_scopes(actor, reference))
        others = tuple(_chosen(found, person, keys, role))
    shown = others[:MOST_SHOWN] if others is not None else None
    return Rights(
        actor=actor,
        own=tuple(context.unit.grants.of(actor.email)),
        others=shown,
        left_out=max(0, len(others or ()) - MOST_SHOWN),
        asked_other=person if person != actor.email else "",
        places={one.key: short_establishment(one) for one in reference.establishments},
        territories={one.key: one.name for one in reference.ccts},
        contacts=ccts_of(context),
        revocable=frozenset(
            (one.email, one.role, one.scope) for one in shown or () if may_grant(actor, one.email, one.role, one.scope, reference)
        ),
    )


def _scopes(actor: Actor, reference: ReferenceData) -> frozenset[str]:
    """The establishments of the territories that the asker answers for, and those CCTs themselves."""
    if actor.is_admin:
        return frozenset(one.key for one in reference.establishments) | {one.key for one in reference.ccts}
    return actor.ccts.union(*(reference.territory(cct) for cct in actor.ccts))


def _chosen(grants: Iterable[Grant], person: str, establishments: frozenset[str], role: str) -> Iterable[Grant]:
    for grant in grants:
        if (person and grant.email != person) or (role and grant.role != role):
            continue
        if establishments and (grant.role is Role.CCT or grant.scope not in establishments):
            continue
        yield grant
