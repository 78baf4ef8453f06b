"""The Teams front end before a small desk, and the personal chat of a manager."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.clock import SettableClock
from tests.support.teams import TeamsChatOf, TeamsWorld, teams_world
from tests.support.teams_desk import EMAIL, ODILE, FrontedDesk, fronted_desk


@pytest.fixture(scope="module")
def world() -> Iterator[TeamsWorld]:
    with teams_world() as teams:
        yield teams


@pytest.fixture
def front(world: TeamsWorld, clock: SettableClock, tmp_path: Path, sqlite_template: Path) -> Iterator[FrontedDesk]:
    database = tmp_path / "iris.sqlite3"
    shutil.copy(sqlite_template, database)
    for state in (world.connector.posted, world.connector.members):
        state.clear()
    world.connector.calls.clear()
    world.connector.untargeted = False
    world.connector.add(f"29:{ODILE}", EMAIL, "Odile Gestion")
    with fronted_desk(world, clock, database) as running:
        yield running


@pytest.fixture
def chat(front: FrontedDesk) -> TeamsChatOf:
    return front.client.chat(ODILE)
