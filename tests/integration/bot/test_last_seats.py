"""200 people want 50 seats at once, and Zoom is not always well: 50 get one, 150 are told why not (R51, R54, R90)."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import URL

from commands.domain.accounts import Pool
from storage.tables.seats import holds
from tests.support.buying import PLACE, Answers, Market, address, in_processes, in_threads, market
from tests.support.house import eventually
from tests.support.simulator import simulated

PEOPLE, SEATS = 200, 50
SOLD = 30
"""Fewer than are allocated."""
THREADS, PROCESSES = 4, 3
PATIENCE = 60.0
FAULTS: tuple[dict[str, object], ...] = (
    {"cut_after": 0.1, "match": "/users"},
    {"cut_before": 0.04, "match": "/users"},
    {"error_rate": 0.04, "status": 503, "match": "/users"},
    {"error_after": 0.02, "status": 500, "match": "/users"},
)
"""One call in five meets one of them; three in five of those were applied all the same."""


def check(market: Market, answers: Answers) -> None:
    """What must hold when all is quiet."""
    assert Counter(outcome for outcome, _ in answers) == {"planned": SEATS, "refused": PEOPLE - SEATS}
    reasons = [said for outcome, said in answers if outcome == "refused"]
    assert all("50" in said and "03" in said for said in reasons)
    invited = market.zoom.listing("pending")
    assert len(invited) == SEATS
    assert len({one["email"] for one in invited} & {address(number) for number in range(PEOPLE)}) == SEATS
    assert market.zoom.seats()["used"] == SEATS
    with market.foundation.store.reading() as unit:
        count = unit.seats.count(PLACE, Pool.LICENCE)
        held = unit.connection.scalar(select(func.count()).select_from(holds))
        wrong = unit.directory.miscounted()
    assert (count.used, count.pending, count.reserved, count.free, count.deficit) == (0, SEATS, SEATS, 0, 0)
    assert (held, wrong) == (0, 0)
    created = [call for call in market.zoom.look("journal")["calls"] if call["applied"] and call["method"] == "POST"]
    assert Counter(call["email"] for call in created if call["email"]).most_common(1)[0][1] == 1


@pytest.mark.parametrize("faults", [(), FAULTS], ids=["zoom-well", "zoom-unwell"])
def test_exactly_as_many_are_made_as_there_are_seats(
    database_kind: str, database_url: URL, faults: tuple[dict[str, object], ...]
) -> None:
    """SQLite with 4 threads, PostgreSQL with 3 processes, a worker beside them."""
    with simulated(seats=500) as zoom, market(database_url, zoom, SEATS) as here:
        here.worker.start()
        zoom.control("faults", seed=7)
        for fault in faults:
            zoom.control("faults", **fault)
        if database_kind == "sqlite":
            answers = in_threads(here.foundation, PEOPLE, THREADS)
        else:
            answers = in_processes(database_url, PEOPLE, PROCESSES)
        if faults:
            eventually(lambda: here.unended() < SEATS // 2, "half of them came through", PATIENCE)
            zoom.control("faults", clear=True)
        eventually(lambda: here.unended() == 0, "all operations have ended", PATIENCE)
        check(here, answers)


def test_where_zoom_has_fewer_than_we_think_its_no_is_told_and_the_seats_are_free_again(
    database_kind: str, database_url: URL
) -> None:
    """R54: « no seats left » of Zoom's own."""
    with simulated(seats=SOLD) as zoom, market(database_url, zoom, SEATS) as here:
        here.worker.start()
        if database_kind == "sqlite":
            in_threads(here.foundation, 80, THREADS)
        else:
            in_processes(database_url, 80, PROCESSES)
        eventually(lambda: here.unended() == 0, "all operations have ended", PATIENCE)
        with here.foundation.store.reading() as unit:
            count = unit.seats.count(PLACE, Pool.LICENCE)
            held = unit.connection.scalar(select(func.count()).select_from(holds))
        assert len(zoom.listing("pending")) == count.pending == SOLD
        assert (count.free, held) == (SEATS - SOLD, 0)
