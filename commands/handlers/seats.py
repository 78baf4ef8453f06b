"""licences: the seats of each establishment, pool by pool, how they went, and what is set of them (R35, R50, R75)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from commands.arguments import Values
from commands.catalogue.roles import MANAGERS
from commands.context import Context
from commands.domain.accounts import UNASSOCIATED, Pool
from commands.domain.calendar import QUEBEC
from commands.domain.listing import Freshness
from commands.domain.people import Scope
from commands.domain.reference import Establishment
from commands.domain.seat_figures import AllocationChange, Point, Threshold
from commands.domain.seats import SeatCount
from commands.handlers.alerting import SETTERS, alert
from commands.handlers.allocating import allocate, history, standing_changes
from commands.invocation import Invocation
from commands.results import Handled, Invalid, Result
from commands.views.labels import short_establishment

TREND = (*range(1, 15), *range(21, 183, 7))
"""Days back of the trend's points: each of two weeks, then one a week for half a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatTable(Result):
    """Seats within the asker's scope, by establishment. `outside` are those asked for that are not theirs.

    `changes` tells by establishment and pool since when an allocation stands; `trend` is the licences' of the whole table,
    oldest first; `settable` are the gestures that are the asker's ("allouer", "seuil").
    """

    counts: tuple[SeatCount, ...]
    places: Mapping[str, Establishment]
    frozen_on: date | None
    freshness: Freshness
    outside: tuple[str, ...] = ()
    changes: Mapping[tuple[str, Pool], AllocationChange] = field(default_factory=dict)
    thresholds: tuple[Threshold, ...] = ()
    trend: tuple[Point, ...] = ()
    settable: tuple[str, ...] = ()
    loans: int | None = None
    """How many licences are lent within the table; None for those who lend none (R55)."""


def handle(invocation: Invocation, context: Context) -> Handled:
    """licences [etab] [allouer= raison= | seuil= | historique] [sorte]"""
    if invocation["allouer"] or invocation["geste"] == "allouer":
        return allocate(invocation, context)
    if invocation["seuil"] or invocation["geste"] == "seuil":
        return alert(invocation, context)
    values = Values(invocation, context.house.reference)
    chosen = values.establishments("etab")
    if values.errors:
        return Invalid(errors=values.errors)
    return history(invocation, context, chosen) if values.flag("historique") else _table(chosen, context)


def in_reading_order(counts: Iterable[SeatCount]) -> tuple[SeatCount, ...]:
    """By establishment, those of none last."""
    return tuple(sorted(counts, key=lambda one: one.establishment == UNASSOCIATED))


def _table(chosen: tuple[Establishment, ...], context: Context) -> SeatTable:
    scope, unit = context.actor.reads, context.unit
    if chosen:
        scope = scope.narrowed(one.key for one in chosen)
    counts = in_reading_order(unit.seats.overview(scope)) if scope else ()
    few = len({one.establishment for one in counts}) == 1
    return SeatTable(
        counts=counts,
        places={one.key: one for one in context.house.reference.establishments},
        frozen_on=unit.seats.frozen_on() or context.house.frozen_on,
        freshness=unit.directory.freshness(),
        outside=tuple(short_establishment(one) for one in chosen if one.key not in context.actor.reads),
        changes=standing_changes(scope, context) if few else {},
        thresholds=tuple(unit.seat_figures.thresholds(scope)) if few else (),
        trend=_trend(scope, counts, context) if scope else (),
        settable=_settable(context),
        loans=_loans(scope, context),
    )


def _trend(scope: Scope, counts: tuple[SeatCount, ...], context: Context) -> tuple[Point, ...]:
    """The nights that were kept, and the figures of now."""
    today = context.now.astimezone(QUEBEC).date()
    kept = context.unit.seat_figures.trend(scope, Pool.LICENCE, (today - timedelta(days=back) for back in TREND))
    licences = [one for one in counts if one.pool is Pool.LICENCE]
    fixed = [one for one in licences if one.allocated is not None]
    counted = fixed or licences
    if not (kept and counted):
        return ()
    now = Point(
        day=today,
        allocated=sum(one.allocated or 0 for one in fixed) if fixed else None,
        used=sum(one.used for one in counted),
        reserved=sum(one.reserved for one in counted),
    )
    return (*kept, now)


def _loans(scope: Scope, context: Context) -> int | None:
    if not context.actor.roles & MANAGERS:
        return None
    return sum(one.establishment in context.actor.writes for one in context.unit.loans.open(scope))


def _settable(context: Context) -> tuple[str, ...]:
    gestures = ("allouer",) if context.actor.is_admin else ()
    return (*gestures, "seuil") if context.actor.roles & SETTERS else gestures
