"""Real `iris serve` processes that are killed and started again, a simulated Zoom beside them, and people who go on typing.

Slack stands in the tests' own process and remembers every word that people were told.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import httpx
from sqlalchemy import Engine, delete, select, update

from bot.bootstrap import lay_foundation, reach_zoom
from bot.clock import SystemClock
from bot.reactions import Reactions
from bot.settings import Settings
from commands.domain.accounts import Pool
from commands.domain.people import Grant, Role
from storage.tables.leases import leases
from storage.tables.letters import letters
from storage.tables.operations import notices, operations
from storage.unit import SqlStore
from tests.support.house import SECRET_KEY, WEBHOOK_SECRET, Someone, eventually
from tests.support.ports import kept_port
from tests.support.slack import SECRET, TEAM, TOKEN, SlackApi, SlackClient, labels, slack_api
from zoom.mirror import Mirror

READY_WITHIN = 90.0
PLACE = "03"
SEATS = 60
FAULTS: tuple[dict[str, Any], ...] = (
    {"latency_ms": 25},
    {"cut_after": 0.06, "match": "/users"},
    {"cut_before": 0.04, "match": "/users"},
    {"error_rate": 0.04, "status": 503, "match": "/users"},
    {"error_after": 0.04, "status": 500, "match": "/users"},
    {"throttle": 0.02, "headers": "seconds", "match": "^(POST|PATCH|PUT|DELETE)"},
)
"""One call in five meets one of them."""

CREW = tuple(
    Someone(key=f"gest{n}", email=f"gestion{n}.crew.ciussscn@ssss.gouv.qc.ca", role=Role.MANAGER, scope=PLACE) for n in range(4)
)
GESTURES = (
    *("create", "create", "modify", "modify", "deactivate", "reactivate"),
    *("delete", "resend", "activate", "reassign", "reassign"),
)
KNOWN = tuple(f"connu{n}.equipe.ciussscn@ssss.gouv.qc.ca" for n in range(16))
"""Active when the story begins; the last four are pending."""
NEW = tuple(f"nouveau{n}.equipe.ciussscn@ssss.gouv.qc.ca" for n in range(16))


@dataclass
class Simulator:
    """`python -m zoom.simulator`, driven through its control interface."""

    url: str
    http: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=60, trust_env=False))

    def control(self, name: str, **wanted: object) -> Any:
        return self.http.post(f"{self.url}/_simulator/{name}", json=wanted).json()

    def users(self) -> dict[str, dict[str, Any]]:
        found = self.http.get(f"{self.url}/_simulator/state", params={"contains": "@"}).raise_for_status().json()["users"]
        return {user["email"]: user for user in found}

    def applied(self) -> list[dict[str, Any]]:
        """Calls that changed something, in order."""
        calls = self.http.get(f"{self.url}/_simulator/journal").raise_for_status().json()["calls"]
        return [call for call in calls if call["applied"] and call["method"] != "GET"]


@contextmanager
def simulator_process() -> Iterator[Simulator]:
    command = [sys.executable, "-m", "zoom.simulator", "--users", "0", "--seats", "500", "--webhook-secret", WEBHOOK_SECRET]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        simulator = Simulator(process.stdout.readline().strip())
        with simulator.http:
            yield simulator
    finally:
        process.terminate()
        process.wait(60)
        assert process.stdout is not None
        process.stdout.close()


class Serving:
    """`iris serve`, as a supervisor runs it."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self._environment = environment
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"http://127.0.0.1:{environment['IRIS_PORT']}"
        self.log = folder / "serve.log"
        self.killed_at: list[datetime] = []

    def start(self) -> None:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [Path(sys.executable).with_name("iris"), "serve"], env=self._environment, cwd=self._folder, stdout=log, stderr=log
            )

    def wait_ready(self) -> None:
        def ready() -> bool:
            assert self._process is not None
            assert self._process.poll() is None, self.log.read_text()[-2000:]
            try:
                return httpx.get(f"{self.url}/readyz", timeout=5, trust_env=False).status_code == 200
            except httpx.TransportError:
                return False

        eventually(ready, "iris serve is ready", READY_WITHIN)

    def kill(self) -> None:
        """SIGKILL: nothing of it runs any more when this returns."""
        assert self._process is not None
        self.killed_at.append(datetime.now(UTC))
        self._process.kill()
        self._process.wait(60)

    def stop(self) -> int:
        """SIGTERM; the exit status, -15 after an orderly end (uvicorn passes the signal on).

        Raises subprocess.TimeoutExpired where it takes more than ten seconds.
        """
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(10)

    def close(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self.kill()


class Crew:
    """People who type and press all the while, whatever becomes of the service; seeded."""

    def __init__(self, client: SlackClient, simulator: Simulator, seed: int) -> None:
        self.answers: list[str] = []
        self.broken: list[BaseException] = []
        self._client = client
        self._simulator = simulator
        self._random = Random(seed)
        self._stopped = threading.Event()
        self._threads = [
            threading.Thread(target=self._work, args=(one, Random(f"{seed}/{one.key}")), name=one.key) for one in CREW
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    def _work(self, person: Someone, random: Random) -> None:
        while not self._stopped.is_set():
            try:
                self._gesture(person.slack_id, random)
            except httpx.TransportError:
                time.sleep(0.05)  # the service was killed, or is not there yet
            except BaseException as error:
                self.broken.append(error)
                return

    def _gesture(self, user: str, random: Random) -> None:
        new, known = random.choice(NEW), random.choice((*KNOWN, *NEW))
        match random.choice(GESTURES):
            case "create":
                self._say(user, f'créer {new} prenom=Nouveau nom=Venu specialite="Médecine interne" installation=03-001')
            case "modify":
                shown = self._say(user, f"modifier {known} departement=Service{random.randrange(10**6)}")
                self._press(user, shown, "Appliquer à l’activation")
            case "deactivate":
                self._perhaps_undone(user, f"désactiver {known}", random)
            case "reassign":
                person = 'prenom=Nouveau nom=Venu specialite="Médecine interne" installation=03-001'
                self._perhaps_undone(user, f"réattribuer {known} {random.choice((*KNOWN, *NEW))} {person}", random)
            case "reactivate":
                self._say(user, f"réactiver {known}")
            case "delete":
                self._press(user, self._say(user, f"supprimer {known}"), "OUI", "Annuler l’invitation")
            case "resend":
                self._say(user, f"renvoyer {known}")
            case "activate":
                self._simulator.control("activate", email=known)

    def _perhaps_undone(self, user: str, line: str, random: Random) -> None:
        after = self._press(user, self._say(user, line), "OUI")
        if random.random() < 0.5:
            self._press(user, after, "Annuler la désactivation", "Annuler la réattribution")

    def _say(self, user: str, text: str) -> dict[str, Any]:
        return self._heard(self._client.slash(user, text))

    def _press(self, user: str, shown: dict[str, Any], *wanted: str) -> dict[str, Any]:
        """The first of these buttons that there is; then OUI, where that asks a question. What is shown in the end."""
        label = next((one for one in wanted if one in labels(shown)), None)
        if label is None:
            return shown
        after = self._heard(self._client.press(user, shown, label))
        return after if label == "OUI" else self._press(user, after, "OUI")

    def _heard(self, shown: dict[str, Any]) -> dict[str, Any]:
        self.answers.append(json.dumps(shown, ensure_ascii=False))
        return shown


@dataclass
class Rig:
    """Everything of one story."""

    serving: Serving
    simulator: Simulator
    api: SlackApi
    crew: Crew
    engine: Engine
    store: SqlStore

    def let_leases_pass(self) -> None:
        """What a dead process held ends by itself after 30 s (leading) or 60 s (a message under way); here at once."""
        with self.engine.begin() as connection:
            connection.execute(delete(leases))
            connection.execute(update(notices).values(leased_until=None))
            connection.execute(update(letters).values(leased_until=None))

    def operations(self) -> list[Any]:
        """Rows of the ledger."""
        with self.engine.connect() as connection:
            return list(connection.execute(select(operations).order_by(operations.c.id)))

    def notice(self, operation_id: int) -> Any:
        """What the outbox has of an operation."""
        with self.engine.connect() as connection:
            return connection.execute(select(notices).where(notices.c.operation_id == operation_id)).all()

    def quiet(self) -> bool:
        """Nothing is planned, running, or still to be told."""
        with self.engine.connect() as connection:
            unended = connection.execute(select(operations.c.id).where(operations.c.ended_at.is_(None))).first()
            untold = connection.execute(select(notices.c.id).where(notices.c.closed_at.is_(None))).first()
        return unended is None and untold is None

    def everything_told(self) -> str:
        """All that people were shown: answers, what response_urls took, messages and their updates."""
        posted = [given for name, given in self.api.calls if name in ("chat.postMessage", "chat.update")]
        return "\n".join([*self.crew.answers, json.dumps([posted, dict(self.api.responses)], ensure_ascii=False)])


@contextmanager
def rig(database_url: str, folder: Path, seed: int) -> Iterator[Rig]:
    """A story about to begin: Zoom has people, a reading has shown them, managers hold grants; nothing serves yet."""
    with ExitStack() as stack:
        simulator = stack.enter_context(simulator_process())
        api = stack.enter_context(slack_api())
        environment = _environment(database_url, simulator, api, stack.enter_context(kept_port()))
        house = lay_foundation(_settings(environment), SystemClock())
        stack.callback(house.engine.dispose)
        for number, email in enumerate(KNOWN):
            status = "pending" if number >= len(KNOWN) - 4 else "active"
            simulator.control(
                "people", email=email, type=2, status=status, first_name="Connu", last_name="Déjà", meetings=number % 3
            )
        with house.store.writing() as unit:
            for one in CREW:
                grant = Grant(email=one.email, role=Role.MANAGER, scope=PLACE, granted_by="test", granted_at=house.clock.now())
                unit.grants.grant(grant)
                api.add(one.slack_id, one.email, one.key)
            unit.seats.allocate(PLACE, Pool.LICENCE, SEATS, by="test", reason="scénario")
            unit.commit()
        with reach_zoom(house.settings, house.clock) as reach:
            Mirror(reach.reading, house.store, house.clock, Reactions(house.house, house.clock)).read_all()
        serving = Serving(environment, folder)
        stack.callback(serving.close)
        simulator.control("webhooks", url=f"{serving.url}/zoom/events")
        client = SlackClient(serving.url, api, house.clock)
        stack.callback(client.http.close)
        yield Rig(serving, simulator, api, Crew(client, simulator, seed), house.engine, house.store)


def _environment(database_url: str, simulator: Simulator, api: SlackApi, port: int) -> dict[str, str]:
    """The settings, as a deployment gives them; nothing of ours is inherited."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("IRIS_")}
    return kept | {
        "IRIS_DATABASE_URL": database_url,
        "IRIS_PORT": str(port),
        "IRIS_SECRET_KEY": SECRET_KEY,
        "IRIS_ZOOM_ACCOUNT_ID": "demo-account",
        "IRIS_ZOOM_CLIENT_ID": "demo-client",
        "IRIS_ZOOM_CLIENT_SECRET": "demo-secret",
        "IRIS_ZOOM_API_URL": f"{simulator.url}/v2",
        "IRIS_ZOOM_OAUTH_URL": simulator.url,
        "IRIS_ZOOM_WEBHOOK_SECRET": WEBHOOK_SECRET,
        "IRIS_SLACK_BOT_TOKEN": TOKEN,
        "IRIS_SLACK_SIGNING_SECRET": SECRET,
        "IRIS_SLACK_TEAM_ID": TEAM,
        "IRIS_SLACK_API_URL": api.url,
    }


def _settings(environment: dict[str, str]) -> Settings:
    values = {name.removeprefix("IRIS_").lower(): value for name, value in environment.items() if name.startswith("IRIS_")}
    return Settings(_env_file=None, **values)  # type: ignore[arg-type, call-arg]  # checked by the fields; the plugin knows it not
