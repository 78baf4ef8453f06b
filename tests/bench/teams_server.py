"""Our Teams front end and commands on a store, as production puts them together, without worker and readings.

    python -m tests.bench.teams_server

Settings come from the environment; prints the port when it listens. Teams' limits on what is sent (50 messages a second in all)
are not kept here: what is measured is ours.
"""

from __future__ import annotations

import asyncio
import time

from starlette.applications import Starlette

from bot.bootstrap import conversation_keys, lay_foundation
from bot.metrics import Metrics
from bot.settings import load_settings
from bot.teams.front import teams_front
from bot.teams.pacing import Pacing
from storage.conversations import SqlConversations
from tests.bench.slack_server import desk_of, fronted, serve

HASTE = 1_000_000
"""Times faster than Teams' clock, so that its windows are always empty."""


def teams() -> Starlette:
    settings, metrics = load_settings(), Metrics()
    house = lay_foundation(settings)
    conversations = SqlConversations(house.engine, house.clock, conversation_keys(settings))
    pacing = Pacing(now=lambda: time.monotonic() * HASTE)
    return fronted(teams_front(settings, desk_of(house, metrics), house.clock, metrics, conversations, pacing))


if __name__ == "__main__":
    asyncio.run(serve(teams()))
