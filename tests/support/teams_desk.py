"""The Teams front end on loopback over a small desk that can break, before a Teams that takes what it sends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from starlette.applications import Starlette

from bot.metrics import Metrics
from bot.settings import Settings
from bot.teams.courier import TeamsCourier
from bot.teams.drives import Drives
from bot.teams.front import teams_front
from storage.conversations import SqlConversations
from storage.engine import make_engine
from tests.support.clock import SettableClock
from tests.support.slack import served
from tests.support.slack_desk import BreakableDesk
from tests.support.teams import TeamsClient, TeamsWorld

SEALED_WITH = b"a key of the tests, 32 bytes....."[:32]
ODILE = "odile"
EMAIL = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
T = TypeVar("T")


@dataclass
class FrontedDesk:
    """A running front end: its desk, its courier, and Teams before it."""

    desk: BreakableDesk
    client: TeamsClient
    courier: TeamsCourier
    metrics: Metrics
    loops: list[asyncio.AbstractEventLoop]
    folder: Path
    """Where its database is."""

    def on_loop(self, work: Coroutine[Any, Any, T]) -> T:
        """Run on the server's own event loop, as the notifier does."""
        return asyncio.run_coroutine_threadsafe(work, self.loops[0]).result(60)


@contextmanager
def fronted_desk(
    world: TeamsWorld,
    clock: SettableClock,
    database: Path,
    *,
    desk: BreakableDesk | None = None,
    drives: Drives | None = None,
    **changes: object,
) -> Iterator[FrontedDesk]:
    """On this migrated SQLite file. `changes` to the settings."""
    desk, metrics, engine = desk or BreakableDesk(), Metrics(), make_engine(f"sqlite:///{database}")
    settings = Settings(_env_file=None, **world.settings(), **changes)  # type: ignore[arg-type, call-arg]  # checked by the fields; the plugin knows it not
    front = teams_front(settings, desk, clock, metrics, SqlConversations(engine, clock, [SEALED_WITH]), drives=drives)
    loops: list[asyncio.AbstractEventLoop] = []

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        loops.append(asyncio.get_running_loop())
        await front.start()
        yield
        await front.stop()

    assert isinstance(front.courier, TeamsCourier)
    with served(Starlette(routes=list(front.routes), lifespan=lifespan)) as base:
        client = TeamsClient(base, world, clock)
        yield FrontedDesk(desk, client, front.courier, metrics, loops, database.parent)
        client.http.close()
    engine.dispose()
