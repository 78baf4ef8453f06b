"""The daily digest: how it is set, when it is due, and what one of a day was about (R70, R71)."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from commands.domain.calendar import EVERYWHERE, Calendar

HOUR = time(8)
WEEKDAYS = (0, 1, 2, 3, 4)
"""Monday to Friday: all of them are the working days."""
HORIZON = 5
"""Days before an invitation ends from which it is listed."""
FURTHEST = 30
MOST_FEW = 1_000
LATE = timedelta(minutes=30)
"""How long after its hour a digest says that it is late."""
MOST_ROWS = 200
"""Accounts that one digest lists at most; the list « attente » has them all."""
REMEMBERED = timedelta(days=31)
"""How long a digest's rows are kept: they name people, and only say what became of them meanwhile."""
_ONE_DAY = timedelta(days=1)
_LOOKED_BACK = 14
"""Days within which a digest that was missed is caught up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDigest:
    """A digest as somebody sets it, for one channel or for themselves.

    `address` is where it is posted; `personal` where that is the owner's own conversation. `hour` is on the clock of `zone`
    (IANA); `days` are weekdays, 0 for Monday. `establishments` are keys; none are all of the owner's, whichever they are by then.
    `horizon` is in days (1 to 30), `few` the number of free seats from which an establishment is told of (None: none is left).
    """

    platform: str
    address: str
    personal: bool
    owner: str
    locale: str
    hour: time = HOUR
    days: tuple[int, ...] = WEEKDAYS
    zone: str = "America/Toronto"
    establishments: tuple[str, ...] = ()
    horizon: int = HORIZON
    few: int | None = None
    quiet: bool = False
    """Nothing is posted where there is nothing to report; else one line is."""
    report: bool = False
    """The month-end report comes here too (R74)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest(NewDigest):
    """A digest that is set. `seen` is the last milestone before it was first set; what came after is told by the first one.

    `paused_until` is the day from which it comes again; `ended` where it was removed.
    """

    id: int
    public_id: str
    seen: int
    created_at: datetime
    paused_until: date | None = None
    ended: bool = False

    def today(self, now: datetime) -> date:
        return now.astimezone(ZoneInfo(self.zone)).date()

    def reports(self, now: datetime) -> bool:
        """Whether the month-end report comes here now: not while it is paused."""
        return self.report and not _paused(self, self.today(now))

    def moment(self, day: date) -> datetime:
        """When it is due on that day (UTC). An hour that the clocks skip is the one after."""
        return datetime.combine(day, self.hour, ZoneInfo(self.zone)).astimezone(UTC)


class Why(enum.StrEnum):
    """Why an account is listed."""

    EXPIRED = "expired"
    """Its invitation ran out since the last digest."""
    EXPIRING = "expiring"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAccount:
    """An account of a digest, as it was when that was made; `account_id` is internal."""

    account_id: int
    public_id: str
    email: str
    name: str
    establishment: str
    why: Why
    number: int = 0
    """Its place in the digest that was posted, from 0."""


class RunOutcome(enum.StrEnum):
    """What became of one day's digest. `OPEN`: on its way. `SILENT`: there was nothing to say. `LOST`: nobody took it."""

    OPEN = ""
    SENT = "sent"
    SILENT = "silent"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRun:
    """One day's digest, claimed at `at`. It tells of milestones past `after`, up to `upto`; `since` is when the last one was."""

    day: date
    at: datetime
    due_at: datetime
    after: int
    upto: int
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(NewRun):
    id: int
    public_id: str
    digest_id: int
    outcome: RunOutcome = RunOutcome.OPEN
    sent_at: datetime | None = None

    @property
    def key(self) -> str:
        """Of its letter."""
        return letter_key(self.public_id)

    def late(self, now: datetime) -> bool:
        """Whether it was, or is now, sent long after its hour."""
        return (self.sent_at or now) - self.due_at > LATE


def letter_key(run: str) -> str:
    """The key of a run's letter, by the run's public id."""
    return f"digest:{run}"


def due_day(digest: Digest, calendar: Calendar, last: date | None, now: datetime) -> date | None:
    """The local day as which it is to be sent now; None where it is not due. `last` is the day of the one before.

    A day that is not worked is made up for on the next that is; so is one on which nothing could be sent (R70, R71).
    """
    today, worked = digest.today(now), _worked(digest, calendar)
    if not worked(today) or now < digest.moment(today) or _paused(digest, today):
        return None
    wanted = today
    for _ in range(_LOOKED_BACK):
        if last is not None and last >= wanted:
            return None
        if falls_on(wanted, digest.days, worked):
            first = digest.moment(wanted) >= digest.created_at
            return today if first and not _paused(digest, wanted) else None
        wanted -= _ONE_DAY
    return None


def last_served(digest: Digest, calendar: Calendar, last: Run, now: datetime) -> date:
    """The day up to which nothing is due any more. One that nobody took on a day of its own is made up for, once (R71): what
    makes up for another day is not made up for in its turn."""
    lost = last.outcome is RunOutcome.LOST and last.day < digest.today(now)
    if lost and falls_on(last.day, digest.days, _worked(digest, calendar)):
        return last.day - _ONE_DAY
    return last.day


def falls_on(day: date, days: tuple[int, ...], worked: Callable[[date], bool]) -> bool:
    """Whether a digest of these weekdays comes on that day: a holiday's comes on the next working day."""
    if not worked(day):
        return False
    if day.weekday() in days or set(days) >= set(WEEKDAYS):
        return True
    before = day - _ONE_DAY
    while not worked(before):
        if before.weekday() in days:
            return True
        before -= _ONE_DAY
    return False


def _worked(digest: Digest, calendar: Calendar) -> Callable[[date], bool]:
    """By the days of its establishment, where it is of one alone."""
    place = digest.establishments[0] if len(digest.establishments) == 1 else EVERYWHERE
    return lambda day: calendar.is_working_day(day, place)


def _paused(digest: Digest, day: date) -> bool:
    return digest.paused_until is not None and day < digest.paused_until
