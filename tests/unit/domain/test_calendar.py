"""Working time (R53): Quebec's holidays, 8:00–16:00, an establishment's exceptions, and clocks that change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.domain.calendar import CLOSES, OPENS, Calendar, DayException

QUEBEC = ZoneInfo("America/Toronto")
PLAIN = Calendar()
CHRISTMAS_EVE = date(2026, 12, 24)
SAINT_JEAN = date(2026, 6, 24)
MIXED = Calendar(
    exceptions=(
        DayException(day=CHRISTMAS_EVE, working=False),
        DayException(day=CHRISTMAS_EVE, working=True, establishment="03"),
        DayException(day=SAINT_JEAN, working=True, establishment="16-2"),
    )
)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds it
HOURS = st.integers(0, 60)


def local(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=QUEBEC)


@pytest.mark.parametrize(
    "holiday",
    [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 5, 18),
        date(2026, 6, 24),
        date(2026, 7, 1),
        date(2026, 9, 7),
        date(2026, 10, 12),
        date(2026, 12, 25),
    ],
)
def test_nobody_works_on_a_holiday_of_quebec(holiday: date) -> None:
    assert not PLAIN.is_working_day(holiday)


def test_weeks_have_five_working_days() -> None:
    monday = date(2026, 3, 9)
    assert [PLAIN.is_working_day(monday + timedelta(days=n)) for n in range(7)] == [True] * 5 + [False] * 2


def test_an_establishments_own_exception_counts_more_than_everybodys() -> None:
    assert not MIXED.is_working_day(CHRISTMAS_EVE, "16-2")
    assert MIXED.is_working_day(CHRISTMAS_EVE, "03")
    assert MIXED.is_working_day(SAINT_JEAN, "16-2")
    assert not MIXED.is_working_day(SAINT_JEAN, "03")


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (local(2026, 3, 9, 9), local(2026, 3, 9, 13)),
        (local(2026, 3, 9, 12), local(2026, 3, 9, 16)),
        (local(2026, 3, 9, 13, 30), local(2026, 3, 10, 9, 30)),
        (local(2026, 3, 9, 6), local(2026, 3, 9, 12)),
        (local(2026, 3, 9, 19), local(2026, 3, 10, 12)),
        (local(2026, 3, 13, 15), local(2026, 3, 16, 11)),
        (local(2026, 4, 2, 15), local(2026, 4, 6, 11)),
        (local(2026, 12, 23, 15), local(2026, 12, 28, 11)),
    ],
)
def test_four_working_hours_later(since: datetime, until: datetime) -> None:
    """R53: within a day, over a night, before opening, after closing, over a weekend, Good Friday and Christmas."""
    assert MIXED.add_working_hours(since, 4) == until


def test_an_hour_of_friday_before_the_clocks_change_ends_the_working_day_after() -> None:
    """8 March 2026 at 2:00: Friday is at −5 h, Monday at −4 h; 1 November back."""
    assert PLAIN.add_working_hours(local(2026, 3, 6, 15), 2) == datetime(2026, 3, 9, 13, 0, tzinfo=UTC)
    assert PLAIN.add_working_hours(local(2026, 10, 30, 15), 2) == datetime(2026, 11, 2, 14, 0, tzinfo=UTC)


def test_a_moment_without_its_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        PLAIN.add_working_hours(datetime(2026, 3, 9, 9), 4)  # noqa: DTZ001 - what must not be


@given(MOMENTS, HOURS)
def test_what_comes_out_is_working_time_in_utc(moment: datetime, hours: int) -> None:
    until = PLAIN.add_working_hours(moment, hours)
    there = until.astimezone(QUEBEC)
    assert until.tzinfo is UTC
    assert until >= moment
    assert PLAIN.is_working_day(there.date())
    assert OPENS <= there.time() <= CLOSES


@given(MOMENTS, HOURS, HOURS)
def test_hours_add_up(moment: datetime, some: int, more: int) -> None:
    there = PLAIN.add_working_hours(PLAIN.add_working_hours(moment, some), more)
    at_once = PLAIN.add_working_hours(moment, some + more)
    if more:
        assert there == at_once
    else:
        assert there >= at_once


@given(MOMENTS, MOMENTS, HOURS)
def test_who_begins_later_never_ends_sooner(one: datetime, other: datetime, hours: int) -> None:
    first, second = sorted((one, other))
    assert PLAIN.add_working_hours(first, hours) <= PLAIN.add_working_hours(second, hours)


@given(MOMENTS)
def test_the_next_opening_is_eight_o_clock_of_another_day(moment: datetime) -> None:
    opening = PLAIN.next_opening(moment).astimezone(QUEBEC)
    assert opening.time() == OPENS
    assert opening.date() > moment.astimezone(QUEBEC).date()
    assert PLAIN.is_working_day(opening.date())
