"""The ASGI application of `iris serve`: a process, Zoom's events, health, and the front ends that are configured."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route

from bot.bootstrap import Foundation, Reach
from bot.http import ZoomEvents, application, health_routes
from bot.process import Process


def zoom_routes(house: Foundation, process: Process) -> list[BaseRoute]:
    """POST /zoom/events where a secret is set; polling alone is enough without one."""
    secret = house.settings.zoom_webhook_secret.get_secret_value()
    if not secret:
        return []
    events = ZoomEvents(secret, house.settings.zoom_account_id, house.clock, house.store, process.metrics)
    return [Route("/zoom/events", events.handle, methods=["POST"])]


def serving(house: Foundation, zoom: Reach) -> Starlette:
    """Everything that production serves; the web chat is never among it."""
    process = Process(house, zoom)
    routes = [*health_routes(process.ready, process.metrics, process.refresh_gauges), *zoom_routes(house, process)]
    if not house.settings.has_slack:
        return application(routes, process.running)

    from bot.slack import slack_front

    slack = slack_front(house.settings, process.desk, house.clock, metrics=process.metrics)
    process.couriers[slack.courier.platform] = slack.courier

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        async with process.running(app):
            await slack.start()
            try:
                yield
            finally:
                await slack.stop()

    return application([*routes, *slack.routes], running)
