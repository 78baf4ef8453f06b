"""Who people are, as their platform says, asked once in five minutes (R2). Grants are not kept: they are read fresh (R3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from commands.domain.errors import IrisError
from commands.incoming import Person
from commands.ports import Clock

KEPT_FOR = timedelta(minutes=5)
KEPT_AT_MOST = 10_000


class UnconfirmedError(IrisError):
    """The platform did not say who it is: no role until it does."""

    retry = True


@dataclass(frozen=True, slots=True)
class _Known:
    person: Person
    until: datetime


class Identities:
    """A bounded cache, for one event loop. What was not answered is not kept."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._known: dict[str, _Known] = {}

    def known(self, key: str) -> Person | None:
        """Whoever was asked for under `key` in the last five minutes."""
        found = self._known.get(key)
        return found.person if found is not None and found.until > self._clock.now() else None

    def keep(self, key: str, person: Person) -> Person:
        """Whoever the platform just said it is."""
        self._known.pop(key, None)
        while len(self._known) >= KEPT_AT_MOST:
            del self._known[next(iter(self._known))]
        self._known[key] = _Known(person, self._clock.now() + KEPT_FOR)
        return person
