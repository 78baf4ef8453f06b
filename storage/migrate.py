"""Bringing a database to a revision, by one migrator at a time and whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect
from sqlalchemy.engine import URL

from commands.domain.errors import IrisError
from storage import schema
from storage.directory import search_schema
from storage.engine import make_engine, writing
from storage.locks import lock_for_transaction

MIGRATIONS = Path(__file__).parent / "migrations"
BASE = "base"
"""Alembic's name for an empty database."""


class MigrationBroken(IrisError):
    """A migration or a restore left rows that refer to nothing; it was undone."""


def upgrade(url: str | URL, revision: str = schema.HEAD) -> bool:
    """Bring the database forward; False where it was there already. Raises StoreBusy behind another migrator."""
    return _migrate(url, revision, command.upgrade)


def downgrade(url: str | URL, revision: str) -> bool:
    """Bring the database back to a revision, "base" for an empty one; False where it was there already."""
    return _migrate(url, revision, command.downgrade)


def configuration(connection: Connection) -> Config:
    """Alembic's configuration, on our connection and in its transaction."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def known_revisions() -> frozenset[str]:
    """Every revision that this code can bring a database to."""
    return frozenset(script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions())


def move(connection: Connection, revision: str, run: Callable[[Config, str], None] = command.upgrade) -> bool:
    """Bring the database of a writing transaction to a revision; the caller commits. False where it was there already."""
    lock_for_transaction(connection, "migrate")
    if (MigrationContext.configure(connection).get_current_revision() or BASE) == revision:
        return False
    search_schema.drop(connection)
    run(configuration(connection), revision)
    # Where a table was copied to alter it, SQLite has lost, silently, the triggers that feed the search.
    if inspect(connection).has_table("accounts"):
        search_schema.create(connection)
    check_references(connection)
    return True


def check_references(connection: Connection) -> None:
    """Raises MigrationBroken where SQLite, told not to check, holds a row that refers to nothing."""
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise MigrationBroken("rows are left that refer to nothing")


def _migrate(url: str | URL, revision: str, run: Callable[[Config, str], None]) -> bool:
    # Where SQLite alters a table by copying it, its checks would empty the tables that refer to the one replaced.
    engine = make_engine(url, check_references=False)
    try:
        with writing(engine) as connection:
            moved = move(connection, revision, run)
            connection.commit()
            return moved
    finally:
        engine.dispose()
