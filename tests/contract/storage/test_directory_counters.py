"""Counters equal a recount, and search agrees with the accounts, whatever happens to them, on both databases."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commands.domain.accounts import Status, UserType, ZoomView
from commands.domain.listing import Count
from commands.domain.people import EVERYWHERE, Scope
from commands.ports import OurFields
from storage.directory import search_schema
from storage.directory.counters import Counters
from storage.directory.database import Database
from storage.unit import SqlStore, SqlUnit
from tests.support.clock import START
from tests.support.people import fill
from tests.support.views import zoom_view

EMAILS = tuple(f"p{index}.{suffix}@ssss.gouv.qc.ca" for index, suffix in enumerate(("ciussscn", "cisssme16", "med", "ciussscn")))
TYPES = ((UserType.LICENSED, 2), (UserType.BASIC, 1), (UserType.UNKNOWN, 99))
VIEWS = st.builds(
    lambda email, zoom_id, status, kind, addon, name: zoom_view(
        email,
        zoom_id=None if status is Status.PENDING else zoom_id,
        status=status,
        user_type=kind[0],
        raw_type=kind[1],
        large_meeting=addon,
        webinar=addon,
        first_name=name,
    ),
    st.sampled_from(EMAILS),
    st.sampled_from("abcd"),
    st.sampled_from([Status.ACTIVE, Status.INACTIVE, Status.PENDING]),
    st.sampled_from(TYPES),
    st.sampled_from([None, 0, 500]),
    st.sampled_from(["Zoé", "Noël", ""]),
)
OURS = st.builds(
    OurFields,
    establishment=st.sampled_from([None, "03", "16-2", ""]),
    status=st.sampled_from([None, Status.EXPIRED]),
    generic=st.sampled_from([None, True]),
)
MOMENTS = st.integers(-2, 3).map(lambda hours: START + timedelta(hours=hours))
STEPS = st.one_of(
    st.tuples(st.just("absorb"), st.lists(VIEWS, max_size=5), MOMENTS),
    st.tuples(st.just("settle"), VIEWS, OURS, MOMENTS),
    st.tuples(st.just("change"), st.integers(0, 3), OURS),
    st.tuples(st.just("remove"), st.integers(0, 3)),
)
Step = tuple[Any, ...]


def _take(unit: SqlUnit, step: Step) -> None:
    match step:
        case "absorb", list(views), datetime() as moment:
            unit.directory.absorb(views, moment)
        case "settle", ZoomView() as view, OurFields() as ours, datetime() as moment:
            unit.directory.settle(view, ours, moment)
        case "change", int(which), OurFields() as ours:
            for account in _at(unit, which):
                unit.directory.change(account, ours)
        case "remove", int(which):
            for account in _at(unit, which):
                unit.directory.remove(account)


def _at(unit: SqlUnit, which: int) -> list[int]:
    found = unit.directory.by_email(EMAILS[which])
    return [found.id] if found else []


def _counted(unit: SqlUnit) -> dict[tuple[str, str, str, bool, bool], int]:
    rows = unit.connection.exec_driver_sql(
        "SELECT establishment, status, user_type, large_meeting, webinar, number FROM account_counts WHERE number <> 0"
    )
    return {(row[0], row[1], row[2], bool(row[3]), bool(row[4])): row[5] for row in rows}


def test_counters_equal_a_recount_after_anything(store: SqlStore) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(STEPS, max_size=12))
    def act(steps: list[Step]) -> None:
        with store.writing() as unit:
            for step in steps:
                _take(unit, step)
                assert _counted(unit) == Counters(Database(unit.connection)).recounted()
            assert search_schema.sound(unit.connection)

    act()


def test_counts_are_those_of_the_scope(store: SqlStore) -> None:
    with store.writing() as unit:
        unit.directory.absorb([zoom_view(email) for email in EMAILS], START)
        unit.directory.absorb([zoom_view("p9.ciussscn@ssss.gouv.qc.ca", status=Status.PENDING)], START)
        unit.commit()

    def count(establishment: str, status: Status, number: int) -> Count:
        return Count(establishment=establishment, status=status, user_type=UserType.LICENSED, number=number)

    with store.reading() as unit:
        assert unit.directory.counts(Scope(establishments=frozenset({"03", ""}))) == [
            count("", Status.ACTIVE, 1),
            count("03", Status.ACTIVE, 2),
            count("03", Status.PENDING, 1),
        ]
        assert sum(one.number for one in unit.directory.counts(EVERYWHERE)) == unit.directory.total() == 5


def test_a_rolled_back_reading_leaves_counters_and_search_as_they_were(store: SqlStore) -> None:
    fill(store, 20)
    with store.writing() as unit:
        before = _counted(unit)
        unit.directory.absorb([zoom_view("nouveau.ciussscn@ssss.gouv.qc.ca")], START)
    with store.writing() as unit:
        assert _counted(unit) == before
        assert search_schema.sound(unit.connection)
