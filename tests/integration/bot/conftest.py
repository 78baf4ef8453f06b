"""A house with a manager of 03 and one of 16-2, on a real store."""

from __future__ import annotations

import pytest

from commands.context import House
from commands.domain.reference import ReferenceData
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.desk import ADMIN, ELSEWHERE, MANAGER, Desk
from tests.support.fake_zoom import FakeZoom


@pytest.fixture
def small_house(store: SqlStore, clock: SettableClock, reference: ReferenceData) -> Desk:
    """Zoom in memory; the worker's turn comes when the test says so."""
    house = Desk(store, FakeZoom(), clock, House(reference=reference, admins=frozenset({ADMIN})))
    house.grant(MANAGER, "03")
    house.grant(ELSEWHERE, "16-2")
    return house
