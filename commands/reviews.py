"""The review of access as it is asked: a letter to each agent of a CCT, the same message from question to answer (R5)."""

from __future__ import annotations

from datetime import datetime

from commands.context import House
from commands.domain.access import REVIEW_EVERY, Review
from commands.domain.addresses import person_key
from commands.granting import agents, in_territory
from commands.ports import NewLetter, Unit

REVIEW = "access-review"
"""Kind of the letter."""


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
    targets = {one: target for one in agents(unit, cct) for target in unit.contacts.targets(one)[:1]}
    review = unit.access.begin_review(cct, number) if number and targets else None
    if review is None:
        return False
    for agent, target in targets.items():
        about = {"review": review.public_id, "email": agent}
        unit.letters.write(NewLetter(kind=REVIEW, key=key_of(review, agent), target=target, payload=about, due_at=now))
    return True


def refresh_review(unit: Unit, review: Review) -> None:
    """Answered: every agent's message says so."""
    for agent in agents(unit, review.cct):
        unit.letters.refresh(key_of(review, agent))


def key_of(review: Review, agent: str) -> str:
    return f"{REVIEW}:{review.public_id}:{person_key(agent)}"
