"""Seats as nights go: figures kept for the trend, and people told that few are left (R74, R75)."""

from __future__ import annotations

from datetime import datetime, time

from commands.context import House
from commands.domain.calendar import QUEBEC
from commands.domain.operations import Json
from commands.domain.people import EVERYWHERE, Role
from commands.domain.seat_figures import Threshold
from commands.domain.seats import SeatCount
from commands.ports import NewLetter, Store, Unit

LOW_SEATS = "low-seats"
"""Kind of the letter that says so."""
NIGHT = time(3)
"""From when on the figures of a day are kept: nobody changes them then."""


def keep_figures(store: Store, house: House, now: datetime) -> int:  # noqa: ARG001 - a duty's signature
    """The day's figures, once; how many were kept."""
    here = now.astimezone(QUEBEC)
    if here.time() < NIGHT:
        return 0
    with store.writing() as unit:
        kept = unit.seat_figures.snapshot(here.date())
        unit.commit()
    return kept


def tell_low_seats(store: Store, house: House, now: datetime) -> int:
    """Who manages an establishment is told once for each time that its free seats come down to its threshold, and once a day at
    most; how many crossings there were, down or up."""
    with store.reading() as unit:
        crossed = [one for one in unit.seat_figures.thresholds(EVERYWHERE) if is_low(_count(unit, one), one) is not one.low]
    return sum(_cross(store, house, one, now) for one in crossed)


def is_low(count: SeatCount, threshold: Threshold) -> bool:
    """Never where no allocation is fixed."""
    return count.free is not None and count.free <= threshold.threshold


def _cross(store: Store, house: House, seen: Threshold, now: datetime) -> bool:
    """Looked at again in the transaction that writes: a colleague may have set another threshold meanwhile."""
    with store.writing() as unit:
        current = next((one for one in unit.seat_figures.thresholds(EVERYWHERE) if _same(one, seen)), None)
        if current is None or is_low(_count(unit, current), current) is current.low:
            return False
        unit.seat_figures.mark_low(current.establishment, current.pool, low=not current.low)
        if not current.low:
            _write(unit, house, current, now)
        unit.commit()
    return True


def _write(unit: Unit, house: House, threshold: Threshold, now: datetime) -> None:
    day = now.astimezone(QUEBEC).date().isoformat()
    for person in sorted(_told(unit, house, threshold.establishment)):
        about: dict[str, Json] = {"establishment": threshold.establishment, "pool": threshold.pool.value, "person": person}
        key = f"{LOW_SEATS}:{threshold.establishment}:{threshold.pool.value}:{day}:{person}"
        for target in unit.contacts.targets(person)[:1]:
            unit.letters.write(NewLetter(kind=LOW_SEATS, key=key, target=target, payload=about, due_at=now))


def _told(unit: Unit, house: House, establishment: str) -> set[str]:
    """The establishment's managers, and its CCT's agents."""
    known = house.reference.establishment(establishment)
    scopes = {establishment, known.cct} if known else {establishment}
    return {one.email for one in unit.grants.within(scopes) if one.role in (Role.MANAGER, Role.CCT)}


def _count(unit: Unit, threshold: Threshold) -> SeatCount:
    return unit.seats.count(threshold.establishment, threshold.pool)


def _same(one: Threshold, other: Threshold) -> bool:
    return (one.establishment, one.pool) == (other.establishment, other.pool)
