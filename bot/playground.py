"""The Microsoft 365 Agents Playground, a local client for Teams bots: fetched by npm, told who is who, run and stopped.

A development tool: never vendored nor served. It sends no token, hence IRIS_TEAMS_ANONYMOUS; it shows neither dialogs nor
type-ahead. Its configuration file: aka.ms/teams-app-test-tool-config-guide.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from bot.web.people import PEOPLE, DemoPerson
from commands.domain.errors import IrisError

PACKAGE = "@microsoft/m365agentsplayground"
VERSION = "0.2.28"
FOLDER = Path("build/playground")
PORT = 56150
"""Its usual one; it takes another where this one is taken."""
APP_ID = "00000000-0000-4000-8000-00000000000a"
TENANT_ID = "00000000-0000-4000-8000-00000000000b"
FETCHED_WITHIN = 300.0
STARTED_WITHIN = 30.0
STOPPED_WITHIN = 5.0


class PlaygroundProblem(IrisError):
    """It cannot be shown; the sentence is `cli-playground-<what>`."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


OTHERS = 5


def configuration(me: str, people: Sequence[DemoPerson] = PEOPLE) -> dict[str, Any]:
    """Its user is one of the demonstration's people, whom the connector's `members/{id}` vouches for; the first five others are
    in the team: it wants so many, no more and no less.
    """
    users = {person.key: _user(number, person) for number, person in enumerate(people)}
    return {
        "version": "0.1.1",
        "tenantId": TENANT_ID,
        "bot": {"id": f"28:{APP_ID}", "name": "IRIS"},
        "currentUser": users.pop(me),
        "users": list(users.values())[:OTHERS],
        "personalChat": {"id": "a:iris-personal"},
        "groupChat": {"id": "19:iris-group@thread.v2", "name": "Licences Zoom"},
        "team": {
            "id": "19:iris-team@thread.tacv2",
            "name": "Télésanté",
            "aadGroupId": "00000000-0000-4000-8000-00000000000c",
            "channels": [{"id": "19:iris-channel@thread.tacv2", "name": "Licences"}],
        },
    }


def _user(number: int, person: DemoPerson) -> dict[str, str]:
    given, _, family = person.name.partition(" ")
    return {
        "id": f"29:{person.key}",
        "name": person.name,
        "userPrincipleName": person.email or f"{person.key}#EXT#@exemple.qc.ca",
        "aadObjectId": f"00000000-0000-4000-8000-{number + 256:012x}",
        "givenName": given,
        "surname": family,
        "email": person.email,
    }


def fetched(folder: Path = FOLDER) -> Path:
    """Its script, installed under `folder` where it is not there yet. Raises PlaygroundProblem."""
    home = folder / "node_modules" / PACKAGE
    if not shutil.which("node") or not (npm := shutil.which("npm")):
        raise PlaygroundProblem("no-npm")
    if not _has_version(home):
        folder.mkdir(parents=True, exist_ok=True)
        wanted = ["--prefix", str(folder), "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", f"{PACKAGE}@{VERSION}"]
        try:
            done = subprocess.run(  # noqa: S603 - the words are ours
                [npm, "install", *wanted], capture_output=True, check=False, timeout=FETCHED_WITHIN
            )
        except subprocess.TimeoutExpired:
            raise PlaygroundProblem("not-fetched") from None
        if done.returncode or not _has_version(home):
            raise PlaygroundProblem("not-fetched")
    return home / "cli.js"


def _has_version(home: Path) -> bool:
    try:
        return bool(json.loads((home / "package.json").read_text(encoding="utf-8"))["version"] == VERSION)
    except (OSError, ValueError, KeyError):
        return False


@contextmanager
def playground(endpoint: str, *, me: str, folder: Path = FOLDER, port: int = PORT) -> Iterator[str]:
    """Its address while it runs. `endpoint` is where the bot will listen; it is asked only once a page is opened."""
    script = fetched(folder).resolve()
    home = folder.resolve()
    settings, told = home / "playground.yml", home / "playground.out"
    settings.write_text(json.dumps(configuration(me), ensure_ascii=False), encoding="utf-8")  # JSON is YAML
    words = ["start", "-e", endpoint, "-c", "msteams", "-p", str(port), "--disable-telemetry"]
    surroundings = {
        **os.environ,
        "M365_AGENTS_PLAYGROUND_CONFIG_PATH": str(settings),
        "M365_AGENTS_PLAYGROUND_LOGFILE": str(home / "playground.log"),
        "TEAMSAPPTESTER_BROWSER": "none",
        "SEND_INSTALLATION_ACTIVITY": "true",
    }
    with told.open("w+b") as output:
        process = subprocess.Popen(  # noqa: S603 - the words are ours
            [shutil.which("node") or "node", str(script), *words],
            cwd=home,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield f"http://127.0.0.1:{_listening(process, told)}/"
        finally:
            _stop(process)


def _listening(process: subprocess.Popen[bytes], told: Path) -> int:
    """The port that it says it took. Raises PlaygroundProblem where it ends or stays silent."""
    deadline = time.monotonic() + STARTED_WITHIN
    while process.poll() is None and time.monotonic() < deadline:
        said = re.search(rb"Listening on (\d+)", told.read_bytes())
        if said and _answers(port := int(said[1])):
            return port
        time.sleep(0.05)
    raise PlaygroundProblem("not-started")


def _answers(port: int) -> bool:
    """It says where it listens before it has read its configuration, and ends where that is wrong."""
    try:
        return httpx.get(f"http://127.0.0.1:{port}/", timeout=1.0).is_success
    except httpx.HTTPError:
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOPPED_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
