"""Pacing within Zoom's limits, people first (R91)."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.clock import SettableClock
from tests.support.zoom_wiring import ManualTimer
from zoom.limiter import Limiter, Pace, Priority, Rates, rates_of
from zoom.protocol.errors import Throttled, Unavailable
from zoom.protocol.limits import Category
from zoom.settings import Plan
from zoom.timer import SystemTimer

SOON = 1000.0 + 3600


def limiter(timer: ManualTimer, plan: Plan = Plan.BUSINESS, clock: SettableClock | None = None) -> Limiter:
    return Limiter(rates_of(plan), timer, clock or SettableClock())


@given(
    st.sampled_from([1.0, 2.0, 4.0, 10.0, 20.0, 30.0, 40.0, 60.0, 80.0]),
    st.lists(st.floats(0, 0.7, allow_nan=False), min_size=1, max_size=200),
)
def test_no_second_ever_holds_more_calls_than_the_rate(rate: float, idle: list[float]) -> None:
    pace, now, left = Pace(rate), 0.0, []
    for gap in idle:
        now += gap
        now += pace.delay(now)
        pace.take(now)
        left.append(now)
    for start in left:
        assert len([at for at in left if start <= at < start + 1 - 1e-6]) <= rate


@given(st.sampled_from([1.0, 20.0, 80.0]), st.integers(50, 200))
def test_a_steady_crowd_gets_nearly_the_whole_rate(rate: float, crowd: int) -> None:
    pace, now = Pace(rate), 0.0
    for _ in range(crowd):
        now += pace.delay(now)
        pace.take(now)
    assert crowd / max(now, 1e-9) >= 0.85 * rate


def test_intensive_calls_are_twenty_a_minute() -> None:
    timer = ManualTimer()
    paced = limiter(timer)
    for _ in range(21):
        paced.acquire(Category.INTENSIVE, priority=Priority.BATCH, deadline=SOON)
    assert timer.monotonic() == pytest.approx(1060.0)


def test_categories_do_not_wait_for_each_other() -> None:
    timer = ManualTimer()
    paced = limiter(timer, Plan.FREE)
    for category in Category:
        paced.acquire(category, priority=Priority.BATCH, deadline=SOON)
    assert timer.monotonic() == 1000.0


def test_a_429_holds_its_category_until_the_end_zoom_gave() -> None:
    timer = ManualTimer()
    paced = limiter(timer)
    paced.penalise(Category.LIGHT, Throttled(30.0))
    paced.penalise(Category.LIGHT, Throttled(2.0))
    paced.acquire(Category.MEDIUM, priority=Priority.BATCH, deadline=SOON)
    assert timer.monotonic() == 1000.0
    paced.acquire(Category.LIGHT, priority=Priority.BATCH, deadline=SOON)
    assert timer.monotonic() == pytest.approx(1030.0)


def test_a_turn_that_cannot_come_in_time_is_said_at_once() -> None:
    timer = ManualTimer()
    paced = limiter(timer)
    paced.penalise(Category.LIGHT, Throttled(30.0))
    with pytest.raises(Throttled) as refused:
        paced.acquire(Category.LIGHT, priority=Priority.BATCH, deadline=1005.0)
    assert (timer.monotonic(), refused.value.after) == (1000.0, 30.0)


def test_the_days_creations_end_and_start_again_at_midnight_utc() -> None:
    timer, clock = ManualTimer(), SettableClock()
    paced = limiter(timer, Plan.FREE, clock)
    for _ in range(50):
        paced.acquire(Category.LIGHT, priority=Priority.INTERACTIVE, deadline=SOON, creates=True)
    with pytest.raises(Throttled) as refused:
        paced.acquire(Category.LIGHT, priority=Priority.INTERACTIVE, deadline=SOON, creates=True)
    assert refused.value.daily
    paced.acquire(Category.LIGHT, priority=Priority.INTERACTIVE, deadline=SOON)
    clock.advance(seconds=refused.value.after)
    paced.acquire(Category.LIGHT, priority=Priority.INTERACTIVE, deadline=SOON, creates=True)


def test_a_creation_kept_in_advance_is_counted_once() -> None:
    """R73: and not where Zoom says meanwhile that the day's are used up."""
    clock = SettableClock()
    paced = limiter(ManualTimer(), Plan.FREE, clock)

    def create(who: str) -> None:
        paced.acquire(Category.LIGHT, priority=Priority.INTERACTIVE, deadline=SOON, creates=True, booked=who)

    for number in range(50):
        paced.book(f"p{number}")
        paced.book(f"p{number}")
    with pytest.raises(Throttled) as refused:
        paced.book("one too many")
    assert refused.value.daily
    for number in range(49):
        create(f"p{number}")
    with pytest.raises(Throttled):
        create("p0")
    paced.penalise(Category.LIGHT, Throttled(3600.0, daily=True), creates=True)
    with pytest.raises(Throttled):
        create("p49")
    clock.advance(days=1)
    create("p49")


