"""What goes with grants: welcomes, membership of the workspace, and the review asked twice a year (R2, R5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

REVIEW_EVERY = timedelta(days=182)
"""Half a year: how long who may do what stands before its CCT is asked to look at it again."""
REMINDED_HOURS = 40
"""Working hours, five days of them, after which the agents are reminded once of a review that nobody answered."""
ESCALATED_HOURS = 80
"""Those after which the admins are told, once (as R62 has it of requests)."""
ASKED_EVERY = timedelta(days=1)
"""How often the platforms are asked whether a person is still a member."""
GONE_FOR = timedelta(days=1)
"""How long all of a person's platforms must have said no before what they hold is taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A person who was given access at `since` and was not welcomed yet."""

    email: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Where somebody who holds a grant was met; `gone_since` where the platform no longer has them as a member."""

    platform: str
    address: str
    gone_since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The `number`-th review of who may do what in a CCT's territory."""

    public_id: str
    cct: str
    number: int
    asked_at: datetime
    confirmed_at: datetime | None = None
    confirmed_by: str = ""
