"""A whole house for scenarios: simulated Zoom, one of the two databases, worker, readings, web chat and Slack, over real HTTP.

Put together as `iris demo` does, with a clock that tests move, few people, and the grants that a scenario wants.
"""

from __future__ import annotations

import asyncio
import itertools
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from sqlalchemy import func, select
from sqlalchemy.engine import URL
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount

from bot.bootstrap import Foundation, Reach, lay_foundation, reach_zoom
from bot.house import fronted, fronts, zoom_routes
from bot.http import application, health_routes
from bot.process import Process
from bot.reactions import Reactions
from bot.server import Server
from bot.settings import Settings
from bot.simulated import simulated_settings
from bot.teams.drives import Drives
from bot.web.app import web_app
from bot.web.articles import Articles
from bot.web.conversations import Conversations
from bot.web.courier import WebCourier
from bot.web.people import DemoChannel, DemoPerson
from commands.domain.accounts import Account, Pool
from commands.domain.people import EVERYWHERE, Grant, Role
from commands.domain.seats import SeatCount
from commands.duties import DUTIES
from commands.ports import AuditQuery, AuditRow
from storage.tables.letters import letters
from tests.support.clock import START
from tests.support.ports import kept_port
from tests.support.slack import SECRET, TEAM, TOKEN
from zoom.mirror import Mirror, Reading
from zoom.simulator import RunningSimulator, serve
from zoom.simulator.server import listening_socket

WEBHOOK_SECRET = "a webhook secret of the tests"
SECRET_KEY = "an audit key of the tests - 32 letters and more"
NO_TEAMS: Mapping[str, object] = {}
PATIENCE = 60.0
"""Seconds for what happens beside a request (a reading, an operation, a notice), on a machine that others use too."""


@dataclass(frozen=True, kw_only=True)
class Someone:
    """A person of the chat. `key` is their address on the web page, in capitals after a U their id in Slack."""

    key: str
    email: str
    role: Role | None = None
    scope: str = ""

    @property
    def slack_id(self) -> str:
        return f"U{self.key.upper()}"


ODILE = Someone(key="odile", email="odile.gestion.ciussscn@ssss.gouv.qc.ca", role=Role.MANAGER, scope="03")
MARCEL = Someone(key="marcel", email="marcel.second.ciussscn@ssss.gouv.qc.ca", role=Role.MANAGER, scope="03")
RITA = Someone(key="rita", email="rita.ailleurs.cisssme16@ssss.gouv.qc.ca", role=Role.MANAGER, scope="16-2")
LUC = Someone(key="luc", email="luc.lecteur.ciussscn@ssss.gouv.qc.ca", role=Role.READER, scope="03")
ADA = Someone(key="ada", email="ada.admin@msss.gouv.qc.ca", role=Role.ADMIN)
CLARA = Someone(key="clara", email="clara.agente.ciussscn@ssss.gouv.qc.ca", role=Role.CCT, scope="CHUQ")
BASILE = Someone(key="basile", email="basile.agent.ciussscn@ssss.gouv.qc.ca", role=Role.CCT, scope="CHUQ")
NADIA = Someone(key="nadia", email="")
"""Nobody vouches for her: a stranger (R2)."""
EVERYBODY = (ODILE, MARCEL, RITA, LUC, ADA, CLARA, BASILE, NADIA)
SUPPORT = DemoChannel(key="soutien-chuq", name="web-channel-chuq", cct="CHUQ", people=frozenset({"ada", "clara", "basile"}))
"""Where the web page's agents of CHUQ, the CCT of 03, answer requests once it is registered."""


TURNED_AWAY = (401, 429)
"""Before Zoom looks at what a call asks for."""
_numbers = itertools.count(1)


def an_address(establishment: str = "03") -> str:
    """An address of the network that no other scenario of the session uses."""
    suffix = {"03": "ciussscn", "16-2": "cisssme16"}[establishment]
    return f"achille.talon{next(_numbers)}.{suffix}@ssss.gouv.qc.ca"


class MovingClock:
    """`commands.ports.Clock` that starts at START, runs as time does, and jumps when a test says so."""

    def __init__(self) -> None:
        self._start = START
        self._began = time.monotonic()

    def now(self) -> datetime:
        return (self._start + timedelta(seconds=time.monotonic() - self._began)).astimezone(UTC)

    def advance(self, **by: float) -> None:
        """Jump forward; keywords of timedelta."""
        self._start += timedelta(**by)


