"""The ASGI application of `iris serve`: a process, Zoom's events, health, and the front ends that are configured."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route

from bot.bootstrap import Foundation, Reach, conversation_keys
from bot.files.links import file_route
from bot.front import Front
from bot.http import Lifespan, ZoomEvents, application, health_routes
from bot.membership import Membership
from bot.pictures.links import picture_route
from bot.process import Process

if TYPE_CHECKING:
    from bot.teams.drives import Drives


def zoom_routes(house: Foundation, process: Process) -> list[BaseRoute]:
    """POST /zoom/events where a secret is set; polling alone is enough without one."""
    secret = house.settings.zoom_webhook_secret.get_secret_value()
    if not secret:
        return []
    events = ZoomEvents(secret, house.settings.zoom_account_id, house.clock, house.store, process.metrics)
    return [Route("/zoom/events", events.handle, methods=["POST"])]


def fronts(house: Foundation, process: Process, drives: Drives | None = None) -> list[Front]:
    """The front ends that are configured, each before the process's desk; none is imported for nothing. `drives` as
    `bot.teams.front` has them."""
    found: list[Front] = []
    if house.settings.has_slack:
        from bot.slack import slack_front

        found.append(slack_front(house.settings, process.desk, house.clock, process.metrics))
    if house.settings.has_teams:
        from bot.teams.front import teams_front
        from storage.conversations import SqlConversations

        conversations = SqlConversations(house.engine, house.clock, conversation_keys(house.settings))
        found.append(teams_front(house.settings, process.desk, house.clock, process.metrics, conversations, drives=drives))
    return found


def mail_routes(house: Foundation) -> list[BaseRoute]:
    """/mail/stop/… where e-mails leave and there is a public address for links."""
    if not (house.settings.has_mail and house.settings.public_url):
        return []
    from bot.mail.house import stop_links  # here: a deployment without e-mails loads none of it
    from bot.mail.links import stop_route

    return [stop_route(stop_links(house.settings), house.store)]


@asynccontextmanager
async def started(found: Sequence[Front]) -> AsyncIterator[None]:
    """Each started, and stopped in the other order."""
    async with AsyncExitStack() as stack:
        for front in found:
            await front.start()
            stack.push_async_callback(front.stop)
        yield


def fronted(found: Sequence[Front], process: Process) -> tuple[list[BaseRoute], Lifespan]:
    """The routes of these front ends, whose couriers the process has from now on; and a lifespan of the process and them."""
    for front in found:
        process.couriers[front.courier.platform] = front.courier
        if isinstance(front, Membership):
            process.memberships[front.courier.platform] = front

    @asynccontextmanager
    async def running(_: Starlette) -> AsyncIterator[None]:
        async with process.running(), started(found), process.delivering():
            yield

    return [route for front in found for route in front.routes], running


def linked_routes(house: Foundation, process: Process) -> list[BaseRoute]:
    """GET /pictures/… and GET /files/… where there is a public address for links."""
    if not house.settings.public_url:
        return []
    return [picture_route(process.links, house.store, house.house), file_route(process.file_links, process.offers.take)]


def serving(house: Foundation, zoom: Reach) -> Starlette:
    """Everything that production serves; the web chat is never among it."""
    process = Process(house, zoom)
    routes, running = fronted(fronts(house, process), process)
    health = health_routes(process.ready, process.metrics, process.refresh_gauges)
    ours = [*zoom_routes(house, process), *linked_routes(house, process), *mail_routes(house)]
    return application([*health, *ours, *routes], running)
