"""The waiting list of an establishment: places in line, their turns, and what each waits for (R53)."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from commands.domain.accounts import Account, Pool, Status, UserType

OFFER_HOURS = 4
"""Working hours that an offer is open (R53)."""
MOST_MISSED = 2
"""Turns missed in a row after which a place ends: nobody answers for it."""


class Priority(enum.StrEnum):
    """Set by a CCT alone (R53)."""

    NORMAL = "normale"
    HIGH = "elevee"
    URGENT = "urgente"


RANKS: Mapping[Priority, int] = {Priority.NORMAL: 0, Priority.HIGH: 1, Priority.URGENT: 2}
"""Higher goes first."""


class Standing(enum.StrEnum):
    """waiting → offered → taken → served; back to waiting where a turn is passed, missed, withdrawn, or its write fails.

    A place also ends as left (somebody took it out), missed (nobody answered), or void (there is nothing left to want).
    """

    WAITING = "waiting"
    OFFERED = "offered"
    TAKEN = "taken"
    SERVED = "served"
    LEFT = "left"
    MISSED = "missed"
    VOID = "void"


OPEN = (Standing.WAITING, Standing.OFFERED, Standing.TAKEN)


class Turn(enum.StrEnum):
    """What became of one offer."""

    OPEN = "open"
    ACCEPTED = "accepted"
    PASSED = "passed"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlace:
    """What somebody waits for: `command` with `values`, the write that a seat of each of `pools` would allow.

    `email` is whose seat it would be, `asker` who asked; `establishments` those whose seats the write touches.
    """

    establishment: str
    establishments: tuple[str, ...]
    pools: tuple[Pool, ...]
    email: str
    asker: str
    command: str
    values: Mapping[str, str]
    reason: str
    priority: Priority = Priority.NORMAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One turn of a place: a seat kept until `until` (UTC). `windows` keep it; `by` is who answered."""

    number: int
    until: datetime
    turn: Turn = Turn.OPEN
    by: str = ""
    ended_at: datetime | None = None
    windows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(NewPlace):
    """A place in line. `since` is when it was taken; `operation` the public id of the write that an accepted offer planned.

    `rests_until`: no offer before, after a turn that was passed or missed. `offer` is the last one made.
    """

    id: int
    public_id: str
    standing: Standing
    since: datetime
    rests_until: datetime | None
    missed: int
    operation: str
    offer: Offer | None

    @property
    def open(self) -> bool:
        return self.standing in OPEN

    def rests(self, now: datetime) -> bool:
        return self.rests_until is not None and self.rests_until > now


def position(place: Place, line: Sequence[Place]) -> int:
    """1 for the first of those who still wait for a turn or answer to one; 0 for one that is not in line any more."""
    waiting = [one.id for one in line if one.standing is not Standing.TAKEN]
    return waiting.index(place.id) + 1 if place.id in waiting else 0


def still_wanted(place: Place, account: Account | None) -> bool:
    """Whether a seat would still change anything: `account` is whose seat it would be, None where there is none."""
    match place.command:
        case "créer":
            return account is None
        case "réactiver":
            return account is not None and account.status is Status.INACTIVE
        case "renvoyer":
            return account is not None and account.status is Status.EXPIRED
        case "rattacher":
            return account is not None and account.establishment not in place.establishments[1:]
        case _:
            return account is not None and account.status is Status.ACTIVE and _wants_more(place, account)


def _wants_more(place: Place, account: Account) -> bool:
    if account.user_type is not UserType.LICENSED or account.establishment != place.establishment:
        return True
    return not set(place.pools) <= account.seats()
