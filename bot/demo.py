"""The whole house in one process: a simulated Zoom, a database in a temporary folder, the worker, the web chat."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import httpx
from starlette.applications import Starlette
from starlette.routing import Mount

from bot.bootstrap import Foundation, Reach, lay_foundation, reach_zoom
from bot.demo_nights import furnish_nights
from bot.house import fronted, fronts, linked_routes, zoom_routes
from bot.http import application, health_routes
from bot.inherited import Inheritance, Invented
from bot.playground import APP_ID, TENANT_ID
from bot.process import Process
from bot.reactions import Reactions
from bot.settings import Settings
from bot.simulated import simulated_settings
from bot.web.app import web_app
from bot.web.articles import Articles
from bot.web.conversations import Conversations
from bot.web.courier import WebCourier
from bot.web.people import CHANNELS, PEOPLE, PLATFORM, DemoChannel
from commands.domain.accounts import Pool
from commands.domain.calendar import QUEBEC
from commands.domain.channels import NewChannel, Usage
from commands.domain.people import EVERYWHERE, Grant, Role
from commands.domain.reference import ReferenceData
from commands.ports import Unit
from storage.migrate import upgrade
from storage.reference.loader import load_reference
from zoom.mirror import Mirror
from zoom.simulator import RunningSimulator, serve

FROZEN_ON = date(2020, 7, 1)
"""The historical date of the freeze (R50)."""
GRANTS = (
    ("cct", Role.CCT, "CHUM"),
    ("gestionnaire-03", Role.MANAGER, "03"),
    ("gestionnaire-16-2", Role.MANAGER, "16-2"),
    ("lecteur", Role.READER, "03"),
)
"""What the people of the demonstration hold: their key, role and scope."""
SPARE = (12, 3, 1, 0, -2, 25, 7)
"""Seats beyond those taken, in turn: room, the last one, full, and a deficit are all there to be seen."""
NOT_FIXED = frozenset({"10", "11-2"})
"""Establishments without an allocation: counted, shown, not capped (R50)."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What `iris demo` serves."""

    app: Starlette
    conversations: Conversations
    zoom: RunningSimulator
    house: Foundation


@contextmanager
def demonstration(*, users: int, port: int, teams_as: str = "") -> Iterator[Demo]:
    """Everything started but the HTTP server, read once and ready to answer; nothing is left behind.

    `teams_as`, the key of one of its people, lets the local Teams client in, without a token, as them.
    """
    with tempfile.TemporaryDirectory(prefix="iris-demo-") as folder:
        secret = secrets.token_hex(16)
        reference = load_reference()
        with serve(simulated_settings(reference, users=users, webhook_secret=secret)) as zoom:
            settings = _settings(Path(folder), secret, zoom, teams_at=port if teams_as else 0)
            upgrade(settings.database_url)
            house = lay_foundation(settings)
            with reach_zoom(settings, house.clock) as reach:
                _furnish(house, reach, Inheritance(reference), tuple(zoom.simulator.world.users.values()))
                app, conversations = _application(house, reach)
                _listen_to_events(zoom, port)
                if teams_as:
                    _speak_french(house, teams_as)
                yield Demo(app, conversations, zoom, house)


def _settings(folder: Path, secret: str, zoom: RunningSimulator, *, teams_at: int) -> Settings:
    """Settings of its own: neither the environment nor `.env` of the machine that shows it can spoil it. The local Teams client
    has no OneDrive, and is given links to the port that will listen; 0 for none."""
    teams = bool(teams_at)
    values: dict[str, object] = {
        "database_url": f"sqlite:///{folder / 'iris.sqlite3'}",
        "admins": next(person.email for person in PEOPLE if person.key == "admin"),
        "secret_key": secrets.token_hex(32),
        "seats_frozen_on": FROZEN_ON,
        "zoom_webhook_secret": secret,
        "slack_bot_token": "",
        "teams_app_id": APP_ID if teams else "",
        "teams_tenant_id": TENANT_ID if teams else "",
        "teams_anonymous": teams,
        "public_url": f"http://127.0.0.1:{teams_at}" if teams else "",
        "command": "/iris",
        "reference_dir": None,
        "zoom_api_url": zoom.api_url,
        "zoom_oauth_url": zoom.oauth_url,
        "zoom_account_id": "demo-account",
        "zoom_client_id": "demo-client",
        "zoom_client_secret": "demo-secret",
    }
    return Settings(_env_file=None, **values)  # type: ignore[arg-type, call-arg]  # checked by the fields; the plugin knows it not


