"""Loans: a licence given until a day, which comes back by itself at that day's end (R55)."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from commands.domain.accounts import Account, Pool, Status, UserType
from commands.domain.calendar import QUEBEC
from commands.domain.invitations import local_day

LENT_UNTIL = "lent_until"
"""In the payload of the write that gives a lent licence: the last day, for whoever is told of its end."""
LONGEST = timedelta(days=366)
"""How far away the last day of a loan may be."""
REMIND_BEFORE = timedelta(days=3)
NEW_FOR = timedelta(days=30)
"""A licence younger than that may still be made a loan; an older one is its holder's."""
TRY_AGAIN = timedelta(days=1)
"""After a return that Zoom refused, or that somebody cancelled."""


class Standing(enum.StrEnum):
    """giving → open → returning → returned; `FAILED` where the licence was never given, `GONE` where it left otherwise."""

    GIVING = "giving"
    OPEN = "open"
    RETURNING = "returning"
    RETURNED = "returned"
    FAILED = "failed"
    GONE = "gone"


OPEN = (Standing.GIVING, Standing.OPEN, Standing.RETURNING)


class Reminder(enum.StrEnum):
    """`SOON`: three days before. `LAST`: on the day."""

    SOON = "soon"
    LAST = "last"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLoan:
    """A licence lent to an account until the end of a day of Quebec's calendar. `operation` is the public id of the write that
    gives it, "" where the account had it already."""

    account_id: int
    email: str
    establishment: str
    until: date
    lender: str
    reason: str
    operation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan(NewLoan):
    """A loan as it stands. `establishment` is the account's now; `set_at` when `until` was last said; `operation` the write that
    gives the licence, then the one that takes it back; `returns` counts the latter; `reminded` is the last reminder written.

    `rests_until`: no other try before, after a return that came to nothing.
    """

    id: int
    public_id: str
    standing: Standing
    since: datetime
    set_at: datetime
    returns: int
    reminded: str
    rests_until: datetime | None
    ended_at: datetime | None

    @property
    def open(self) -> bool:
        return self.standing in OPEN

    @property
    def ends_at(self) -> datetime:
        """The end of its last day (aware; midnight in Quebec, whatever its clocks do)."""
        return datetime.combine(self.until + timedelta(days=1), time(), QUEBEC)

    def rests(self, now: datetime) -> bool:
        return self.rests_until is not None and self.rests_until > now


class Move(enum.StrEnum):
    """What is due of a loan; `commands.lending` does it."""

    OPENED = "opened"
    FAILED = "failed"
    RETURNED = "returned"
    AGAIN = "again"
    GONE = "gone"
    GIVE_BACK = "give-back"
    FORGET = "forget"
    """The account is inactive: its licence is free already, and is not to come back with a reactivation."""
    WAIT = "wait"
    """The account is pending: Zoom changes nothing of it before it is activated (R30)."""


def reminder_due(loan: Loan, today: date) -> Reminder | None:
    """The reminder of this day; none for a day that was said so late that nobody can have forgotten it."""
    said = local_day(loan.set_at)
    if today == loan.until and said < loan.until:
        return Reminder.LAST
    first = loan.until - REMIND_BEFORE
    return Reminder.SOON if first <= today < loan.until and said < first else None


def reminder_name(loan: Loan, reminder: Reminder) -> str:
    """What `reminded` says of it: another day is another reminder."""
    return f"{loan.until.isoformat()}:{reminder.value}"


def may_become_loan(account: Account, now: datetime) -> bool:
    """Whether a licence that is there already may be made a loan: invited, or created less than 30 days ago."""
    if Pool.LICENCE not in account.seats():
        return False
    return account.status is Status.PENDING or (account.created_at is not None and account.created_at > now - NEW_FOR)


def on_account(loan: Loan, account: Account | None, now: datetime) -> Move | None:
    """What the account as it is asks of an open loan on which nothing is under way; None where it goes on."""
    if account is None or account.id != loan.account_id:
        return Move.GONE
    over = loan.ends_at <= now
    if account.status is Status.ACTIVE:
        if account.user_type is not UserType.LICENSED:
            return Move.GONE
        return Move.GIVE_BACK if over and not loan.rests(now) else None
    if not over:
        return None
    if account.status is Status.PENDING:
        return Move.WAIT if Pool.LICENCE in account.seats() else Move.GONE
    return Move.FORGET