class House:
    """A running house. Its parts are real; tests look at the simulator's journal and at the store, never inside a part."""

    def __init__(
        self, foundation: Foundation, reach: Reach, zoom: RunningSimulator, clock: MovingClock, *, webhooks: bool
    ) -> None:
        self.foundation = foundation
        self.zoom = zoom
        self.clock = clock
        self.conversations = Conversations()
        self._reach = reach
        self._webhooks = webhooks
        self.url = ""
        self.http = httpx.Client(timeout=PATIENCE, trust_env=False)
        self._serve: Callable[[], ExitStack] = ExitStack
        self._serving = ExitStack()

    def start(self, serve: Callable[[], ExitStack]) -> None:
        """`serve` starts a process before this store, and gives what stops it."""
        self._serve = serve
        self._serving = serve()

    def stop(self) -> None:
        """As SIGTERM does."""
        self._serving.close()

    def restart(self) -> None:
        """Another process in the place of the one that runs: what that one had in memory is gone."""
        self.stop()
        self._serving = self._serve()

    # What is outside: Zoom and time.

    def control(self, name: str, **wanted: object) -> Any:
        """POST to the simulator's control interface."""
        return self.http.post(f"{self.zoom.control_url}/{name}", json=wanted).raise_for_status().json()

    def at_zoom(self, email: str) -> dict[str, Any] | None:
        """The user as the simulator holds them."""
        answer = self.http.get(f"{self.zoom.control_url}/state", params={"email": email}).raise_for_status()
        found: list[dict[str, Any]] = answer.json()["users"]
        return found[0] if found else None

    def calls(self, *methods: str, about: str = "") -> list[dict[str, Any]]:
        """The calls that the simulator received, in order; tokens left out. `about` is the address, or Zoom's id, they name."""
        journal = self.http.get(f"{self.zoom.control_url}/journal").raise_for_status().json()["calls"]
        return [
            call
            for call in journal
            if (not methods or call["method"] in methods)
            and not call["path"].startswith("/oauth")
            and (not about or about in (call["email"], call["path"].rpartition("/")[2]))
        ]

    def writes(self) -> list[dict[str, Any]]:
        """The calls that change something at Zoom."""
        return self.calls("POST", "PATCH", "PUT", "DELETE")

    def invitations(self, email: str) -> list[dict[str, Any]]:
        """The calls to invite somebody that Zoom looked at, applied or not. Those it turned away at its door, for a token that
        ran out (the clock jumps) or for haste, asked nothing of it."""
        return [call for call in self.calls("POST", about=email) if call["status"] not in TURNED_AWAY]

    def exists(self, email: str, **fields: object) -> Account:
        """An account that Zoom has and that a reading has shown us: active and licensed unless said otherwise."""
        self.control("people", **{"email": email, "type": 2, "first_name": "Achille", "last_name": "Talon", **fields})
        self.read()
        account = self.account(email)
        assert account is not None
        return account

    # What is inside, as the store tells it.

    def read(self) -> Reading:
        """A full reading, now."""
        reactions = Reactions(self.foundation.house, self.clock)
        return Mirror(self._reach.reading, self.foundation.store, self.clock, reactions).read_all()

    def tend(self) -> int:
        """What time asks for, now: every duty once. How much was done."""
        return sum(duty.due(self.foundation.store, self.foundation.house, self.clock.now()) for duty in DUTIES)

    def account(self, email: str) -> Account | None:
        with self.foundation.store.reading() as unit:
            return unit.directory.by_email(email)

    def seats(self, establishment: str, pool: Pool = Pool.LICENCE) -> SeatCount:
        with self.foundation.store.reading() as unit:
            return unit.seats.count(establishment, pool)

    def allocate(self, establishment: str, *, free: int) -> None:
        """So many seats more than are taken."""
        with self.foundation.store.writing() as unit:
            taken = unit.seats.count(establishment, Pool.LICENCE).taken
            unit.seats.allocate(establishment, Pool.LICENCE, taken + free, by="test", reason="scénario")
            unit.commit()

    def grant(self, *people: Someone) -> None:
        """Give each the role that they are described with."""
        with self.foundation.store.writing() as unit:
            for one in people:
                if one.role not in (None, Role.ADMIN):
                    given = Grant(email=one.email, role=one.role, scope=one.scope, granted_by="test", granted_at=self.clock.now())
                    unit.grants.grant(given)
            unit.commit()

    def revoke(self, one: Someone) -> None:
        with self.foundation.store.writing() as unit:
            assert one.role is not None
            assert unit.grants.revoke(one.email, one.role, one.scope)
            unit.commit()

    def audited(self, **query: Any) -> list[AuditRow]:
        """Rows of the audit; keywords of AuditQuery."""
        with self.foundation.store.reading() as unit:
            return list(unit.audit.search(AuditQuery(**query), EVERYWHERE))

    def open_operations(self) -> int:
        with self.foundation.store.reading() as unit:
            return sum(unit.ledger.depth().values())

    def letters_under_way(self) -> int:
        """Letters due, or posted and not yet written down as such."""
        waiting = select(func.count()).where(letters.c.closed_at.is_(None), letters.c.due_at <= self.clock.now())
        with self.foundation.engine.connect() as connection:
            return int(connection.scalar(waiting) or 0)

    def eventually(self, what: Callable[[], object], why: str = "") -> Any:
        """What it gives, once that is true."""
        return eventually(what, why)


