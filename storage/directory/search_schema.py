"""What search needs beside the tables: FTS5 and its triggers on SQLite; extensions and a GIN index on PostgreSQL.

Migrations call `create` after the tables exist and `drop` before they go; and both around anything that rebuilds `accounts`,
since SQLite drops a table's triggers with the table that batch_alter_table replaces. Creating what exists changes nothing.
"""

from __future__ import annotations

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

FTS = "accounts_fts"
SHADOWS = frozenset({FTS, *(f"{FTS}_{part}" for part in ("data", "idx", "docsize", "config", "content"))})
"""Tables that SQLite makes for the index: not Alembic's to compare."""

INDEX = "ix_accounts_search"
"""PostgreSQL's index: not in the metadata, since its operator classes come with extensions."""

_SQLITE_TABLE = f"""
CREATE VIRTUAL TABLE IF NOT EXISTS {FTS} USING fts5(
    search_text, scope_token, content='accounts', content_rowid='id', tokenize='trigram case_sensitive 1')
"""
_OLD = "old.search_text, old.scope_token"
_ADD = f"INSERT INTO {FTS}(rowid, search_text, scope_token) VALUES (new.id, new.search_text, new.scope_token);"  # noqa: S608 - constants only
_TAKE = f"INSERT INTO {FTS}({FTS}, rowid, search_text, scope_token) VALUES ('delete', old.id, {_OLD});"  # noqa: S608 - constants only
_SQLITE_TRIGGERS = {
    "accounts_fts_insert": f"AFTER INSERT ON accounts BEGIN {_ADD} END",
    "accounts_fts_delete": f"AFTER DELETE ON accounts BEGIN {_TAKE} END",
    "accounts_fts_update": (
        "AFTER UPDATE OF id, search_text, scope_token ON accounts WHEN old.search_text IS NOT new.search_text "
        f"OR old.scope_token IS NOT new.scope_token OR old.id IS NOT new.id BEGIN {_TAKE} {_ADD} END"
    ),
}
PLACES = "ARRAY[{}establishment]"
"""PostgreSQL's first column of it, with the table's alias: a list of one. « Any of these » is then one walk of the index, where
`= ANY` on the plain column would be one for each of them."""

_POSTGRES_INDEX = (
    f"CREATE INDEX IF NOT EXISTS {INDEX} ON accounts USING gin ("
    f"({PLACES.format('')}), search_text gin_trgm_ops) WITH (fastupdate = off)"
)


def create(connection: Connection, *, rebuild: bool = True) -> None:
    """Make search; `rebuild` indexes the accounts that are there already (SQLite; PostgreSQL always does)."""
    run = connection.exec_driver_sql
    if connection.dialect.name == "sqlite":
        run(_SQLITE_TABLE)
        create_triggers(connection)
        if rebuild:
            run(f"INSERT INTO {FTS}({FTS}) VALUES ('rebuild')")  # noqa: S608 - constants only
        return
    run("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    run(_POSTGRES_INDEX)
    if run("SELECT EXISTS (SELECT FROM accounts)").scalar():
        run("ANALYZE accounts")  # the planner knows nothing of an expression until then, and guesses


def drop(connection: Connection) -> None:
    """Unmake it. Extensions stay: others may use them."""
    if connection.dialect.name == "sqlite":
        drop_triggers(connection)
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {FTS}")
        return
    connection.exec_driver_sql(f"DROP INDEX IF EXISTS {INDEX}")


def create_triggers(connection: Connection) -> None:
    """SQLite's three triggers, which keep the index in step with `accounts`."""
    for name, body in _SQLITE_TRIGGERS.items():
        connection.exec_driver_sql(f"CREATE TRIGGER IF NOT EXISTS {name} {body}")


def drop_triggers(connection: Connection) -> None:
    for name in _SQLITE_TRIGGERS:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")


def sound(connection: Connection) -> bool:
    """Whether search agrees with the accounts: on SQLite the index's own check against the table and its triggers."""
    if connection.dialect.name != "sqlite":
        return connection.exec_driver_sql("SELECT to_regclass(%s)", (INDEX,)).scalar() is not None
    present = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'accounts'"
    ).scalars()
    if not set(_SQLITE_TRIGGERS) <= set(present):
        return False
    try:
        connection.exec_driver_sql(f"INSERT INTO {FTS}({FTS}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - constants only
    except DatabaseError:
        return False
    return True
