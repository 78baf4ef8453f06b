"""Stores of a size on each database, for benchmarks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from sqlalchemy.engine import URL, make_url

from storage.engine import make_engine
from storage.migrate import upgrade
from storage.reference.loader import load_reference
from storage.unit import SqlStore
from tests.support import postgres
from tests.support.clock import SettableClock
from tests.support.population import populate


@contextmanager
def filled(database: str, accounts: int, directory: Path) -> Iterator[SqlStore]:
    """A store with this many invented accounts; its files are under `directory`, and removed at the end."""
    with _url(database, f"bench-{accounts}", directory) as url:
        upgrade(url)
        engine = make_engine(url)
        try:
            store = SqlStore(engine, SettableClock(), load_reference())
            if accounts:
                populate(engine, store.reference, accounts)
            yield store
        finally:
            engine.dispose()


def empty(database: str, directory: Path) -> AbstractContextManager[URL]:
    """A database that was never migrated."""
    return _url(database, "bench-empty", directory)


@contextmanager
def _url(database: str, name: str, directory: Path) -> Iterator[URL]:
    if database == "sqlite":
        path = directory / f"{name}.sqlite3"
        try:
            yield make_url(f"sqlite:///{path}")
        finally:
            for end in ("", "-wal", "-shm"):
                path.with_name(path.name + end).unlink(missing_ok=True)
        return
    with ExitStack() as stack:
        server = stack.enter_context(postgres.server(directory / "pg"))
        url = server.create()
        stack.callback(server.drop, url)
        yield url
