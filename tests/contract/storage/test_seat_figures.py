"""What is kept of seats beside their count, on both databases (R35, R50, R75)."""

from __future__ import annotations

from datetime import date, timedelta

from commands.domain.accounts import Pool
from commands.domain.people import EVERYWHERE, Scope
from commands.domain.seat_figures import Cause, PlanCheck, PoolCheck
from storage.unit import SqlStore
from tests.support.clock import START, SettableClock
from tests.support.samples import licensed

ADMIN = "ada.admin@msss.gouv.qc.ca"
TODAY = date(2026, 3, 9)
HERE = Scope(establishments=frozenset({"03"}))


def allocate(store: SqlStore, establishment: str, seats: int | None, pool: Pool = Pool.LICENCE, on: date | None = None) -> None:
    with store.writing() as unit:
        unit.seats.allocate(establishment, pool, seats, by=ADMIN, reason="entente", effective_on=on)
        unit.commit()


def test_history_tells_who_when_and_why_newest_first(store: SqlStore, clock: SettableClock) -> None:
    """R50. A file may say since when; what is set in chat holds from that day."""
    allocate(store, "03", 50, on=date(2020, 7, 1))
    clock.advance(days=1)
    allocate(store, "03", 60)
    allocate(store, "05", 7)
    with store.reading() as unit:
        history = unit.seat_figures.history("03", 10)
        last = unit.seat_figures.last_changes(EVERYWHERE)
        mine = unit.seat_figures.last_changes(HERE)
    assert [(one.before, one.after, one.effective_on) for one in history] == [
        (50, 60, date(2026, 3, 10)),
        (None, 50, date(2020, 7, 1)),
    ]
    assert {(one.by, one.reason) for one in history} == {(ADMIN, "entente")}
    assert [(one.establishment, one.after) for one in last] == [("03", 60), ("05", 7)]
    assert [one.establishment for one in mine] == ["03"]


def test_a_day_is_kept_once_and_sums_within_the_scope(store: SqlStore, clock: SettableClock) -> None:
    allocate(store, "03", 10)
    allocate(store, "05", 5)
    with store.writing() as unit:
        unit.directory.absorb([licensed("a.ciussscn@ssss.gouv.qc.ca")], clock.now())
        assert unit.seat_figures.snapshot(TODAY) == 2
        unit.seats.allocate("03", Pool.LICENCE, 99, by=ADMIN, reason="plus tard")
        assert unit.seat_figures.snapshot(TODAY) == 0
        unit.commit()
    days = [TODAY, TODAY - timedelta(days=7)]
    with store.reading() as unit:
        whole, mine = (unit.seat_figures.trend(scope, Pool.LICENCE, days) for scope in (EVERYWHERE, HERE))
    assert [(one.day, one.allocated, one.used, one.taken) for one in whole] == [(TODAY, 15, 1, 1)]
    assert [(one.allocated, one.taken) for one in mine] == [(10, 1)]


def test_where_some_are_fixed_the_others_are_left_out_of_the_trend(store: SqlStore, clock: SettableClock) -> None:
    allocate(store, "05", 5)
    with store.writing() as unit:
        unit.directory.absorb([licensed("a.ciussscn@ssss.gouv.qc.ca")], clock.now())
        unit.seat_figures.snapshot(TODAY)
        unit.commit()
    with store.reading() as unit:
        (whole,), (mine,) = (unit.seat_figures.trend(scope, Pool.LICENCE, [TODAY]) for scope in (EVERYWHERE, HERE))
    assert (whole.allocated, whole.taken) == (5, 0)
    assert (mine.allocated, mine.taken) == (None, 1)


def test_a_threshold_set_again_is_armed_again(store: SqlStore) -> None:
    """R75."""
    with store.writing() as unit:
        unit.seat_figures.set_threshold("03", Pool.LICENCE, 5, ADMIN)
        unit.seat_figures.mark_low("03", Pool.LICENCE, low=True)
        assert [one.low for one in unit.seat_figures.thresholds(HERE)] == [True]
        unit.seat_figures.set_threshold("03", Pool.LICENCE, 3, ADMIN)
        assert [(one.threshold, one.low) for one in unit.seat_figures.thresholds(HERE)] == [(3, False)]
        assert unit.seat_figures.thresholds(Scope(establishments=frozenset({"05"}))) == []
        unit.seat_figures.set_threshold("03", Pool.LICENCE, None, ADMIN)
        assert unit.seat_figures.thresholds(EVERYWHERE) == []


def test_the_last_check_of_a_day_is_the_one_kept(store: SqlStore) -> None:
    first = PlanCheck(day=TODAY, at=START, cause=Cause.STALE)
    pools = {Pool.LICENCE: PoolCheck(bought=100, at_zoom=41, ours=40, allocated=None)}
    second = PlanCheck(day=TODAY, at=START, pools=pools, cause=Cause.OUTSIDE)
    with store.writing() as unit:
        assert unit.seat_figures.last_check() is None
        unit.seat_figures.note_check(first)
        unit.seat_figures.note_check(second)
        unit.commit()
    with store.reading() as unit:
        assert unit.seat_figures.last_check() == second


def test_pictures_go_after_a_week_without_use(store: SqlStore, clock: SettableClock) -> None:
    with store.writing() as unit:
        unit.seat_figures.keep_picture("k1", b"\x89PNG one", {"03", "05"})
        unit.commit()
    clock.advance(days=8)
    with store.writing() as unit:
        assert unit.seat_figures.picture("k1") == (b"\x89PNG one", frozenset({"03", "05"}))
        unit.seat_figures.keep_picture("k2", b"\x89PNG two", {"03"})
        unit.commit()
    with store.reading() as unit:
        assert unit.seat_figures.picture("k1") is None
        assert unit.seat_figures.picture("k2") is not None
