"""When a digest is due: its hour on the wall, working days, what was missed made up for, never twice a day (R70, R71)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

import pytest

from commands.domain.calendar import Calendar, DayException
from commands.domain.digests import Digest, due_day

MONTREAL = Digest(
    id=1,
    public_id="d",
    platform="web",
    address="a",
    personal=True,
    owner="o@ssss.gouv.qc.ca",
    locale="fr",
    seen=0,
    created_at=datetime(2026, 1, 1, tzinfo=UTC),
)
CALENDAR = Calendar()
START = datetime(2026, 3, 9, tzinfo=UTC)


def sent(digest: Digest, moments: Iterator[datetime], calendar: Calendar = CALENDAR) -> list[tuple[date, datetime]]:
    """The days that got a digest, each with the moment, as a clock that tells these moments is looked at."""
    came: list[tuple[date, datetime]] = []
    for now in moments:
        day = due_day(digest, calendar, max((one for one, _ in came), default=None), now)
        if day is not None:
            came.append((day, now))
    return came


def since(first: date, **chosen: Any) -> Digest:
    """One that was set just before."""
    return set_to(created_at=datetime.combine(first, time(), UTC), **chosen)


def ticking(first: date, last: date, **step: float) -> Iterator[datetime]:
    now, end = datetime.combine(first, time(6), UTC), datetime.combine(last, time(6), UTC)
    while now < end:
        yield now
        now += timedelta(**(step or {"minutes": 10}))


def set_to(**chosen: Any) -> Digest:
    return replace(MONTREAL, **chosen)


def test_working_days_at_eight_on_the_wall_all_year_round() -> None:
    came = sent(MONTREAL, ticking(date(2026, 1, 5), date(2027, 1, 4), minutes=30))
    assert [day for day, _ in came] == [
        day for day in (date(2026, 1, 5) + timedelta(days=n) for n in range(364)) if CALENDAR.is_working_day(day)
    ]
    hours = {(at.hour, at.minute) for _, at in came}
    assert hours == {(12, 0), (13, 0)}


@pytest.mark.parametrize("hour", [time(2, 30), time(1, 30), time(0, 0), time(23, 50)])
def test_an_hour_that_the_clocks_skip_or_repeat_comes_once(hour: time) -> None:
    """March 8 and November 1, 2026 are Sundays, worked here by exception."""
    sundays = Calendar(exceptions=tuple(DayException(day=day, working=True) for day in (date(2026, 3, 8), date(2026, 11, 1))))
    for sunday in (date(2026, 3, 8), date(2026, 11, 1)):
        digest = set_to(hour=hour)
        came = sent(digest, ticking(sunday - timedelta(days=1), sunday + timedelta(days=2), minutes=5), sundays)
        assert [day for day, _ in came].count(sunday) == 1


def test_each_digest_keeps_its_own_zone() -> None:
    came = sent(set_to(zone="America/Halifax"), ticking(date(2026, 3, 9), date(2026, 3, 10)))
    assert [(day, at.hour) for day, at in came] == [(date(2026, 3, 9), 11)]


def test_a_holiday_is_made_up_for_on_the_next_working_day() -> None:
    """Victoria Day, Monday May 18, 2026; Good Friday, April 3, 2026."""
    mondays = sent(since(date(2026, 5, 11), days=(0,)), ticking(date(2026, 5, 11), date(2026, 5, 27)))
    assert [day.day for day, _ in mondays] == [11, 19, 25]
    fridays = sent(since(date(2026, 3, 27), days=(4,)), ticking(date(2026, 3, 27), date(2026, 4, 12)))
    assert [(day.month, day.day) for day, _ in fridays] == [(3, 27), (4, 6), (4, 10)]


def test_a_whole_day_without_the_service_is_made_up_for() -> None:
    """A weekly digest that could not be made on its day comes on the next working one (R71: never lost)."""
    up = (now for now in ticking(date(2026, 3, 6), date(2026, 3, 14)) if not 6 <= (now - START).total_seconds() / 3600 < 30)
    assert [day.day for day, _ in sent(since(date(2026, 3, 6), days=(0,)), up)] == [10]


def test_a_late_start_sends_it_the_same_day() -> None:
    came = sent(MONTREAL, iter([datetime(2026, 3, 10, 19, tzinfo=UTC), datetime(2026, 3, 10, 20, tzinfo=UTC)]))
    assert [(day.day, at.hour) for day, at in came] == [(10, 19)]


def test_what_is_set_in_the_afternoon_begins_the_next_day() -> None:
    digest = set_to(created_at=datetime(2026, 3, 10, 18, tzinfo=UTC))
    came = sent(digest, ticking(date(2026, 3, 10), date(2026, 3, 12)))
    assert [day.day for day, _ in came] == [11]


def test_a_pause_ends_on_its_day() -> None:
    came = sent(set_to(paused_until=date(2026, 3, 12)), ticking(date(2026, 3, 9), date(2026, 3, 14)))
    assert [day.day for day, _ in came] == [12, 13]


def test_an_establishments_own_holiday_counts_for_it_alone() -> None:
    calendar = Calendar(exceptions=(DayException(day=date(2026, 3, 10), working=False, establishment="03"),))
    of_03 = sent(set_to(establishments=("03",)), ticking(date(2026, 3, 10), date(2026, 3, 12)), calendar)
    assert [day.day for day, _ in of_03] == [11]
    of_both = sent(set_to(establishments=("03", "05")), ticking(date(2026, 3, 10), date(2026, 3, 12)), calendar)
    assert [day.day for day, _ in of_both] == [10, 11]


@pytest.mark.parametrize("seed", range(5))
def test_whatever_the_clock_does_no_day_has_two(seed: int) -> None:
    """Set back and forth over a quarter with month ends, holidays and a change of clocks (R71)."""
    random = Random(seed)
    now, moments = datetime(2026, 1, 5, tzinfo=UTC), []
    while now < datetime(2026, 4, 5, tzinfo=UTC):
        now += timedelta(minutes=random.randint(10, 50)) if random.random() > 0.003 else timedelta(hours=-random.randint(1, 40))
        moments.append(now)
    days = [day for day, _ in sent(MONTREAL, iter(moments))]
    assert len(days) == len(set(days))
    worked = [day for day in (date(2026, 1, 6) + timedelta(days=n) for n in range(88)) if CALENDAR.is_working_day(day)]
    assert set(worked) <= set(days)
