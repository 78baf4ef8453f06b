"""The end of a process: what is on its way to people stops before that which takes it there."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from sqlalchemy.engine import URL
from starlette.routing import BaseRoute

from bot.bootstrap import lay_foundation, reach_zoom
from bot.house import fronted
from bot.http import application
from bot.process import Process
from bot.settings import Settings
from commands.domain.accounts import Pool
from commands.domain.people import Grant, Role
from commands.incoming import Person
from commands.views.nodes import Localised
from commands.waiting_list import offer_freed
from tests.support.clock import START, SettableClock
from tests.support.example_places import wanted
from tests.support.post import Post

MANAGER = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
ZOOM_AWAY = {
    "zoom_account_id": "a",
    "zoom_client_id": "b",
    "zoom_client_secret": "c",
    "zoom_api_url": "http://127.0.0.1:9/v2",
    "zoom_oauth_url": "http://127.0.0.1:9/oauth/token",
    "secret_key": "an audit key of the tests - 32 letters and more",
}
PLACE = wanted("anna.premiere.ciussscn@ssss.gouv.qc.ca")


class SlowPost(Post):
    """Takes a message, and does not say so."""

    def __init__(self) -> None:
        super().__init__()
        self.busy = 0
        self.taking = asyncio.Event()

    async def update(
        self, address: str, message: str, view: Localised, *, locale: str, reference: str = "", operation: str = ""
    ) -> None:
        self.busy += 1
        self.taking.set()
        try:
            await asyncio.Event().wait()
            await super().update(address, message, view, locale=locale, reference=reference, operation=operation)
        finally:
            self.busy -= 1


class WatchedFront:
    """A front end that notes how many messages were under way as it closed."""

    def __init__(self, courier: SlowPost) -> None:
        self.routes: Sequence[BaseRoute] = ()
        self.courier = courier
        self.busy_at_close = -1

    async def start(self) -> None:
        """Nothing to open."""

    async def stop(self) -> None:
        self.busy_at_close = self.courier.busy


def test_no_message_is_under_way_as_a_front_end_closes(database_url: URL, clock: SettableClock) -> None:
    """Else it would leave by a connection that nobody closes, or be taken for refused."""
    settings = Settings(_env_file=None, database_url=database_url.render_as_string(hide_password=False), **ZOOM_AWAY)  # type: ignore[arg-type, call-arg]  # checked by the fields; the plugin knows it not
    foundation = lay_foundation(settings, clock)
    with foundation.store.writing() as unit:
        unit.seats.allocate("03", Pool.LICENCE, 1, by="admin", reason="test")
        unit.grants.grant(Grant(email=MANAGER, role=Role.MANAGER, scope="03", granted_by="test", granted_at=START))
        unit.contacts.met(Person(platform="web", address="odile", email=MANAGER, locale="fr"))
        unit.waiting.join(PLACE)
        assert offer_freed(unit, foundation.house, "03", Pool.LICENCE, clock.now()) == 1
        unit.commit()

    async def live(process: Process) -> WatchedFront:
        front = WatchedFront(SlowPost())
        routes, running = fronted([front], process)
        app = application(routes, running)
        async with app.router.lifespan_context(app):
            await asyncio.wait_for(front.courier.taking.wait(), 20)
        return front

    with reach_zoom(settings, clock) as reach:
        assert asyncio.run(live(Process(foundation, reach))).busy_at_close == 0
