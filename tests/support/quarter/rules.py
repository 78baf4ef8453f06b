"""What the house owes, worked out from Zoom's state and the rules alone (R11, R26, R50, R70 to R72): none of its code is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from tests.support.quarter.plan import ChannelPlan, at, local

HOLIDAYS = frozenset({date(2026, 10, 12), date(2026, 12, 25), date(2027, 1, 1)})
"""Thanksgiving, Christmas, New Year's Day."""
LIFE = 30
OFF_NETWORK = ".example"
"""How the simulator's addresses end that are not of the network."""
LATE = timedelta(minutes=30)
OPENS, CLOSES = time(8), time(16)
PROMISED, FORGOTTEN = timedelta(hours=4), timedelta(hours=80)
"""Working time in which a request is to be answered, and after which one that nobody touches ends (R62)."""
STAGES = (("day 7", 7, 13), ("day 14", 14, 20), ("day 21", 21, LIFE), ("day 25", 25, LIFE))
"""Of two reminders that were missed the later alone is of use."""


@dataclass(frozen=True, kw_only=True)
class Invited:
    """Somebody who was invited, as the house may know it. `at` is the day first seen where it was not `known` to the house."""

    email: str
    place: str
    licensed: bool
    at: datetime
    known: bool
    expired: bool = False
    head: str = ""

    def day(self, now: datetime) -> int:
        """J12: whole days since, in local time (R11)."""
        return (local(now).date() - local(self.at).date()).days

    def left(self, now: datetime) -> int:
        return LIFE - self.day(now)


@dataclass(frozen=True, kw_only=True)
class Ending:
    """An invitation that was accepted, or ran out."""

    email: str
    place: str
    activated: bool


