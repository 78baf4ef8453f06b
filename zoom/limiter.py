"""Keeps our calls within Zoom's rate limits, people's work before batch work.

The limits are per Zoom account and shared with its other apps, so a 429 is believed over our own counting. One limiter per
process; the leader lease sees to it that one process calls Zoom.
Source: developers.zoom.us/docs/api/rate-limits.
"""

from __future__ import annotations

import enum
import heapq
import itertools
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from commands.ports.clock import Clock
from zoom.protocol.errors import Throttled, Unavailable
from zoom.protocol.limits import Category, until_next_day
from zoom.settings import Plan
from zoom.timer import Timer

_BURST_SHARE = 20
_LEAST_WAIT = 1.0
_DAILY = frozenset({Category.HEAVY, Category.INTENSIVE})


class Priority(enum.IntEnum):
    """Whose call it is; a waiting smaller number goes first."""

    INTERACTIVE = 0
    BATCH = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Calls per second of each category; calls a day of the heavy ones together; users created a day."""

    per_second: Mapping[Category, float]
    heavy_per_day: int
    created_per_day: int


def rates_of(plan: Plan) -> Rates:
    """Zoom's published limits of a plan."""
    light, medium, heavy, intensive_per_minute, heavy_per_day, created = {
        Plan.FREE: (4, 2, 1, 10, 1_000, 50),
        Plan.PRO: (30, 20, 10, 10, 30_000, 1_500),
        Plan.BUSINESS: (80, 60, 40, 20, 60_000, 10_000),
    }[plan]
    per_second = {
        Category.LIGHT: float(light),
        Category.MEDIUM: float(medium),
        Category.HEAVY: float(heavy),
        Category.INTENSIVE: intensive_per_minute / 60,
    }
    return Rates(per_second=per_second, heavy_per_day=heavy_per_day, created_per_day=created)


class Pace:
    """When the next call of one category may leave. Pure arithmetic on a monotonic clock; not thread-safe.

    A twentieth of a second's calls may leave at once and the rest are spaced, so that no second holds more than the rate.
    """

    def __init__(self, per_second: float) -> None:
        burst = max(1, int(per_second // _BURST_SHARE))
        self._spacing = 1.0 / (per_second - burst if burst > 1 else per_second)
        self._slack = (burst - 1) * self._spacing
        self._due = float("-inf")
        self._blocked_until = float("-inf")

    def delay(self, now: float) -> float:
        """Seconds until a call may leave; 0 for at once."""
        return max(0.0, self._due - self._slack - now, self._blocked_until - now)

    def take(self, now: float) -> None:
        """A call leaves."""
        self._due = max(self._due, now) + self._spacing

    def block(self, until: float) -> None:
        """Nothing leaves before `until` (a 429 said so); never shortens an earlier block."""
        self._blocked_until = max(self._blocked_until, until)


class _Lane:
    """One category: its pace and who waits for it, first the most urgent, then the earliest."""

    def __init__(self, per_second: float) -> None:
        self.pace = Pace(per_second)
        self._waiting: list[tuple[Priority, int]] = []

    def join(self, ticket: tuple[Priority, int]) -> None:
        heapq.heappush(self._waiting, ticket)

    def leave(self, ticket: tuple[Priority, int]) -> None:
        self._waiting.remove(ticket)
        heapq.heapify(self._waiting)

    def first(self) -> tuple[Priority, int]:
        return self._waiting[0]


class _Day:
    """A counter that starts again at 00:00 UTC, as Zoom's do."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._day: date | None = None
        self._refused: date | None = None
        self._count = 0

    def take(self, today: date) -> bool:
        if today != self._day:
            self._day, self._count = today, 0
        if self._count >= self._most:
            return False
        self._count += 1
        return True

    def refused(self, today: date) -> bool:
        """Whether Zoom itself has said so."""
        return today == self._refused

    def exhaust(self, today: date) -> None:
        self._day, self._count, self._refused = today, self._most, today


class Limiter:
    """Lets calls leave one by one. Thread-safe."""

    def __init__(self, rates: Rates, timer: Timer, clock: Clock) -> None:
        self._timer = timer
        self._clock = clock
        self._lanes = {category: _Lane(rates.per_second[category]) for category in Category}
        self._heavy = _Day(rates.heavy_per_day)
        self._created = _Day(rates.created_per_day)
        self._booked: set[str] = set()
        self._turn = threading.Condition()
        self._tickets = itertools.count()
        self._closed = False

    def book(self, who: str) -> None:
        """Count the creation of this address now, once. Raises Throttled where the day's are used up."""
        now = self._clock.now()
        with self._turn:
            if who not in self._booked and not self._created.take(now.date()):
                raise Throttled(until_next_day(now), daily=True)
            self._booked.add(who)

    def acquire(
        self, category: Category, *, priority: Priority, deadline: float, creates: bool = False, booked: str = ""
    ) -> None:
        """Wait for a turn until `deadline` (on the timer). A creation that was `booked` is not counted again.

        Raises Throttled as soon as it is clear that no turn comes in time or today, Unavailable once closed.
        """
        lane = self._lanes[category]
        with self._turn:
            ticket = (priority, next(self._tickets))
            lane.join(ticket)
            try:
                self._wait(lane, ticket, deadline)
                self._count(category, creates, booked)
                lane.pace.take(self._timer.monotonic())
            finally:
                lane.leave(ticket)
                self._turn.notify_all()

    def penalise(self, category: Category, throttled: Throttled, *, creates: bool = False) -> None:
        """Zoom answered 429: the whole category waits; where it was the day's cap, what counts towards it waits."""
        today = self._clock.now().date()
        with self._turn:
            if throttled.daily and creates:
                self._created.exhaust(today)
            elif throttled.daily and category in _DAILY:
                self._heavy.exhaust(today)
            else:
                self._lanes[category].pace.block(self._timer.monotonic() + throttled.after)

    def close(self) -> None:
        """The process stops: nobody waits any longer."""
        with self._turn:
            self._closed = True
            self._turn.notify_all()

    def _wait(self, lane: _Lane, ticket: tuple[Priority, int], deadline: float) -> None:
        while True:
            if self._closed:
                raise Unavailable("stopping")
            now = self._timer.monotonic()
            delay = lane.pace.delay(now)
            mine = lane.first() == ticket
            if mine and delay <= 0:
                return
            if now + delay > deadline or now >= deadline:
                raise Throttled(max(delay, _LEAST_WAIT))
            self._timer.wait(self._turn, min(delay, deadline - now) if mine else deadline - now)

    def _count(self, category: Category, creates: bool, booked: str) -> None:
        now = self._clock.now()
        heavy = category not in _DAILY or self._heavy.take(now.date())
        if not heavy or (creates and not self._may_create(now.date(), booked)):
            raise Throttled(until_next_day(now), daily=True)

    def _may_create(self, today: date, booked: str) -> bool:
        if booked not in self._booked:
            return self._created.take(today)
        self._booked.discard(booked)
        return not self._created.refused(today)
