"""Recycling: licences that seem not to be used, and what their holders answered (R56). A person decides, always."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime, timedelta

from commands.domain.accounts import Account, Pool, Status

IDLE_DAYS = 60
"""Days without a sign-in after which a licence is suggested, where nothing else is set."""
FEWEST_DAYS = 30
YOUNG_FOR = timedelta(days=30)
"""An account, or a licence, younger than that is never suggested."""
ZOOM_LAG = timedelta(days=3)
"""Zoom tells a sign-in up to three days after it was made."""
ASKED_ONCE_IN = timedelta(days=30)
ANSWER_HOURS = 40
"""Working hours to answer in: five days (R53's hours)."""


class Standing(enum.StrEnum):
    """asked → kept | given | proposed; proposed → kept | given. `OVER`: nothing is left to ask (signed in, gone, exempted)."""

    ASKED = "asked"
    PROPOSED = "proposed"
    KEPT = "kept"
    GIVEN = "given"
    OVER = "over"


OPEN = (Standing.ASKED, Standing.PROPOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How an establishment recycles: after how many days (None: as everywhere), and whether it asks by itself."""

    establishment: str
    days: int | None = None
    automatic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """An account that is never suggested, since when, by whom and why."""

    email: str
    establishment: str
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An active licensed account without a sign-in since `idle_since`; `never`: it has none at all."""

    account_id: int
    public_id: str
    email: str
    name: str
    establishment: str
    idle_since: datetime
    never: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInquiry:
    """« En avez-vous encore besoin? » about an account. `asked` is who was asked ("" where nobody could be written to: then a
    manager decides at once), `by` who had it asked ("" where the house did); `signed_in_at` the last sign-in known then."""

    account_id: int
    email: str
    establishment: str
    by: str
    asked: str
    answer_by: datetime
    signed_in_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry(NewInquiry):
    """A question that was asked, as it stands. `answered_by` is whose word ended it, "" for nobody's."""

    id: int
    public_id: str
    standing: Standing
    asked_at: datetime
    answered_by: str
    ended_at: datetime | None

    @property
    def open(self) -> bool:
        return self.standing in OPEN


def signed_in_before(now: datetime, read_at: datetime, days: int) -> datetime:
    """Before when the last sign-in must be for so many days of silence to be known: what Zoom has not told yet is no silence."""
    return min(now, read_at) - ZOOM_LAG - timedelta(days=days)


def is_over(inquiry: Inquiry, account: Account | None, now: datetime) -> bool:
    """Whether nothing is left to ask: the licence is not there any more, its holder signed in, or nobody decided in a month."""
    if account is None or account.id != inquiry.account_id or account.status is not Status.ACTIVE:
        return True
    if Pool.LICENCE not in account.seats() or inquiry.asked_at + ASKED_ONCE_IN <= now:
        return True
    known, then = account.last_login_at, inquiry.signed_in_at
    return known is not None and (then is None or known > then)