def test_zooms_word_on_the_day_is_believed_over_our_counting() -> None:
    """The limits are shared with other apps of the account."""
    clock = SettableClock()
    paced = limiter(ManualTimer(), Plan.BUSINESS, clock)
    paced.penalise(Category.HEAVY, Throttled(3600.0, daily=True))
    paced.penalise(Category.LIGHT, Throttled(3600.0, daily=True), creates=True)
    for category, creates in ((Category.HEAVY, False), (Category.INTENSIVE, False), (Category.LIGHT, True)):
        with pytest.raises(Throttled, match="daily"):
            paced.acquire(category, priority=Priority.BATCH, deadline=SOON, creates=creates)
    paced.acquire(Category.LIGHT, priority=Priority.BATCH, deadline=SOON)
    clock.advance(days=1)
    paced.acquire(Category.HEAVY, priority=Priority.BATCH, deadline=SOON)


def test_people_go_before_the_mirror_however_late_they_come() -> None:
    rates = Rates(per_second=dict.fromkeys(Category, 50.0), heavy_per_day=10, created_per_day=10)
    timer = SystemTimer()
    paced = Limiter(rates, timer, SettableClock())
    paced.penalise(Category.MEDIUM, Throttled(0.3))
    order: list[Priority] = []
    started = threading.Semaphore(0)

    def call(priority: Priority) -> None:
        started.release()
        paced.acquire(Category.MEDIUM, priority=priority, deadline=timer.monotonic() + 5)
        order.append(priority)

    with ThreadPoolExecutor(8) as pool:
        for priority in [Priority.BATCH] * 5 + [Priority.INTERACTIVE] * 3:
            pool.submit(call, priority)
            started.acquire()
    # The very first may leave in the same instant as another; what matters is that no batch call passes a waiting person.
    assert order[:3] == [Priority.INTERACTIVE] * 3
    assert len(order) == 8


def test_many_threads_together_keep_the_pace() -> None:
    rates = Rates(per_second=dict.fromkeys(Category, 100.0), heavy_per_day=10**6, created_per_day=10)
    timer = SystemTimer()
    paced = Limiter(rates, timer, SettableClock())
    left: list[float] = []

    def call() -> None:
        paced.acquire(Category.LIGHT, priority=Priority.INTERACTIVE, deadline=timer.monotonic() + 5)
        left.append(timer.monotonic())

    with ThreadPoolExecutor(16) as pool:
        for _ in range(50):
            pool.submit(call)
    assert len(left) == 50
    assert max(left) - min(left) >= 0.4
    assert all(after >= 0 for after in (second - first for first, second in pairwise(sorted(left))))


def test_nobody_waits_any_longer_once_the_process_stops() -> None:
    timer = SystemTimer()
    paced = Limiter(rates_of(Plan.BUSINESS), timer, SettableClock())
    paced.penalise(Category.LIGHT, Throttled(60.0))
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(paced.acquire, Category.LIGHT, priority=Priority.INTERACTIVE, deadline=timer.monotonic() + 120)
        paced.close()
        assert isinstance(waiting.exception(timeout=30), Unavailable)
