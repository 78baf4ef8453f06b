"""accès revue, and « Tout confirmer »: who may do what in a territory, looked at twice a year by its CCT (R5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from commands.context import Context
from commands.domain.access import Review
from commands.domain.audit_actions import AuditAction
from commands.domain.people import Actor, Grant, Role
from commands.granting import in_territory
from commands.handlers.changing import button
from commands.handlers.granting_form import COMMAND
from commands.handlers.granting_values import refusal
from commands.invocation import Invocation
from commands.policy import may_grant
from commands.results import AlreadyDone, Handled, Refused, Result
from commands.reviews import refresh_review
from commands.views.nodes import msg

CONFIRM = "confirmer"
MOST_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """Who may do what in a CCT's territory; `review` is the last one asked, None before the first. 100 grants at most."""

    cct: str
    name: str
    grants: tuple[Grant, ...]
    left_out: int
    review: Review | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessReview(Result):
    """The asker's territories."""

    territories: tuple[Territory, ...]
    places: Mapping[str, str]
    own: str
    """The asker's address: nobody takes their own back."""
    admin: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewConfirmed(Result):
    replaces: ClassVar[bool] = True
    name: str
    count: int


def show(context: Context) -> Handled:
    """accès revue"""
    actor, reference = context.actor, context.house.reference
    refused = refusal(may_grant(actor, "", Role.READER, "", reference), "")
    if refused is not None and not _ccts(actor, context):
        return refused
    return AccessReview(
        territories=tuple(territory_of(context, one) for one in _ccts(actor, context)),
        places={one.key: one.short for one in reference.establishments} | {one.key: one.name for one in reference.ccts},
        own=actor.email,
        admin=actor.is_admin,
    )


def territory_of(context: Context, cct: str) -> Territory:
    grants = in_territory(context.unit, context.house, cct)
    known = context.house.reference.cct(cct)
    return Territory(
        cct=cct,
        name=known.name if known else cct,
        grants=grants[:MOST_SHOWN],
        left_out=max(0, len(grants) - MOST_SHOWN),
        review=context.unit.access.last_review(cct),
    )


def _ccts(actor: Actor, context: Context) -> tuple[str, ...]:
    ccts = (one.key for one in context.house.reference.ccts)
    return tuple(one for one in ccts if actor.is_admin or one in actor.ccts)


@dataclass(frozen=True, slots=True)
class Confirming:
    """« Tout confirmer », once, by whoever answers for the territory (R3, R44)."""

    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        review = context.unit.access.review(self.invocation["jeton"])
        if review is None or not (context.actor.is_admin or review.cct in context.actor.ccts):
            return Refused(why=msg("refused-no-review"), attempted=review.cct if review else "")
        last = context.unit.access.last_review(review.cct)
        if last is not None and last.number != review.number:
            return Refused(why=msg("refused-old-review"), next_steps=(button("review", COMMAND, revue="1"),))
        if not context.unit.access.confirm_review(review.public_id, context.actor.email):
            return AlreadyDone(by=review.confirmed_by, at=review.confirmed_at)
        territory = territory_of(context, review.cct)
        count = len(territory.grants) + territory.left_out
        context.audit(AuditAction.ACCESS_REVIEWED, "ok", after={"scope": review.cct, "count": count})
        refresh_review(context.unit, context.house, review)
        return ReviewConfirmed(name=territory.name, count=count)
