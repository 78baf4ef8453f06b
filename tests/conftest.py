"""Fixtures for everyone: a clock that stands still, and a migrated store on each of the two databases.

`store`, `engine` and `database_url` run a test once per database. Each test has a database of its own, copied from one that was
migrated once. What a test does not ask for is not imported.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine
from sqlalchemy.engine import URL, make_url

from tests.support import postgres
from tests.support.clock import SettableClock

if TYPE_CHECKING:
    from commands.domain.reference import ReferenceData
    from storage.unit import SqlStore

# How long an example takes to be made or tried says something of the machine alone.
settings.register_profile("busy", parent=settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

DATABASES = [pytest.param("sqlite"), pytest.param("postgres", marks=pytest.mark.postgres)]
_TEMPLATE = f"iris_template_{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"


@pytest.fixture
def clock() -> SettableClock:
    """A clock that stands at `tests.support.clock.START` until it is moved."""
    return SettableClock()


@pytest.fixture(scope="session")
def reference() -> ReferenceData:
    """The reference data that ships with the project."""
    from storage.reference.loader import load_reference

    return load_reference()


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[postgres.Server]:
    """A real PostgreSQL for the session; without one the test is skipped, saying why, or fails where CI is true."""
    root = tmp_path_factory.getbasetemp()
    shared = root.parent if os.environ.get("PYTEST_XDIST_WORKER") else root
    try:
        with postgres.server(shared / "pg") as server:
            yield server
    except postgres.PostgresAbsent as absent:
        if os.environ.get("CI") == "true":
            pytest.fail(f"no PostgreSQL: {absent}")
        pytest.skip(f"no PostgreSQL: {absent}")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    from storage.migrate import upgrade

    path = tmp_path_factory.mktemp("template") / "iris.sqlite3"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres_server: postgres.Server) -> str:
    """The name of a migrated PostgreSQL database to copy; made by the first worker that needs it."""
    from storage.migrate import upgrade

    with postgres_server.building(_TEMPLATE) as url:
        if url is not None:
            upgrade(url)
    return _TEMPLATE


@pytest.fixture(params=DATABASES)
def database_kind(request: pytest.FixtureRequest) -> str:
    """ "sqlite" or "postgres"."""
    return str(request.param)


@pytest.fixture
def empty_database_url(database_kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[URL]:
    """A database that was never migrated."""
    if database_kind == "sqlite":
        yield make_url(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
        return
    server: postgres.Server = request.getfixturevalue("postgres_server")
    url = server.create()
    yield url
    server.drop(url)


@pytest.fixture
def database_url(database_kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[URL]:
    """A migrated, empty database. As a setting: `url.render_as_string(hide_password=False)`."""
    if database_kind == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "iris.sqlite3")
        yield make_url(f"sqlite:///{tmp_path / 'iris.sqlite3'}")
        return
    template: str = request.getfixturevalue("postgres_template")
    server: postgres.Server = request.getfixturevalue("postgres_server")
    url = server.create(template)
    yield url
    server.drop(url)


@pytest.fixture
def engine(database_url: URL) -> Iterator[Engine]:
    """An engine on the migrated database."""
    from storage.engine import make_engine

    engine = make_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine: Engine, clock: SettableClock, reference: ReferenceData) -> SqlStore:
    """A store on the migrated database, with the settable clock and the shipped reference data."""
    from storage.unit import SqlStore

    return SqlStore(engine, clock, reference)
