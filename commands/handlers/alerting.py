"""licences … seuil=N: tell who manages an establishment once so few seats are free (R75). Set by an admin or a CCT."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from commands.context import Context
from commands.domain.audit_actions import AuditAction
from commands.domain.people import Role
from commands.domain.reference import Establishment
from commands.domain.seats import SeatCount
from commands.handlers import seat_choices
from commands.handlers.changing import button
from commands.handlers.seat_choices import Chosen
from commands.invocation import Invocation
from commands.results import Handled, Refused, Result
from commands.views.nodes import msg

SETTERS = frozenset({Role.ADMIN, Role.CCT})


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertSet(Result):
    """From how many free seats on people are told; None for never."""

    replaces: ClassVar[bool] = True
    establishment: Establishment
    count: SeatCount
    threshold: int | None


@dataclass(frozen=True, slots=True)
class Alerting:
    """Keeps the threshold. Free seats that are few already are told at the next look."""

    chosen: Chosen

    def carry_out(self, context: Context) -> Result:
        chosen, key = self.chosen, self.chosen.establishment.key
        if not may_set(context, key):
            return not_theirs()
        known = {
            (one.establishment, one.pool): one.threshold for one in context.unit.seat_figures.thresholds(context.actor.writes)
        }
        before = known.get((key, chosen.pool))
        if before != chosen.number:
            context.unit.seat_figures.set_threshold(key, chosen.pool, chosen.number, context.actor.email)
            pool = chosen.pool.value
            told = ({"pool": pool, "threshold": one} for one in (before, chosen.number))
            context.audit(AuditAction.THRESHOLD, "ok", establishment=key, before=next(told), after=next(told))
        count = context.unit.seats.count(key, chosen.pool)
        return AlertSet(establishment=chosen.establishment, count=count, threshold=chosen.number)


def alert(invocation: Invocation, context: Context) -> Handled:
    """licences etab=… seuil=… [sorte=…]"""
    if not context.actor.roles & SETTERS:
        return not_theirs()
    chosen = seat_choices.read(invocation, context, "seuil", reason=False)
    if not isinstance(chosen, Chosen):
        return chosen
    return Alerting(chosen) if may_set(context, chosen.establishment.key) else not_theirs()


def may_set(context: Context, establishment: str) -> bool:
    """An admin anywhere, a CCT in its territory."""
    if context.actor.is_admin:
        return True
    return any(establishment in context.house.reference.territory(cct) for cct in context.actor.ccts)


def not_theirs() -> Refused:
    return Refused(why=msg("refused-threshold"), next_steps=(button("support", "soutien"),), action="licences")
