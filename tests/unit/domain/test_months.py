"""Months as people write them, when each begins in Quebec, and when its report leaves (R74)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from commands.domain.calendar import Calendar, DayException
from commands.domain.month_figures import DaySeats, Happening, MonthFigures, summed
from commands.domain.months import Month, month_of, read_month

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
OCTOBER = Month(2026, 10)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-10", OCTOBER),
        ("2026-1", Month(2026, 1)),
        ("octobre", OCTOBER),
        ("Octobre 2025", Month(2025, 10)),
        ("oct.", OCTOBER),
        ("October 2026", OCTOBER),
        ("AOÛT", Month(2026, 8)),
        ("août 2024", Month(2024, 8)),
        ("décembre", Month(2025, 12)),
        ("november", Month(2026, 11)),
        ("2026-13", None),
        ("26-10", None),
        ("octobr", None),
        ("octobre 20266", None),
        ("le mois passé", None),
    ],
)
def test_a_month_is_read_as_it_is_written(typed: str, meant: Month | None) -> None:
    """Without a year it is the latest of that name that has begun."""
    assert read_month(typed, NOW) == meant


def test_a_month_begins_at_midnight_in_quebec() -> None:
    assert OCTOBER.since == datetime(2026, 10, 1, 4, tzinfo=UTC)
    assert OCTOBER.until == datetime(2026, 11, 1, 4, tzinfo=UTC)
    assert Month(2026, 11).until == datetime(2026, 12, 1, 5, tzinfo=UTC), "the clocks went back within it"
    assert month_of(datetime(2026, 11, 1, 3, 59, tzinfo=UTC)) == OCTOBER
    assert (OCTOBER.before(), Month(2026, 1).before(), Month(2026, 12).next()) == (
        Month(2026, 9),
        Month(2025, 12),
        Month(2027, 1),
    )
    assert len([*Month(2028, 2).days()]) == 29


@pytest.mark.parametrize(
    ("month", "leaves"),
    [
        (Month(2026, 12), datetime(2027, 1, 4, 13, tzinfo=UTC)),
        (Month(2026, 7), datetime(2026, 8, 3, 12, tzinfo=UTC)),
        (Month(2026, 10), datetime(2026, 11, 2, 13, tzinfo=UTC)),
        (Month(2026, 8), datetime(2026, 9, 1, 12, tzinfo=UTC)),
        (Month(2026, 6), datetime(2026, 7, 2, 12, tzinfo=UTC)),
    ],
    ids=["1 January, then a week-end", "a Saturday", "a Sunday, the day the clocks go back", "a Tuesday", "Canada Day"],
)
def test_a_report_leaves_at_eight_on_the_first_working_day_of_the_next_month(month: Month, leaves: datetime) -> None:
    assert month.reported_at(Calendar()) == leaves


def test_a_day_that_the_calendar_takes_off_is_passed_over() -> None:
    closed = Calendar(exceptions=(DayException(day=date(2026, 9, 1), working=False),))
    assert Month(2026, 8).reported_at(closed) == datetime(2026, 9, 2, 12, tzinfo=UTC)


def figures(place: str, seats: DaySeats, **told: object) -> MonthFigures:
    return MonthFigures(place=place, month=OCTOBER, seats={OCTOBER.first: seats}, **told)  # type: ignore[arg-type]  # a test's keywords


def created(number: int) -> dict[Happening, dict[date, int]]:
    return {Happening.CREATED: {OCTOBER.first: number}}


def test_the_median_of_several_places_is_that_of_all_their_people() -> None:
    """Not a median of medians: 1, 1, 1 and 9, 9 make 1."""
    one = figures("03", DaySeats(allocated=1, used=1, reserved=0), activation_days={1: 3})
    other = figures("05", DaySeats(allocated=1, used=1, reserved=0), activation_days={9: 2})
    assert summed((one, other), OCTOBER).activation_median == 1
    assert summed((), OCTOBER).activation_median is None


def test_places_without_an_allocation_are_told_apart_so_that_sums_compare() -> None:
    """R50: used + reserved + free = allocated + deficit, for the sum too."""
    fixed = figures("03", DaySeats(allocated=10, used=6, reserved=1, free=3), happenings=created(2))
    short = figures("05", DaySeats(allocated=2, used=3, reserved=1, deficit=2), happenings=created(1))
    open_ended = figures("", DaySeats(allocated=None, used=4, reserved=3))
    total = summed((fixed, short, open_ended), OCTOBER)
    assert total.closing == DaySeats(allocated=12, used=9, reserved=2, free=3, deficit=2, unfixed=7)
    assert (total.number(Happening.CREATED), total.short_days) == (3, 1)
    assert summed((open_ended,), OCTOBER).closing == DaySeats(allocated=None, used=4, reserved=3)
