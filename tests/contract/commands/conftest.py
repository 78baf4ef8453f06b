"""A house with two managers of 03 and one of 16-2."""

from __future__ import annotations

import pytest

from commands.context import House
from commands.domain.reference import ReferenceData
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.desk import ADMIN, COLLEAGUE, ELSEWHERE, MANAGER, Desk
from tests.support.fake_zoom import FakeZoom


@pytest.fixture
def desk(store: SqlStore, clock: SettableClock, reference: ReferenceData) -> Desk:
    desk = Desk(store, FakeZoom(), clock, House(reference=reference, admins=frozenset({ADMIN})))
    desk.grant(MANAGER, "03")
    desk.grant(COLLEAGUE, "03")
    desk.grant(ELSEWHERE, "16-2")
    return desk
