"""Questions about licences that nobody uses, as time goes: answers awaited, then put to a manager (R56)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time

from commands.context import House
from commands.domain.accounts import Account
from commands.domain.calendar import QUEBEC
from commands.domain.people import EVERYWHERE, Scope
from commands.domain.recycling import Inquiry
from commands.ports import Store, Unit
from commands.recycling import due_of, inquire, tend

AUTOMATIC_A_DAY = 20
"""Questions that an establishment asks by itself in a day: its managers are to keep up."""


def tend_inquiries(store: Store, house: House, now: datetime) -> int:
    """How many open questions something was done for."""
    with store.reading() as unit:
        due = [one for one in unit.recycling.open(EVERYWHERE) if due_of(unit, one, now) is not None]

    def of(seen: Inquiry) -> Callable[[Unit], bool]:
        return lambda unit: _tend(unit, house, seen, now)

    return sum(_locked(store, one.establishment, of(one)) for one in due)


def ask_by_itself(store: Store, house: House, now: datetime) -> int:
    """How many were asked, in establishments that want it, within working hours."""
    with store.reading() as unit:
        wanting = [one.establishment for one in unit.recycling.rules(EVERYWHERE) if one.automatic]
    return sum(_ask_here(store, house, one, now) for one in wanting if house.reference.calendar.is_open(now, one))


def _ask_here(store: Store, house: House, establishment: str, now: datetime) -> int:
    scope = Scope(establishments=frozenset({establishment}))
    midnight = datetime.combine(now.astimezone(QUEBEC).date(), time(), QUEBEC)
    with store.reading() as unit:
        asked = sum(not one.by for one in unit.recycling.recent(scope, midnight))
        left = max(0, AUTOMATIC_A_DAY - asked)
        found = unit.recycling.candidates(scope, now, house.idle_days)[:left] if left else ()

    def one_of(email: str) -> Callable[[Unit], bool]:
        return lambda unit: _ask(unit, house, scope, email, now)

    return sum(_locked(store, establishment, one_of(one.email)) for one in found)


def _ask(unit: Unit, house: House, scope: Scope, email: str, now: datetime) -> bool:
    """If it is still to be asked, now that the establishment is locked."""
    account: Account | None = unit.directory.by_email(email)
    if account is None or not unit.recycling.candidates(scope, now, house.idle_days, only=email):
        return False
    inquire(unit, house, account, "", now)
    return True


def _tend(unit: Unit, house: House, seen: Inquiry, now: datetime) -> bool:
    inquiry = unit.recycling.get(seen.public_id)
    return inquiry is not None and inquiry.open and tend(unit, house, inquiry, now)


def _locked(store: Store, establishment: str, work: Callable[[Unit], bool]) -> bool:
    with store.writing() as unit:
        unit.seats.lock((establishment,))
        if not work(unit):
            return False
        unit.commit()
        return True
