"""What is held on a person, and for how long (R94; Act respecting access, Law 25)."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from commands.domain.operations import Json

Rows = tuple[Mapping[str, Json], ...]


class Category(enum.StrEnum):
    """Kinds of details, as people are told of them: `privacy-<value>`."""

    ACCOUNT = "account"
    RIGHTS = "rights"
    HISTORY = "history"
    OPERATIONS = "operations"
    REQUESTS = "requests"
    WAITING = "waiting"
    LOANS = "loans"
    MESSAGES = "messages"
    PRESENCE = "presence"
    CHOICES = "choices"
    DECISIONS = "decisions"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Whose details the asker may read: the establishments and CCTs of their territories, or everything."""

    everything: bool = False
    establishments: frozenset[str] = frozenset()
    ccts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """Rows by category and by table, within somebody's reach. `placed`: at least one belongs to a place of that reach."""

    email: str
    rows: Mapping[Category, Mapping[str, Rows]]
    placed: bool
    hidden: bool
    """There are others, out of reach: for the journal alone (R4)."""

    @property
    def count(self) -> int:
        return sum(self.number(one) for one in self.rows)

    def number(self, category: Category) -> int:
        return sum(len(rows) for rows in self.rows.get(category, {}).values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long personal details are kept once they are past; None for ever.

    `journal` is that of the audit's details, `history` of what has ended (operations, requests, waiting, loans), `messages` of
    what was written to people, `presence` of where somebody who holds nothing was met, `figures` of what is counted (seats by
    night, checks against Zoom, how invitations ended, days of digests), `takeover` of imported rows whose account never came.
    """

    journal: timedelta | None = timedelta(days=3 * 365)
    history: timedelta | None = timedelta(days=2 * 365)
    messages: timedelta | None = timedelta(days=180)
    presence: timedelta | None = timedelta(days=365)
    figures: timedelta | None = timedelta(days=400)
    takeover: timedelta | None = timedelta(days=400)
