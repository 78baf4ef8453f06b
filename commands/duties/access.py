"""Access as time goes: welcomes owed, reviews asked, people who left (R2, R5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from commands.context import House
from commands.departures import dismiss
from commands.domain.access import GONE_FOR
from commands.granting import welcome
from commands.ports import Store, Unit
from commands.reviews import ask_review, due, press_review, unanswered, untold

T = TypeVar("T")


def welcome_people(store: Store, house: House, now: datetime) -> int:  # noqa: ARG001 - a duty's signature
    """Those who were given access before they were ever met, once they are."""
    with store.reading() as unit:
        owed = unit.access.owed()
    return _each(store, owed, lambda unit, one: welcome(unit, one, now))


def ask_reviews(store: Store, house: House, now: datetime) -> int:
    """Within working hours: how many territories were asked about."""
    if not house.reference.calendar.is_open(now):
        return 0
    with store.reading() as unit:
        wanted = [one.key for one in house.reference.ccts if due(unit, house, one.key, now) is not None]
    return _each(store, wanted, lambda unit, cct: ask_review(unit, house, cct, now))


def press_reviews(store: Store, house: House, now: datetime) -> int:
    """Within working hours: how many people were told of reviews that nobody answers."""
    if not house.reference.calendar.is_open(now):
        return 0
    with store.reading() as unit:
        asked = ((one.key, unanswered(unit, one.key)) for one in house.reference.ccts)
        late = [cct for cct, review in asked if review is not None and untold(unit, house, review, now)[1]]
    return _each(store, late, lambda unit, cct: press_review(unit, house, cct, now))


def dismiss_departed(store: Store, house: House, now: datetime) -> int:
    """People whom no platform has known for a day, by two looks: what they hold is taken back."""
    with store.reading() as unit:
        gone = unit.access.departed(now - GONE_FOR)

    def still(unit: Unit, email: str) -> int:
        """Looked at again under the writer's lock: they may have come back."""
        return email in unit.access.departed(now - GONE_FOR) and dismiss(unit, house, email, now)

    return _each(store, gone, still)


def _each(store: Store, items: Iterable[T], work: Callable[[Unit, T], int]) -> int:
    """How many were done, each in a transaction of its own."""
    done = 0
    for one in items:
        with store.writing() as unit:
            done += work(unit, one)
            unit.commit()
    return done
