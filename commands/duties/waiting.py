"""The waiting lists as time goes: offers that ran out, writes that failed, seats freed by nobody's command (R53)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from commands.context import House
from commands.domain.accounts import Pool
from commands.domain.operations import State
from commands.domain.waiting import Place, Standing
from commands.ports import Store, Unit
from commands.waiting_list import expire, offer_freed, offer_place, rest


def tend_waiting_lists(store: Store, house: House, now: datetime) -> int:
    """How many places and establishments something was done for."""
    with store.reading() as unit:
        late, taken, lines = unit.waiting.overdue(now), unit.waiting.taken(), unit.waiting.establishments()
    done = sum(_locked(store, one, lambda unit, place: expire(unit, house, place, now)) for one in late)
    done += sum(_locked(store, one, lambda unit, place: _follow(unit, house, place, now)) for one in taken)
    return done + sum(_offer_here(store, house, one, now) for one in lines)


def _locked(store: Store, place: Place, work: Callable[[Unit, Place], bool]) -> bool:
    """On the place as it is now, under its establishment's lock."""
    with store.writing() as unit:
        unit.seats.lock((place.establishment,))
        current = unit.waiting.get(place.public_id)
        if current is None or not current.open or not work(unit, current):
            return False
        unit.commit()
        return True


def _follow(unit: Unit, house: House, place: Place, now: datetime) -> bool:
    """The accepted write has ended: the place is served, or back in line where it failed, after a rest."""
    operation = unit.ledger.get(place.operation)
    if place.standing is not Standing.TAKEN or (operation is not None and not operation.ended):
        return False
    if operation is not None and operation.state is State.DONE:
        unit.waiting.stand(place, Standing.SERVED)
    else:
        unit.waiting.fall_back(place, rest(house, place, now), missed=False)
        offer_place(unit, house, place, now)
    return True


def _offer_here(store: Store, house: House, establishment: str, now: datetime) -> int:
    """A window that ended, a seat that Zoom freed, a place that has rested: nobody's command told of it."""
    with store.writing() as unit:
        unit.seats.lock((establishment,))
        made = sum(offer_freed(unit, house, establishment, pool, now) for pool in Pool)
        unit.commit()
    return made
