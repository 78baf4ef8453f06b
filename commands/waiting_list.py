"""A freed seat is offered to the first in line (R53). Called by whoever frees one, in the same transaction, and by a duty.

The caller holds the seats' lock of the establishment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from commands.context import House
from commands.domain.accounts import Pool
from commands.domain.audit_actions import AuditAction
from commands.domain.operations import Json
from commands.domain.seats import SeatCount
from commands.domain.waiting import MOST_MISSED, OFFER_HOURS, Offer, Place, Standing, Turn, still_wanted
from commands.domain.windows import NewWindow, Purpose
from commands.ports import AuditEntry, NewLetter, Unit
from commands.references import new_reference

LETTER = "waiting-offer"
"""Kind of the letter that an offer is."""
HANDED_ON_WITHIN = timedelta(minutes=5)
"""How long the seat of an offer that ran out is kept for the next in line: longer than a duty's interval."""


def offer_freed(unit: Unit, house: House, establishment: str, pool: Pool, now: datetime) -> int:
    """Offer what is free to those in line, in order; withdraw offers where seats are wanting. How many offers were made.

    `pool` is the one of which a seat was freed; a place is offered all that it needs, or nothing.
    """
    line = [one for one in unit.waiting.line(establishment) if one.standing is not Standing.TAKEN]
    if not any(pool in one.pools for one in line):
        return 0
    wanted = {one for place in line for one in place.pools}
    counts = {one: unit.seats.count(establishment, one) for one in wanted}
    if any(count.deficit for count in counts.values()):
        _withdraw_wanting(unit, line, counts)
        return 0
    free = {one: count.free for one, count in counts.items()}
    made = 0
    for place in line:
        if place.standing is not Standing.WAITING or place.rests(now) or not _room(free, place):
            continue
        if not still_wanted(place, unit.directory.by_email(place.email)):
            unit.waiting.stand(place, Standing.VOID)
            continue
        _offer(unit, house, place, now)
        free = {one: left - 1 if left and one in place.pools else left for one, left in free.items()}
        made += 1
    return made


def expire(unit: Unit, house: House, place: Place, now: datetime) -> bool:
    """Nobody answered in time: the seat goes to the next, the place behind (R53). False where somebody was quicker."""
    if not unit.waiting.answer(place, Turn.EXPIRED, ""):
        return False
    end_turn(unit, place)
    if place.missed + 1 >= MOST_MISSED:
        unit.waiting.stand(place, Standing.MISSED)
    else:
        unit.waiting.fall_back(place, rest(house, place, now), missed=True)
    _audit(unit, place, AuditAction.OFFER_EXPIRED)
    offer_place(unit, house, place, now)
    return True


def withdraw(unit: Unit, place: Place) -> bool:
    """The seat is there no more: the place keeps its turn. False where somebody was quicker."""
    if not unit.waiting.answer(place, Turn.WITHDRAWN, ""):
        return False
    end_turn(unit, place)
    unit.waiting.stand(place, Standing.WAITING)
    _audit(unit, place, AuditAction.OFFER_WITHDRAWN)
    return True


def end_turn(unit: Unit, place: Place) -> None:
    """The offer's seats are free again, and its letter tells what became of it."""
    if place.offer is None:
        return
    for window in place.offer.windows:
        unit.seats.let_go(window)
    unit.letters.withdraw(letter_key(place, place.offer))


def offer_place(unit: Unit, house: House, place: Place, now: datetime) -> int:
    """What a place gave up, to the others."""
    return sum(offer_freed(unit, house, place.establishment, pool, now) for pool in place.pools)


def rest(house: House, place: Place, now: datetime) -> datetime:
    """Until when a place that passed or missed its turn is offered nothing: the next working day, so that others have theirs."""
    return house.reference.calendar.next_opening(now, place.establishment)


def letter_key(place: Place, offer: Offer) -> str:
    return f"{LETTER}:{place.public_id}:{offer.number}"


def _room(free: Mapping[Pool, int | None], place: Place) -> bool:
    """Where no allocation is fixed there is always room."""
    return all(free[pool] is None or (free[pool] or 0) > 0 for pool in place.pools)


def _offer(unit: Unit, house: House, place: Place, now: datetime) -> None:
    until = house.reference.calendar.add_working_hours(now, OFFER_HOURS, place.establishment)
    windows = [unit.seats.keep(_window(place, pool, until)) for pool in place.pools]
    offer = unit.waiting.offer(place, until, [one.id for one in windows])
    for target in unit.contacts.targets(place.asker)[:1]:
        about: dict[str, Json] = {"place": place.public_id, "number": offer.number}
        unit.letters.write(NewLetter(kind=LETTER, key=letter_key(place, offer), target=target, payload=about, due_at=now))
    _audit(unit, place, AuditAction.OFFERED)


def _window(place: Place, pool: Pool, until: datetime) -> NewWindow:
    return NewWindow(
        establishment=place.establishment,
        pool=pool,
        email=place.email,
        by="",
        purpose=Purpose.OFFER,
        until=until + HANDED_ON_WITHIN,
        account_id=None,
    )


def _withdraw_wanting(unit: Unit, line: Sequence[Place], counts: Mapping[Pool, SeatCount]) -> None:
    """As many as seats are wanting in a pool, the last in line first: nobody could accept them."""
    wanting = {pool: count.deficit for pool, count in counts.items()}
    for place in reversed(line):
        short = any(wanting[pool] > 0 for pool in place.pools)
        if place.standing is Standing.OFFERED and short and withdraw(unit, place):
            wanting = {pool: left - (pool in place.pools) for pool, left in wanting.items()}


def _audit(unit: Unit, place: Place, action: AuditAction) -> None:
    unit.audit.append(
        AuditEntry(
            actor="iris",
            action=action,
            outcome="ok",
            origin="worker",
            reference=new_reference(),
            subject=place.email,
            establishment=place.establishment,
        )
    )