def eventually(what: Callable[[], object], why: str | Callable[[], str] = "", patience: float = PATIENCE) -> Any:
    """Look again until it is true; its value then. `why` says what was waited for."""
    deadline = time.monotonic() + patience
    while True:
        found = what()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"not in {patience:.0f} s: {why() if callable(why) else why or what}")
        time.sleep(0.02)


@contextmanager
def running_house(
    database_url: URL | str,
    *,
    webhooks: bool = True,
    slack_api_url: str = "",
    teams: Mapping[str, object] = NO_TEAMS,
    people: tuple[Someone, ...] = EVERYBODY,
) -> Iterator[House]:
    """A house on this migrated database, ready to answer at its `url`. `slack_api_url` "" for no Slack; `teams` are settings."""
    url = database_url if isinstance(database_url, str) else database_url.render_as_string(hide_password=False)
    clock = MovingClock()
    with ExitStack() as stack:
        foundation = lay_foundation(_settings(url, None, slack_api_url, teams), clock)
        foundation.engine.dispose()
        zoom = stack.enter_context(
            serve(simulated_settings(foundation.reference, users=0, seats=1000, webhook_secret=WEBHOOK_SECRET), clock=clock.now)
        )
        settings = _settings(url, zoom, slack_api_url, teams)
        foundation = lay_foundation(settings, clock)
        reach = stack.enter_context(reach_zoom(settings, clock))
        house = House(foundation, reach, zoom, clock, webhooks=webhooks)
        stack.callback(house.http.close)
        port = stack.enter_context(kept_port())
        house.grant(*people)
        house.read()

        def serve_house() -> ExitStack:
            house.conversations = Conversations()
            app = _application(house, house.foundation, reach, people)
            serving = ExitStack()
            house.url = serving.enter_context(_served(app, house.conversations, port))
            return serving

        house.start(serve_house)
        stack.callback(house.stop)
        if webhooks:
            house.control("webhooks", url=f"{house.url}/zoom/events")
        yield house


def _settings(url: str, zoom: RunningSimulator | None, slack_api_url: str, teams: Mapping[str, object]) -> Settings:
    """Settings of its own: neither the environment nor `.env` matters."""
    values: dict[str, object] = {
        "database_url": url,
        "admins": ADA.email,
        "secret_key": SECRET_KEY,
        "zoom_webhook_secret": WEBHOOK_SECRET,
        "zoom_account_id": "demo-account",
        "zoom_client_id": "demo-client",
        "zoom_client_secret": "demo-secret",
        "command": "/iris",
        **teams,
    }
    if slack_api_url:
        values |= {"slack_bot_token": TOKEN, "slack_signing_secret": SECRET, "slack_team_id": TEAM}
        values |= {"slack_api_url": slack_api_url}
    if zoom is not None:
        values |= {"zoom_api_url": zoom.api_url, "zoom_oauth_url": zoom.oauth_url}
    return Settings(_env_file=None, **values)  # type: ignore[arg-type, call-arg]  # checked by the fields; the plugin knows it not


def _application(house: House, foundation: Foundation, reach: Reach, people: tuple[Someone, ...]) -> Starlette:
    """As `iris demo` puts the web chat, and `iris serve` Slack, before one process."""
    process = Process(foundation, reach)
    settings = foundation.settings
    web = WebCourier(house.conversations, Articles(process.desk.words, house.clock), {SUPPORT.key})
    process.couriers[web.platform] = web
    persons = [DemoPerson(key=one.key, name=one.key.title(), email=one.email, role="web-person-admin") for one in people]
    chat = web_app(process.desk, house.clock, house.conversations, persons, command=settings.command, channels=(SUPPORT,))
    routes: list[BaseRoute] = [
        *health_routes(process.ready, process.metrics, process.refresh_gauges),
        *zoom_routes(foundation, process),
    ]
    found, running = fronted(fronts(foundation, process, Drives(here=True)), process)
    return application([*routes, *found, Mount("/", chat)], running)


@contextmanager
def _served(app: Starlette, conversations: Conversations, port: int) -> Iterator[str]:
    """The house's own server in a thread; the address."""
    listening = listening_socket("127.0.0.1", port)
    server = Server(app, "127.0.0.1", port)
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve_here() -> None:
        loops.append(asyncio.get_running_loop())
        await server.serve(sockets=[listening])

    thread = threading.Thread(target=lambda: asyncio.run(serve_here()), name="house")
    thread.start()
    eventually(lambda: server.started or not thread.is_alive(), "the house starts")
    assert server.started
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        loops[0].call_soon_threadsafe(conversations.close)
        server.should_exit = True
        thread.join()
        listening.close()