def _furnish(house: Foundation, reach: Reach, inheritance: Inheritance, people: Sequence[Invented]) -> None:
    """Roles and inherited lists, a first reading, and allocations around what is used."""
    emails = {person.key: person.email for person in PEOPLE}
    with house.store.writing() as unit:
        for key, role, scope in GRANTS:
            unit.grants.grant(Grant(email=emails[key], role=role, scope=scope, granted_by="demo", granted_at=house.clock.now()))
        for channel in CHANNELS:
            unit.channels.register(_support(channel, house.reference, emails["admin"]))
        unit.takeover.keep(inheritance.of(people))
        unit.commit()
    Mirror(reach.reading, house.store, house.clock, Reactions(house.house, house.clock)).read_all()
    with house.store.writing() as unit:
        unit.directory.change_many(inheritance.dated(people))
        _allocate(unit)
        furnish_nights(unit.connection, unit.seats, house.clock.now().astimezone(QUEBEC).date())
        unit.commit()


def _support(channel: DemoChannel, reference: ReferenceData, registered_by: str) -> NewChannel:
    """Where this CCT answers requests, as if it had been registered from within (R7)."""
    return NewChannel(
        platform=PLATFORM,
        address=channel.key,
        usage=Usage.SUPPORT,
        cct=channel.cct,
        establishments=tuple(sorted(reference.territory(channel.cct))),
        locale="fr",
        registered_by=registered_by,
    )


def _speak_french(house: Foundation, key: str) -> None:
    """The local Teams client says that everybody's language is English; its person may still choose it (`langue anglais`)."""
    email = next(person.email for person in PEOPLE if person.key == key)
    with house.store.writing() as unit:
        unit.preferences.choose_language(email, "fr")
        unit.commit()


def _allocate(unit: Unit) -> None:
    counts = [one for one in unit.seats.overview(EVERYWHERE) if one.pool is Pool.LICENCE and one.establishment]
    for number, one in enumerate(counts):
        if one.establishment not in NOT_FIXED:
            allocated = max(0, one.taken + SPARE[number % len(SPARE)])
            unit.seats.allocate(one.establishment, Pool.LICENCE, allocated, by="demo", reason="démonstration")


def _application(house: Foundation, reach: Reach) -> tuple[Starlette, Conversations]:
    process = Process(house, reach)
    conversations = Conversations()
    keys = frozenset(channel.key for channel in CHANNELS)
    process.couriers[PLATFORM] = WebCourier(conversations, Articles(process.desk.words, house.clock), keys)
    chat = web_app(process.desk, house.clock, conversations, PEOPLE, command=house.house.command, channels=CHANNELS)
    teams, running = fronted(fronts(house, process), process)
    routes = [
        *health_routes(process.ready, process.metrics, process.refresh_gauges),
        *zoom_routes(house, process),
        *linked_routes(house, process),
        *teams,
        Mount("/", chat),
    ]
    return application(routes, running), conversations


def _listen_to_events(zoom: RunningSimulator, port: int) -> None:
    """The simulated Zoom sends its events to the port that will listen."""
    url = f"http://127.0.0.1:{port}/zoom/events"
    httpx.post(f"{zoom.control_url}/webhooks", json={"url": url}, timeout=5.0).raise_for_status()
