"""The month-end report: figures that are what happened, kept for good, told once to who may read them (R3, R4, R7, R74)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from statistics import median

import pytest

from commands.domain.month_figures import Happening, MonthFigures
from commands.domain.months import Month
from commands.duties.figures import keep_figures
from commands.duties.reports import keep_months
from commands.recognition import recognised
from commands.reports.gathering import gathered, month_figures
from commands.reports.report import Subject, report, sight_of
from tests.support.busy_months import WHERE, BusyHouse, busy_house
from tests.support.desk import MANAGER, Desk

MARCH, APRIL = Month(2026, 3), Month(2026, 4)


@pytest.fixture
def busy(desk: Desk) -> BusyHouse:
    """From 9 March into April, with the duties that keep figures asked at night and in the day."""
    house = busy_house(desk)
    while desk.clock.now() < datetime(2026, 4, 12, 16, tzinfo=UTC):
        house.day()
        house.night()
        keep_months(desk.store, desk.house, desk.clock.now())
        keep_figures(desk.store, desk.house, desk.clock.now())
    return house


def figures(desk: Desk, month: Month) -> Mapping[str, MonthFigures]:
    """As a reader gets them, by establishment."""
    with desk.store.reading() as unit:
        found = month_figures(unit, desk.house.reference, month)
    return {one.place: one for one in found if one.place}


def test_the_figures_of_a_month_are_what_happened_in_it(busy: BusyHouse) -> None:
    """Counted beside the store, day by day; the days to activate and the minutes to answer with their medians."""
    assert {what for what, _, _ in busy.log.counted} == {one.value for one in Happening}
    for month in (MARCH, APRIL):
        found = figures(busy.desk, month)
        for place in WHERE:
            for one in Happening:
                told = {day: number for day, number in found[place].happenings.get(one, {}).items() if number}
                assert told == busy.log.of(one.value, place, str(month)), (one, place, month)
            waits, answers = busy.log.waits[place, str(month)], busy.log.answers[place, str(month)]
            assert Counter(found[place].activation_days) == Counter(waits)
            assert found[place].activation_median == (median(waits) if waits else None)
            assert Counter(found[place].answer_minutes) == Counter(answers)
            assert found[place].answer_median == (median(answers) if answers else None)


def test_the_seats_of_a_month_are_those_of_each_night(busy: BusyHouse) -> None:
    """R50: used, reserved, free and deficit by day; a night on which nobody looked has none."""
    for month in (MARCH, APRIL):
        found = figures(busy.desk, month)
        for place in WHERE:
            nights = {day: seats for (day, where), seats in busy.log.seats.items() if where == place and day in set(month.days())}
            told = {day: (one.used, one.reserved) for day, one in found[place].seats.items()}
            assert {day: seats for day, seats in nights.items() if sum(seats)}.items() <= told.items()
            assert all(told.get(day, (0, 0)) == seats for day, seats in nights.items())
        for one in found["03"].seats.values():
            assert one.allocated == 6
            assert one.used + one.reserved + one.free == one.allocated + one.deficit
            assert not (one.free and one.deficit)
        assert {one.allocated for one in found["16-2"].seats.values()} == {None}


def test_a_month_that_is_over_never_changes_again(busy: BusyHouse) -> None:
    """Neither by what is purged, nor by what comes late, nor by an establishment that goes to another territory."""
    desk = busy.desk
    before = figures(desk, MARCH)
    with desk.store.writing() as unit:
        far = desk.clock.now() + timedelta(days=3_000)
        while unit.privacy.purge(desk.house.retention, far, 1_000):
            pass
        unit.commit()
    with desk.store.reading() as unit:
        now = {one.place: one for one in gathered(unit, desk.house.reference, MARCH) if one.place}
    assert now != before, "what it was counted from is gone"
    assert figures(desk, MARCH) == before
    assert keep_months(desk.store, desk.house, desk.clock.now()) == 0


def test_a_report_is_the_sum_of_what_its_reader_may_read(busy: BusyHouse) -> None:
    """R3, R4: a manager of 03 has nothing of 16-2, asked for or not."""
    desk = busy.desk
    parts = figures(desk, MARCH)
    with desk.store.reading() as unit:
        sees, at = sight_of(recognised(unit, desk.house, MANAGER)), desk.clock.now()
        found = report(unit, desk.house, MARCH, Subject(), sees, at)
        other = report(unit, desk.house, MARCH, Subject(establishments=("16-2",)), sees, at)
    assert found is not None
    assert found.parts == (parts["03"],)
    assert {one: found.total.number(one) for one in Happening} == {one: parts["03"].number(one) for one in Happening}
    assert other is None
