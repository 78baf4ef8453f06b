"""Figures, days of digests and imported rows go when their time is over, but for what the next one needs (R50, R70, R94)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert

from commands.domain.accounts import Pool
from commands.domain.calendar import QUEBEC
from commands.domain.digests import Digest, ListedAccount, NewDigest, NewRun, RunOutcome, Why
from commands.domain.people import EVERYWHERE
from commands.domain.privacy import Retention
from commands.domain.seat_figures import PlanCheck
from commands.ports import OurFields
from storage.tables.digests import digest_rows, digest_runs, digests, milestones
from storage.tables.seat_figures import plan_checks, snapshots
from storage.tables.takeover import takeover
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.purging import purge, rows

FOREVER = Retention(journal=None, history=None, messages=None, presence=None, figures=None, takeover=None)
KEPT = Retention(
    journal=None,
    history=timedelta(days=100),
    messages=None,
    presence=None,
    figures=timedelta(days=400),
    takeover=timedelta(days=90),
)
ODILE = "odile.gestion.ciussscn@ssss.gouv.qc.ca"


def night(store: SqlStore, clock: SettableClock) -> None:
    """What one night leaves: the seats, the check against Zoom, and an invitation that ended."""
    with store.writing() as unit:
        unit.seat_figures.snapshot(clock.now().astimezone(QUEBEC).date())
        unit.seat_figures.note_check(PlanCheck(day=clock.now().astimezone(QUEBEC).date(), at=clock.now()))
        ended = {"kind": "activated", "account_id": 1, "establishment": "03", "at": clock.now()}
        unit.connection.execute(insert(milestones).values(ended))
        unit.commit()


def digest(store: SqlStore, address: str = "C0SOMMAIRE") -> Digest:
    with store.writing() as unit:
        new = NewDigest(platform="slack", address=address, personal=False, owner=ODILE, locale="fr")
        made = unit.digests.set(new, unit.milestones.watermark())
        unit.commit()
    return made


def day(store: SqlStore, clock: SettableClock, told: Digest, outcome: RunOutcome = RunOutcome.SENT) -> None:
    """One day's digest, up to what is known by then."""
    now = clock.now()
    listed = ListedAccount(account_id=1, public_id="a", email=ODILE, name="Odile", establishment="03", why=Why.EXPIRED, number=0)
    with store.writing() as unit:
        last = unit.digests.last_told(told)
        after = last.upto if last else told.seen
        new = NewRun(
            day=now.astimezone(QUEBEC).date(), at=now, due_at=now, after=after, upto=unit.milestones.watermark(), since=now
        )
        run = unit.digests.claim(told, new, [listed])
        assert run is not None
        unit.digests.settle(run, outcome, now)
        unit.commit()


@pytest.fixture
def allocated(store: SqlStore) -> SqlStore:
    with store.writing() as unit:
        unit.seats.allocate("03", Pool.LICENCE, 10, by="a", reason="r")
        unit.commit()
    return store


def test_old_figures_go_and_the_newest_stay(allocated: SqlStore, clock: SettableClock) -> None:
    """R50, R92: the last check and the watermark are looked for whatever their age."""
    night(allocated, clock)
    clock.advance(days=1)
    night(allocated, clock)
    clock.advance(days=400)
    assert purge(allocated, clock, KEPT) != {}
    assert (rows(allocated, plan_checks), rows(allocated, milestones)) == (1, 1)
    clock.advance(days=2)
    purge(allocated, clock, KEPT)
    assert rows(allocated, snapshots) == 0
    with allocated.reading() as unit:
        assert unit.seat_figures.last_check() is not None
        assert unit.milestones.watermark() == 2
    assert purge(allocated, clock, KEPT) == {}


def test_the_picture_of_seats_and_the_month_s_report_keep_what_they_look_back_on(
    allocated: SqlStore, clock: SettableClock
) -> None:
    """However short the retention."""
    for _ in range(2):
        night(allocated, clock)
        clock.advance(days=1)
    short = Retention(history=None, figures=timedelta(days=1))
    clock.advance(days=60)
    assert purge(allocated, clock, short) == {"figures": 1}, "a check against Zoom alone"
    assert (rows(allocated, snapshots), rows(allocated, milestones)) == (2, 2)
    clock.advance(days=30)
    assert purge(allocated, clock, short) == {"figures": 1}
    assert (rows(allocated, snapshots), rows(allocated, milestones)) == (2, 1)


def test_what_a_digest_has_still_to_tell_stays(allocated: SqlStore, clock: SettableClock) -> None:
    """R70: one that nobody took for long tells it once it is taken again."""
    night(allocated, clock)
    told, paused = digest(allocated), digest(allocated, "C0AUTRE")
    for _ in range(3):
        night(allocated, clock)
        day(allocated, clock, told)
        day(allocated, clock, paused, RunOutcome.LOST)
        clock.advance(days=1)
    clock.advance(days=500)
    night(allocated, clock)
    purge(allocated, clock, KEPT)
    with allocated.writing() as unit:
        assert len(unit.milestones.between(EVERYWHERE, paused.seen)) == 4
        last = unit.digests.last_told(told)
        assert last is not None
        unit.digests.remove(paused)
        unit.commit()
    assert rows(allocated, digest_runs) == 4, "the last that was told, and those that were not"
    purge(allocated, clock, KEPT)
    with allocated.reading() as unit:
        assert len(unit.milestones.between(EVERYWHERE, 0)) == 1
        assert unit.digests.last_told(told) == last


def test_a_digest_that_ended_goes_with_its_days(allocated: SqlStore, clock: SettableClock) -> None:
    """R94: whose it was, and whom it listed."""
    ended = digest(allocated)
    day(allocated, clock, ended)
    with allocated.writing() as unit:
        unit.digests.remove(ended)
        unit.commit()
    clock.advance(days=399)
    purge(allocated, clock, KEPT)
    assert (rows(allocated, digests), rows(allocated, digest_runs)) == (1, 1)
    clock.advance(days=2)
    purge(allocated, clock, KEPT)
    purge(allocated, clock, KEPT)
    assert [rows(allocated, one) for one in (digests, digest_runs, digest_rows)] == [0, 0, 0]


def test_an_imported_row_waits_for_its_account_for_a_while(store: SqlStore, clock: SettableClock) -> None:
    with store.writing() as unit:
        unit.takeover.keep({"jamais.venue@ssss.gouv.qc.ca": OurFields(establishment="03")})
        unit.commit()
    clock.advance(days=80)
    with store.writing() as unit:
        unit.takeover.keep({ODILE: OurFields(establishment="03", specialty="cardiologie")})
        unit.commit()
    clock.advance(days=11)
    assert purge(store, clock, KEPT) == {"takeover": 1}
    with store.writing() as unit:
        assert unit.takeover.take([ODILE])[ODILE].specialty == "cardiologie"
    assert rows(store, takeover) == 1


def test_figures_may_be_kept_for_ever(allocated: SqlStore, clock: SettableClock) -> None:
    night(allocated, clock)
    with allocated.writing() as unit:
        unit.takeover.keep({ODILE: OurFields(establishment="03")})
        unit.commit()
    clock.advance(days=9_999)
    assert purge(allocated, clock, FOREVER) == {}
