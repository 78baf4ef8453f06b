"""How fresh the directory is, and whether somebody waits for a reading (R10, R12)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from commands.domain.listing import Freshness
from storage.directory.database import Database
from storage.tables.accounts import directory_state
from storage.upsert import insert

_ROW = 1
_NOTHING = {"complete_at": None, "running": False, "alarm": "", "refresh_asked_by": "", "refresh_asked_at": None}


def read(database: Database) -> Freshness:
    """`running` also while a refresh is only asked for."""
    row = database.connection.execute(select(directory_state)).mappings().first()
    if row is None:
        return Freshness(complete_at=None)
    asked = row["refresh_asked_at"] is not None
    return Freshness(complete_at=row["complete_at"], running=row["running"] or asked, asked=asked, alarm=row["alarm"])


def note(database: Database, freshness: Freshness) -> None:
    """A reading that begins answers what was asked before; what is asked while it runs waits for the next."""
    values: dict[str, object] = {"complete_at": freshness.complete_at, "running": freshness.running, "alarm": freshness.alarm}
    if freshness.running:
        values |= {"refresh_asked_by": "", "refresh_asked_at": None}
    _write(database, values)


def ask(database: Database, by: str, at: datetime) -> None:
    _write(database, {"refresh_asked_by": by, "refresh_asked_at": at})


def _write(database: Database, values: dict[str, object]) -> None:
    statement = insert(database.connection, directory_state).values({"id": _ROW, **_NOTHING, **values})
    database.connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))
