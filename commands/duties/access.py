"""Access as time goes: welcomes owed, reviews asked, people who left (R2, R5)."""

from __future__ import annotations

from datetime import datetime

from commands.context import House
from commands.departures import dismiss
from commands.domain.access import GONE_FOR
from commands.domain.calendar import CLOSES, OPENS, QUEBEC
from commands.granting import welcome
from commands.ports import Store
from commands.reviews import ask_review, due, press_review, unanswered, untold


def welcome_people(store: Store, house: House, now: datetime) -> int:  # noqa: ARG001 - a duty's signature
    """Those who were given access before they were ever met, once they are."""
    with store.reading() as unit:
        owed = unit.access.owed()
    done = 0
    for one in owed:
        with store.writing() as unit:
            done += welcome(unit, one, now)
            unit.commit()
    return done


def ask_reviews(store: Store, house: House, now: datetime) -> int:
    """Within working hours: how many territories were asked about."""
    if not _at_work(house, now):
        return 0
    with store.reading() as unit:
        wanted = [one.key for one in house.reference.ccts if due(unit, house, one.key, now) is not None]
    done = 0
    for cct in wanted:
        with store.writing() as unit:
            done += ask_review(unit, house, cct, now)
            unit.commit()
    return done


def press_reviews(store: Store, house: House, now: datetime) -> int:
    """Within working hours: how many people were told of reviews that nobody answers."""
    if not _at_work(house, now):
        return 0
    with store.reading() as unit:
        asked = ((one.key, unanswered(unit, one.key)) for one in house.reference.ccts)
        late = [cct for cct, review in asked if review is not None and untold(unit, house, review, now)[1]]
    done = 0
    for cct in late:
        with store.writing() as unit:
            done += press_review(unit, house, cct, now)
            unit.commit()
    return done


def dismiss_departed(store: Store, house: House, now: datetime) -> int:
    """People whom no platform has known for a day, by two looks: what they hold is taken back."""
    with store.reading() as unit:
        gone = unit.access.departed(now - GONE_FOR)
    done = 0
    for email in gone:
        with store.writing() as unit:
            # Looked at again under the writer's lock: they may have come back.
            done += email in unit.access.departed(now - GONE_FOR) and dismiss(unit, house, email, now)
            unit.commit()
    return done


def _at_work(house: House, now: datetime) -> bool:
    here = now.astimezone(QUEBEC)
    return house.reference.calendar.is_working_day(here.date()) and OPENS <= here.time() < CLOSES