@dataclass(frozen=True, kw_only=True)
class Mail:
    """A mail that is owed or came: `about` are the accounts that a notice names, nobody where it goes to the holder."""

    kind: str
    to: str
    day: date
    about: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What a digest says. `free` and `allocated` None where no number is fixed; `tight` are (place's name, free, too many)."""

    quiet: bool
    late: bool
    expired: int = 0
    expiring: int = 0
    pending: int = 0
    activated: int = 0
    used: int = 0
    reserved: int = 0
    free: int | None = None
    allocated: int | None = None
    waiting: int = 0
    requests: int = 0
    requests_late: int = 0
    tight: tuple[tuple[str, int, int], ...] = ()
    more_tight: int = 0
    stale: bool = False


@dataclass(frozen=True, kw_only=True)
class Digest:
    """A digest that is owed: its figures, and whom it lists in order. What `rank` says the same of may stand in any order."""

    figures: Figures
    listed: tuple[str, ...]
    rank: Mapping[str, float]


@dataclass(kw_only=True)
class Standing:
    """One digest as it goes: the last day it was served, and how many endings it has told."""

    plan: ChannelPlan
    served: date
    told: int = 0


@dataclass(kw_only=True)
class Books:
    """The account of it all. `readers` answer for an establishment's invitations; `names` are how digests call places."""

    readers: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    scopes: Mapping[str, tuple[str, ...]]
    allocated: dict[str, int] = field(default_factory=dict)
    invited: dict[str, Invited] = field(default_factory=dict)
    used: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    endings: list[Ending] = field(default_factory=list)
    waiting: Counter[str] = field(default_factory=Counter)
    requests: list[tuple[str, datetime]] = field(default_factory=list)
    written: list[tuple[str, str, tuple[Invited, ...]]] = field(default_factory=list)
    told: set[tuple[str, str, date]] = field(default_factory=set)
    read_at: datetime | None = None

    # --- what is known of Zoom

    def read(self, users: Iterable[tuple[str, str, bool]], place: Mapping[str, str], now: datetime) -> None:
        """A whole reading: (address, status, whether licensed) of everybody at Zoom."""
        pending: dict[str, bool] = {}
        others: dict[str, str] = {}
        self.used.clear()
        for email, status, licensed in users:
            if status == "pending":
                pending[email] = licensed
                continue
            others[email] = status
            if status == "active" and licensed:
                self.used[place[email]] += 1
        for one in [one for one in self.invited.values() if not one.expired and one.email not in pending]:
            self._ended(one, others.get(one.email, ""), now)
        for email, licensed in pending.items():
            if email not in self.invited:
                self.invited[email] = Invited(email=email, place=place[email], licensed=licensed, at=now, known=False)
        self.read_at = now

    def _ended(self, one: Invited, status: str, now: datetime) -> None:
        """Accepted; or gone from Zoom, by its thirty days or by somebody's hand before (R26)."""
        if status == "active":
            self.endings.append(Ending(email=one.email, place=one.place, activated=True))
        elif not status and (not one.known or now - one.at >= timedelta(days=LIFE - 1)):
            self.endings.append(Ending(email=one.email, place=one.place, activated=False))
            self.invited[one.email] = replace(one, expired=True)
            return
        del self.invited[one.email]

    def invite(self, email: str, place: str, now: datetime, head: str = "", *, licensed: bool = True) -> None:
        """By the house itself, for the first time or again: thirty days anew, and an introduction (R25, R73)."""
        one = Invited(email=email, place=place, licensed=licensed, at=now, known=True, head=head)
        self.invited[email] = one
        self.written.append(("introduction", email, (one,)))

    # --- digests

    def digest(self, standing: Standing, now: datetime) -> Digest:
        """What it is to say now."""
        plan, places = standing.plan, frozenset(self.scopes[standing.plan.address])
        ended = [one for one in self.endings[standing.told :] if one.place in places]
        expired = dict.fromkeys(one.email for one in ended if not one.activated)
        pending = [one for one in self.invited.values() if one.place in places and not one.expired]
        ending = sorted((one for one in pending if one.left(now) <= plan.horizon), key=lambda one: one.at)
        figures = Figures(
            quiet=False,
            late=now - plan.moment(local(now, plan.zone).date()) > LATE,
            expired=len(expired),
            expiring=len(ending),
            pending=len(pending),
            activated=len({one.email for one in ended if one.activated}),
            waiting=sum(self.waiting[place] for place in places),
            stale=self.read_at is None or now - self.read_at > timedelta(hours=3),
        )
        figures = self._with_seats(self._with_requests(figures, places, now), places, plan.few or 0)
        still = (self.invited.get(email) for email in expired)
        rank = {one.email: 0.0 for one in still if one is not None and one.expired} | {
            one.email: one.at.timestamp() for one in ending
        }
        return Digest(figures=_quieted(figures), listed=tuple(rank), rank=rank)

    def _with_requests(self, figures: Figures, places: Collection[str], now: datetime) -> Figures:
        waited = [worked(at, now) for place, at in self.requests if place in places]
        still = [one for one in waited if one < FORGOTTEN]
        return replace(figures, requests=len(still), requests_late=sum(one >= PROMISED for one in still))

    def seats(self, place: str) -> tuple[int, int, int | None]:
        """Used, reserved, allocated (R50)."""
        reserved = sum(one.licensed and not one.expired for one in self.invited.values() if one.place == place)
        return self.used[place], reserved + self.held[place], self.allocated.get(place)

    def _with_seats(self, figures: Figures, places: Collection[str], few: int) -> Figures:
        counted = {place: self.seats(place) for place in places}
        left = {place: total - used - kept for place, (used, kept, total) in counted.items() if total is not None}
        tight = {place: room for place, room in left.items() if room < 0 or (room <= few and any(counted[place]))}
        return replace(
            figures,
            used=sum(used for used, _, _ in counted.values()),
            reserved=sum(kept for _, kept, _ in counted.values()),
            free=sum(max(0, room) for room in left.values()) if left else None,
            allocated=sum(total or 0 for _, _, total in counted.values()) if left else None,
            tight=tuple(sorted((self.names[place], max(0, room), max(0, -room)) for place, room in tight.items())),
        )

    # --- mails

    def write_mails(self, now: datetime) -> None:
        """Those of an invitation's days, from eight o'clock on, each once for each invitation (R72)."""
        if local(now).time() < OPENS:
            return
        notices: dict[str, list[Invited]] = {}
        for one in self.invited.values():
            if one.expired:
                continue
            for kind, first, last in STAGES:
                key = (kind, one.email, local(one.at).date())
                if not first <= one.day(now) <= last or key in self.told:
                    continue
                self.told.add(key)
                if kind != "day 25":
                    self.written.append((kind, one.email, (one,)))
                    continue
                for reader in (one.head,) if one.head else self.readers[one.place]:
                    notices.setdefault(reader, []).append(one)
        self.written += [("day 25", reader, tuple(about)) for reader, about in notices.items()]

    def send_mails(self, now: datetime) -> list[Mail]:
        """What is still so as it leaves; to addresses of the network alone."""
        sent = []
        for kind, to, about in self.written:
            still = frozenset(one.email for one in about if self._still(kind, one, now))
            if still and not to.endswith(OFF_NETWORK):
                sent.append(Mail(kind=kind, to=to, day=local(now).date(), about=still if kind == "day 25" else frozenset()))
        self.written.clear()
        return sent

    def _still(self, kind: str, one: Invited, now: datetime) -> bool:
        current = self.invited.get(one.email)
        if kind == "introduction":
            return current is not None and not current.expired and current.at == one.at
        _, first, last = next(stage for stage in STAGES if stage[0] == kind)
        return current is not None and not current.expired and current.at == one.at and first <= one.day(now) <= last


def owed(standing: Standing, now: datetime) -> bool:
    """Whether a day that was chosen has come since the last digest. On a day that is not worked, or in a pause, none comes; a
    chosen day that was not worked, or on which none could leave, is made up for (R70, R71)."""
    plan, today = standing.plan, local(now, standing.plan.zone).date()
    if not is_worked(today) or now < plan.moment(today) or _pausing(plan, today):
        return False
    days = (today - timedelta(days=back) for back in range((today - standing.served).days))
    return any(day.weekday() in plan.days and not _pausing(plan, day) for day in days)


def month_to_tell(now: datetime) -> date | None:
    """The first day of the month before, once work has begun on the first working day after it (R74)."""
    first = local(now).date().replace(day=1)
    opening = next(day for back in range(31) if is_worked(day := first + timedelta(days=back)))
    return (first - timedelta(days=1)).replace(day=1) if now >= at(opening, OPENS) else None


def is_worked(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def worked(since: datetime, until: datetime) -> timedelta:
    """Working time between two moments: from eight to four on working days."""
    start, end, total = local(since), local(until), timedelta()
    day = start.date()
    while day <= end.date():
        if is_worked(day):
            opens, closes = datetime.combine(day, OPENS, start.tzinfo), datetime.combine(day, CLOSES, start.tzinfo)
            total += max(timedelta(), min(end, closes) - max(start, opens))
        day += timedelta(days=1)
    return total


def _pausing(plan: ChannelPlan, day: date) -> bool:
    return plan.paused is not None and plan.paused[0] <= day < plan.paused[1]


def _quieted(figures: Figures) -> Figures:
    """Nothing to report: people who simply have yet to activate are no news."""
    news = (figures.expired, figures.expiring, figures.activated, figures.waiting, figures.requests, figures.tight)
    if any(news):
        return figures
    return replace(figures, quiet=True)
