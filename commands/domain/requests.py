"""Requests to level-2 support: what is asked, by whom, and how far it has come (R60 to R62)."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from commands.requests.reading.model import Wish

PROMISE_HOURS = 4
"""Working hours within which a request is answered (R62)."""
ESCALATION_HOURS = 2 * PROMISE_HOURS
"""Working hours after which the CCT's lead is told: as long again as the reminder waited (reading of R62)."""
EXPIRY_HOURS = 80
"""Ten working days of eight hours in which nobody did anything with it (R62)."""
MAX_MESSAGE = 3_000
"""Characters of a request's text, and of a reply."""


class RequestState(enum.StrEnum):
    """open → taken → approved → done; back to open where it is released, to taken where its operation fails.

    `APPROVED` is a write that is planned. A request also ends as refused, cancelled, expired, or merged into
    another.
    """

    OPEN = "open"
    TAKEN = "taken"
    APPROVED = "approved"
    DONE = "done"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    MERGED = "merged"


UNDECIDED = (RequestState.OPEN, RequestState.TAKEN)
"""States in which an agent may still decide, and the asker cancel."""
OPEN = (*UNDECIDED, RequestState.APPROVED)


class EventKind(enum.StrEnum):
    """What happens to a request. Kept in rows: values never change."""

    FILED = "filed"
    TAKEN = "taken"
    RELEASED = "released"
    REPLIED = "replied"
    """By an agent, to the asker; `ANSWERED` is the other way."""
    ANSWERED = "answered"
    CHANGED = "changed"
    """What is asked was completed or corrected."""
    APPROVED = "approved"
    DONE = "done"
    FAILED = "failed"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    MERGED = "merged"
    REMINDED = "reminded"
    ESCALATED = "escalated"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRequest:
    """What somebody asks of their CCT. `fields` are by the names of the catalogue's arguments (`commands.requests.wishes`).

    `intent` is unique: the same event again is the same request (R44). `platform`, `address` and `locale` are where the asker was
    when asking. `establishment` is a key, "" where none is known. `subject` is the address that it is about, "" for none.
    """

    intent: str
    asker: str
    platform: str
    address: str
    locale: str
    cct: str
    establishment: str
    wish: Wish
    fields: Mapping[str, str]
    subject: str
    text: str
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(NewRequest):
    """A request as it stands. `version` counts the changes of what is asked; `public_id` is short, to be read aloud.

    `taker` is the agent who has it; `decided_by` whoever approved, refused or ended it. `operation` is the public id of the write
    that an approval planned; `question` the intent of the one that a yes to a confirmation will plan. `merged_into` is a
    public id.
    """

    id: int
    public_id: str
    state: RequestState
    version: int
    taker: str
    decided_by: str
    decided_at: datetime | None
    operation: str
    question: str
    merged_into: str
    filed_at: datetime
    answered_at: datetime | None
    touched_at: datetime
    ended_at: datetime | None

    @property
    def undecided(self) -> bool:
        return self.state in UNDECIDED

    @property
    def open(self) -> bool:
        return self.state in OPEN

    def late(self, now: datetime) -> bool:
        """Whether the promise was not kept: nobody has answered in time (R62)."""
        return self.open and self.answered_at is None and self.due_at <= now


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEvent:
    """One thing that happened; `number` counts from 1. `by` is "" where nobody did it; `text` is what was said."""

    number: int
    kind: EventKind
    by: str
    at: datetime
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What becomes of a request's row; None leaves it as it is."""

    state: RequestState | None = None
    taker: str | None = None
    decided_by: str | None = None
    operation: str | None = None
    question: str | None = None
    merged_into: str | None = None
    answered: bool = False
    """An agent has answered, in whichever way: the promise is kept or broken once and for all."""
    touched: bool = True
    """A person did it: the ten days of R62 begin again."""


def approved(operation: str, by: str) -> Change:
    """What an approval makes of a request, once its write is planned."""
    return Change(state=RequestState.APPROVED, taker=by, decided_by=by, operation=operation, question="", answered=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked, rewritten: its version goes up."""

    wish: Wish
    fields: Mapping[str, str] = field(default_factory=dict)
    subject: str = ""
    establishment: str = ""
