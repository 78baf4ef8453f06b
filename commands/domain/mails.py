"""What is written by e-mail and on which day of an invitation (R25, R72)."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from commands.domain.calendar import OPENS, QUEBEC
from commands.domain.invitations import DAYS, day_count, local_day

BOTH = "both"
"""The locale of a mail that says everything in French, then in English."""


class MailKind(enum.StrEnum):
    """`LETTER`: a letter of the chat's for somebody who was never met there."""

    INTRODUCTION = "introduction"
    REMINDER_7 = "reminder-7"
    REMINDER_14 = "reminder-14"
    REMINDER_21 = "reminder-21"
    NOTICE_25 = "notice-25"
    LETTER = "letter"


class MailOutcome(enum.StrEnum):
    """How a mail ended. `REFUSED`: for good, by the server; `UNSENT`: by a rule of ours (`Unsent`)."""

    SENT = "sent"
    REFUSED = "refused"
    UNSENT = "unsent"
    GIVEN_UP = "given-up"


class Unsent(enum.StrEnum):
    """Why nothing was sent. `MOOT`: it was no longer so as the mail was to leave."""

    OFF_NETWORK = "off-network"
    STOPPED = "stopped"
    ADDRESS_REFUSED = "address-refused"
    MOOT = "moot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A mail of the invitation's days: due from day `first` on, and of no more use after day `last`.

    A house that was down sends late what is still of use: of two reminders missed, the later alone.
    """

    kind: MailKind
    first: int
    last: int


STAGES: Mapping[MailKind, Stage] = {
    one.kind: one
    for one in (
        Stage(kind=MailKind.REMINDER_7, first=7, last=13),
        Stage(kind=MailKind.REMINDER_14, first=14, last=20),
        Stage(kind=MailKind.REMINDER_21, first=21, last=DAYS),
        Stage(kind=MailKind.NOTICE_25, first=25, last=DAYS),
    )
}
REMINDERS = (MailKind.REMINDER_7, MailKind.REMINDER_14, MailKind.REMINDER_21)
STOPPABLE = frozenset(STAGES)
"""Who wants no reminder gets none of these; what tells of an account's birth, or of a loan, is not a reminder."""


def is_due(stage: Stage, invited_at: datetime, now: datetime) -> bool:
    """Whether the invitation's day is one of the stage's, in local time."""
    return stage.first <= day_count(invited_at, now) <= stage.last


def writing_hours(now: datetime) -> bool:
    """From the morning on: a mail of midnight is below all the others at eight."""
    return now.astimezone(QUEBEC).time() >= OPENS


def invited_between(stage: Stage, now: datetime) -> tuple[datetime, datetime]:
    """From when (included) until when (excluded) those were invited for whom the stage is due: whole local days."""
    today = local_day(now)
    first, after = today - timedelta(days=stage.last), today - timedelta(days=stage.first - 1)
    return datetime.combine(first, time(), QUEBEC), datetime.combine(after, time(), QUEBEC)


def told_once(kind: MailKind, account: str, invited_at: datetime, email_key: str = "") -> str:
    """The key of what a mail of the days tells of an account (its public id): once for each invitation, and reader."""
    return ":".join(filter(None, (kind.value, account, local_day(invited_at).isoformat(), email_key)))
