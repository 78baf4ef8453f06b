"""licences … allouer=N raison=…: how many seats an establishment has, fixed by an admin alone, with a reason (R35, R50)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from commands.context import Context
from commands.domain.accounts import Pool
from commands.domain.audit_actions import AuditAction
from commands.domain.people import Scope
from commands.domain.reference import Establishment
from commands.domain.seat_figures import AllocationChange
from commands.domain.seats import SeatCount
from commands.handlers import seat_choices
from commands.handlers.changing import button
from commands.handlers.seat_choices import Chosen
from commands.invocation import Invocation
from commands.results import Handled, Invalid, Refused, Result
from commands.views.nodes import msg
from commands.waiting_list import offer_freed

MOST_CHANGES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocated(Result):
    """The pool before and after; `offered` is how many in the waiting list have now been offered a seat (R53).

    `frozen_on` where allocations are frozen: the change departs from that.
    """

    replaces: ClassVar[bool] = True
    establishment: Establishment
    before: SeatCount
    after: SeatCount
    reason: str
    offered: int
    frozen_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationHistory(Result):
    """An establishment's changes, newest first, 50 at most."""

    establishment: Establishment
    changes: tuple[AllocationChange, ...]


@dataclass(frozen=True, slots=True)
class Allocating:
    """Fixes the allocation, under the lock of the establishment's seats; who waits is offered what it frees."""

    chosen: Chosen

    def carry_out(self, context: Context) -> Result:
        if not context.actor.is_admin:
            return only_admins()
        chosen, seats = self.chosen, context.unit.seats
        key = chosen.establishment.key
        seats.lock((key,))
        before = seats.count(key, chosen.pool)
        offered = 0
        if before.allocated != chosen.number:
            seats.allocate(key, chosen.pool, chosen.number, by=context.actor.email, reason=chosen.reason)
            _audit(chosen, before, context)
            offered = offer_freed(context.unit, context.house, key, chosen.pool, context.now)
        return Allocated(
            establishment=chosen.establishment,
            before=before,
            after=seats.count(key, chosen.pool),
            reason=chosen.reason,
            offered=offered,
            frozen_on=seats.frozen_on() or context.house.frozen_on,
        )


def allocate(invocation: Invocation, context: Context) -> Handled:
    """licences etab=… allouer=… [sorte=…] raison=…"""
    if not context.actor.is_admin:
        return only_admins()
    chosen = seat_choices.read(invocation, context, "allouer", reason=True)
    return Allocating(chosen) if isinstance(chosen, Chosen) else chosen


def history(invocation: Invocation, context: Context, named: tuple[Establishment, ...]) -> Result:
    """licences etab=… historique"""
    if len(named) != 1:
        return Invalid(errors={"etab": msg("problem-history-of-one")})
    (establishment,) = named
    if establishment.key not in context.actor.reads:
        return Refused(why=msg("policy-out-of-scope"), action=invocation.command, subject="")
    changes = context.unit.seat_figures.history(establishment.key, MOST_CHANGES)
    return AllocationHistory(establishment=establishment, changes=tuple(changes))


def only_admins() -> Refused:
    """R50: an attempt leaves a trace."""
    return Refused(why=msg("refused-allocation-admin"), next_steps=(button("support", "soutien"),), action="licences")


def standing_changes(scope: Scope, context: Context) -> dict[tuple[str, Pool], AllocationChange]:
    """Since when each allocation of the scope is what it is, by whom and why."""
    return {(one.establishment, one.pool): one for one in context.unit.seat_figures.last_changes(scope)}


def _audit(chosen: Chosen, before: SeatCount, context: Context) -> None:
    pool = chosen.pool.value
    context.audit(
        AuditAction.ALLOCATE,
        "ok",
        establishment=chosen.establishment.key,
        before={"pool": pool, "seats": before.allocated},
        after={"pool": pool, "seats": chosen.number},
        reason=chosen.reason,
    )
