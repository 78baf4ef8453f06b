"""Engines and transactions for the two databases (architecture: Locks).

SQLite: WAL; reading is a deferred transaction, which never blocks a writer; writing is BEGIN IMMEDIATE from its start, behind a
fair lock of this process (the default transaction sold 57 seats of 50). PostgreSQL: READ COMMITTED; what must not be
sold twice is locked by row (see `storage.seats`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from commands.domain.errors import ConfigurationError, StoreBusy
from storage.fairness import FairLock

LOCK_SECONDS = 10
"""Long enough for the longest write of another process, short enough to answer a person."""
_CONNECTIONS = 32
"""Threads of commands, worker, mirror and schedule together, with room."""
_WRITING = "iris_writing"
_WRITERS = "iris_writers"
_PATIENCE = "iris_patience"
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA cache_size=-8000",
    "PRAGMA temp_store=MEMORY",
)
_POSTGRES_OPTIONS = "-c TimeZone=UTC -c plan_cache_mode=force_custom_plan -c synchronize_seqscans=off"
"""The last, since a large table is else read from where somebody stopped: what a capped search found changed with each page."""
_BUSY_STATES = frozenset({"55P03", "40P01", "40001"})
"""lock_not_available, deadlock_detected, serialization_failure (PostgreSQL, appendix A)."""


def make_engine(url: str | URL, *, check_references: bool = True, patience: float = LOCK_SECONDS) -> Engine:
    """An engine for `sqlite:///file` or `postgresql://…`; nothing is connected yet. Raises ConfigurationError for another.

    Without `check_references` SQLite lets rows refer to nothing, as migrations must for a while. `patience` is how many
    seconds a writer waits for its turn before StoreBusy.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise ConfigurationError("the database's address is not an URL") from error
    match parsed.get_backend_name():
        case "sqlite":
            return _sqlite(parsed, patience, check_references=check_references)
        case "postgresql":
            return _postgresql(parsed, patience)
        case other:
            raise ConfigurationError(f"databases of kind {other!r} are not supported, only sqlite and postgresql")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads; rolled back at its end."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(postgresql_readonly=True)
        else:  # at once and by the driver: SQLAlchemy's own bookkeeping takes longer than most reads, and the pool rolls back
            driver_of(connection).execute("BEGIN")
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes; rolled back at its end unless committed. Raises StoreBusy when its turn does not come."""
    lock: FairLock | None = engine.get_execution_options().get(_WRITERS)
    if lock is None:
        with engine.connect() as connection:
            yield connection
        return
    if not lock.acquire(engine.get_execution_options()[_PATIENCE]):
        raise StoreBusy("other writers of this process kept the database")
    try:
        with engine.connect() as connection:
            connection.execution_options(**{_WRITING: True})
            connection.begin()
            yield connection
    finally:
        lock.release()


def _sqlite(url: URL, patience: float, *, check_references: bool) -> Engine:
    turns = {_WRITERS: FairLock(), _PATIENCE: patience}
    engine = create_engine(url, pool_size=_CONNECTIONS, execution_options=turns, **_always())
    chosen = (
        f"PRAGMA foreign_keys={'ON' if check_references else 'OFF'}",
        f"PRAGMA busy_timeout={round(patience * 1000)}",
    )

    def prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the driver's own BEGIN comes too late and is never IMMEDIATE
        for pragma in (*_PRAGMAS, *chosen):
            connection.execute(pragma)

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "handle_error", _tell_busy)
    return engine


def _postgresql(url: URL, patience: float) -> Engine:
    options = f"{_POSTGRES_OPTIONS} -c lock_timeout={round(patience * 1000)}"
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        isolation_level="READ COMMITTED",
        pool_size=_CONNECTIONS,
        pool_pre_ping=True,
        connect_args={"options": options, "application_name": "iris"},
        **_always(),
    )
    event.listen(engine, "handle_error", _tell_busy)
    return engine


def _always() -> dict[str, Any]:
    """JSON columns through msgspec; a failing statement's text never holds its parameters, which are people (R94)."""
    return {
        "hide_parameters": True,
        "json_serializer": lambda value: msgspec.json.encode(value).decode(),
        "json_deserializer": msgspec.json.decode,
    }


def _begin_sqlite(connection: Connection) -> None:
    """By the driver. A transaction that only reads has begun already."""
    driver = driver_of(connection)
    if driver.in_transaction:
        return
    immediate = connection.get_execution_options().get(_WRITING, False)
    try:
        driver.execute("BEGIN IMMEDIATE" if immediate else "BEGIN")
    except sqlite3.Error as error:
        if is_busy(error):
            raise StoreBusy("the database did not give its lock in time") from error
        raise


def driver_of(connection: Connection) -> sqlite3.Connection:
    driver: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]  # SQLAlchemy says Any or None
    return driver


def _tell_busy(context: ExceptionContext) -> StoreBusy | None:
    return StoreBusy("the database did not give its lock in time") if is_busy(context.original_exception) else None


def is_busy(error: BaseException) -> bool:
    """Whether the driver's error says that a lock was not had in time."""
    if isinstance(error, sqlite3.Error):
        return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
    return getattr(error, "sqlstate", None) in _BUSY_STATES  # psycopg's, which a process on SQLite need not import
