"""licences: the seats of each establishment, pool by pool (R50, R35)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from commands.arguments import Values
from commands.context import Context
from commands.domain.accounts import UNASSOCIATED
from commands.domain.listing import Freshness
from commands.domain.reference import Establishment
from commands.domain.seats import SeatCount
from commands.invocation import Invocation
from commands.results import Handled, Invalid, Result
from commands.views.labels import short_establishment


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatTable(Result):
    """Seats within the asker's scope, by establishment. `chosen` where only some were asked for; `outside` those not theirs."""

    counts: tuple[SeatCount, ...]
    places: Mapping[str, Establishment]
    frozen_on: date | None
    freshness: Freshness
    outside: tuple[str, ...] = ()


def handle(invocation: Invocation, context: Context) -> Handled:
    """licences [etab]"""
    values = Values(invocation, context.house.reference)
    chosen = values.establishments("etab")
    if values.errors:
        return Invalid(errors=values.errors)
    scope = context.actor.reads
    if chosen:
        scope = scope.narrowed(one.key for one in chosen)
    return SeatTable(
        counts=in_reading_order(context.unit.seats.overview(scope)) if scope else (),
        places={one.key: one for one in context.house.reference.establishments},
        frozen_on=context.unit.seats.frozen_on() or context.house.frozen_on,
        freshness=context.unit.directory.freshness(),
        outside=tuple(short_establishment(one) for one in chosen if one.key not in context.actor.reads),
    )


def in_reading_order(counts: Iterable[SeatCount]) -> tuple[SeatCount, ...]:
    """By establishment, those of none last."""
    return tuple(sorted(counts, key=lambda one: one.establishment == UNASSOCIATED))
