"""The leader's lease: one holder at a time (architecture: Replicas)."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import Engine

from storage.leases import SqlLease
from tests.support.clock import SettableClock
from tests.support.house import eventually


@pytest.fixture
def lease(engine: Engine, clock: SettableClock) -> SqlLease:
    return SqlLease(engine, clock)


def test_one_holds_it_and_renews_it(lease: SqlLease) -> None:
    assert lease.take("a", 30)
    assert not lease.take("b", 30)
    assert lease.take("a", 30)


def test_it_passes_on_when_it_runs_out(lease: SqlLease, clock: SettableClock) -> None:
    """On PostgreSQL by the server's own clock, hence the wait."""
    assert lease.take("a", 1.5)
    assert not lease.take("b", 30)
    clock.advance(seconds=1.5)
    eventually(lambda: lease.take("b", 30), "it runs out")
    assert not lease.take("a", 30)


def test_only_its_holder_gives_it_up(lease: SqlLease) -> None:
    assert lease.take("a", 30)
    lease.give_up("b")
    assert not lease.take("b", 30)
    lease.give_up("a")
    assert lease.take("b", 30)


def test_of_many_that_want_it_at_once_one_has_it(lease: SqlLease) -> None:
    had: list[bool] = []
    threads = [threading.Thread(target=lambda name=str(n): had.append(lease.take(name, 30))) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(had) == 1
