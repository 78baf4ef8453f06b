"""A person's page: their establishments, seats and pending accounts, and what they may ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from commands.catalogue import COMMANDS
from commands.context import Context
from commands.domain.accounts import UNASSOCIATED, Pool, Status
from commands.domain.listing import Freshness, Line, Query, Sort
from commands.domain.people import Actor
from commands.domain.reference import Establishment
from commands.domain.seats import SeatCount
from commands.policy import may_run

SOONEST_SHOWN = 5
SEATS_SHOWN = 6
_UNFIXED = 1_000_000
"""Sorts after any number of free seats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """`establishments` are those that the person reads; `seats` are the licences of the tightest of them, of
    `counted` in all (R50); `soonest` the pending accounts that expire first (R11)."""

    establishments: tuple[Establishment, ...]
    seats: tuple[SeatCount, ...]
    counted: int
    pending: int
    soonest: tuple[Line, ...]
    freshness: Freshness
    allowed: frozenset[str]


def home(context: Context) -> Home:
    """Reads only; for a person without a role there is little on it but help."""
    reads, unit = context.actor.reads, context.unit
    counts = unit.directory.counts(reads) if reads else ()
    seats = _licences(unit.seats.overview(reads)) if reads else ()
    waiting = Query(statuses=(Status.PENDING,), sort=Sort.INVITED, limit=SOONEST_SHOWN)
    return Home(
        establishments=tuple(one for one in context.house.reference.establishments if one.key in reads),
        seats=seats[:SEATS_SHOWN],
        counted=len(seats),
        pending=sum(count.number for count in counts if count.status is Status.PENDING),
        soonest=unit.directory.page(waiting, reads).rows if reads else (),
        freshness=unit.directory.freshness(),
        allowed=allowed_commands(context.actor),
    )


def allowed_commands(actor: Actor) -> frozenset[str]:
    """By their canonical names (R3)."""
    return frozenset(spec.name for spec in COMMANDS if may_run(actor, spec))


def _licences(overview: Iterable[SeatCount]) -> tuple[SeatCount, ...]:
    """Of establishments: deficits first, then the fewest free; those without an allocation last."""
    licences = (one for one in overview if one.pool is Pool.LICENCE and one.establishment != UNASSOCIATED)
    return tuple(sorted(licences, key=lambda one: (_UNFIXED if one.free is None else one.free - one.deficit, one.establishment)))
