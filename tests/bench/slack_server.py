"""The processes that the Slack benchmark compares, each on the same uvicorn: `iris` (our front end and commands on a store, as
production puts them together, without worker and readings) and `echo` (Bolt alone, which acknowledges with the text).

    python -m tests.bench.slack_server iris|echo

Settings come from the environment; prints the port when it listens.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from slack_bolt import BoltContext
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.routing import Route

from bot.server import Server, settle

if TYPE_CHECKING:
    from bot.bootstrap import Foundation
    from bot.front import Desk, Front
    from bot.metrics import Metrics


def desk_of(house: Foundation, metrics: Metrics) -> Desk:
    """The commands on the store of the settings."""
    from bot.desk import THREADS, CommandDesk
    from bot.metrics import MeasuredDesk
    from commands.dispatcher import Dispatcher
    from commands.handlers import HANDLERS

    dispatcher = Dispatcher(house.store, house.clock, house.house, HANDLERS)
    pool = ThreadPoolExecutor(THREADS)
    return MeasuredDesk(CommandDesk(dispatcher, house.store, house.house, house.clock, pool), metrics)


def iris() -> Starlette:
    """Ours."""
    from bot.bootstrap import lay_foundation
    from bot.metrics import Metrics
    from bot.settings import load_settings
    from bot.slack import slack_front

    settings, metrics = load_settings(), Metrics()
    house = lay_foundation(settings)
    return fronted(slack_front(settings, desk_of(house, metrics), house.clock, metrics))


def fronted(front: Front) -> Starlette:
    """One front end alone, its process settled as production's is."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await front.start()
        yield
        await front.stop()

    settle()
    return Starlette(routes=list(front.routes), lifespan=lifespan)


def echo() -> Starlette:
    """Bolt as its guide sets it up: it verifies the signature, finds the listener, acknowledges with what was typed."""
    result = AuthorizeResult(enterprise_id=None, team_id="T0IRIS", bot_token="xoxb-test")

    async def authorize(context: BoltContext) -> AuthorizeResult:
        return result

    app = AsyncApp(
        logger=logging.getLogger("echo"),
        client=AsyncWebClient(),
        authorize=authorize,
        signing_secret=os.environ["IRIS_SLACK_SIGNING_SECRET"],
        process_before_response=True,
    )

    @app.command("/iris")
    async def echoed(ack: AsyncAck, command: dict[str, str]) -> None:
        await ack(command["text"])

    handler = AsyncSlackRequestHandler(app)
    return Starlette(routes=[Route("/slack/events", handler.handle, methods=["POST"])])


async def serve(app: Starlette) -> None:
    """Prints the port once it listens."""
    server = Server(app, "127.0.0.1", 0)
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn tells it by no event
        await asyncio.sleep(0.01)
    print(server.servers[0].sockets[0].getsockname()[1], flush=True)
    await serving


if __name__ == "__main__":
    asyncio.run(serve({"iris": iris, "echo": echo}[sys.argv[1]]()))
