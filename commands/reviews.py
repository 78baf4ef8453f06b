"""The review of access as it is asked: a letter to each agent of a CCT, the same message from question to answer; a reminder
where nobody answers, then word to the admins, each once (R5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from commands.context import House
from commands.domain.access import ESCALATED_HOURS, REMINDED_HOURS, REVIEW_EVERY, Review
from commands.domain.addresses import person_key
from commands.granting import agents, in_territory
from commands.ports import NewLetter, Unit

REVIEW = "access-review"
"""Kind of the letter; `REMINDER` of the one that repeats it, `UNANSWERED` of the one to the admins."""
REMINDER = "access-review-reminder"
UNANSWERED = "access-review-unanswered"


def due(unit: Unit, house: House, cct: str, now: datetime) -> int | None:
    """The number of the review that is due: half a year after the last, or after the oldest grant. None where none is."""
    last = unit.access.last_review(cct)
    given = [one.granted_at for one in in_territory(unit, house, cct)]
    if not given:
        return None
    since = last.asked_at if last else min(given)
    return (last.number if last else 0) + 1 if now - since >= REVIEW_EVERY else None


def ask_review(unit: Unit, house: House, cct: str, now: datetime) -> bool:
    """Once, where somebody can be asked at all."""
    number = due(unit, house, cct, now)
    targets = [one for one in agents(unit, cct) if unit.contacts.targets(one)]
    review = unit.access.begin_review(cct, number) if number and targets else None
    if review is None:
        return False
    for agent in targets:
        _write(unit, REVIEW, review, agent, now)
    return True


def unanswered(unit: Unit, cct: str) -> Review | None:
    """The last review of this territory, where it was asked and nobody confirmed it."""
    last = unit.access.last_review(cct)
    return last if last is not None and last.confirmed_at is None else None


def untold(unit: Unit, house: House, review: Review, now: datetime) -> tuple[str, tuple[str, ...]]:
    """The kind of letter that is due of a review without an answer, and who can be written to and was not written it yet."""
    hours = house.reference.calendar.worked_between(review.asked_at, now).total_seconds() / 3600
    if hours < REMINDED_HOURS:
        return REMINDER, ()
    late = hours >= ESCALATED_HOURS
    kind, people = (UNANSWERED, sorted(house.admins)) if late else (REMINDER, agents(unit, review.cct))
    untold = (one for one in people if unit.letters.state(key_of(review, one, kind)) is None)
    return kind, tuple(one for one in untold if unit.contacts.targets(one))


def press_review(unit: Unit, house: House, cct: str, now: datetime) -> int:
    """How many were written to: after a long stop, the admins alone."""
    review = unanswered(unit, cct)
    if review is None:
        return 0
    kind, people = untold(unit, house, review, now)
    return sum(_write(unit, kind, review, one, now) for one in people)


def refresh_review(unit: Unit, house: House, review: Review) -> None:
    """Answered: every message says so."""
    for kind in (REVIEW, REMINDER):
        _refresh(unit, kind, review, agents(unit, review.cct))
    _refresh(unit, UNANSWERED, review, house.admins)


def key_of(review: Review, person: str, kind: str) -> str:
    return f"{kind}:{review.public_id}:{person_key(person)}"


def _write(unit: Unit, kind: str, review: Review, person: str, now: datetime) -> bool:
    target = next(iter(unit.contacts.targets(person)), None)
    if target is None:
        return False
    about = {"review": review.public_id, "email": person}
    return unit.letters.write(NewLetter(kind=kind, key=key_of(review, person, kind), target=target, payload=about, due_at=now))


def _refresh(unit: Unit, kind: str, review: Review, people: Iterable[str]) -> None:
    for person in people:
        unit.letters.refresh(key_of(review, person, kind))
