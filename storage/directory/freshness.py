"""How fresh the directory is, and whether somebody waits for a reading (R10, R12)."""

from __future__ import annotations

from datetime import datetime

from commands.domain.listing import Freshness
from storage.directory.database import Database
from storage.quick import moments
from storage.tables.accounts import directory_state
from storage.upsert import insert

_ROW = 1
_NOTHING = {"complete_at": None, "running": False, "alarm": "", "refresh_asked_by": "", "refresh_asked_at": None}


def read(database: Database) -> Freshness:
    """`running` also while a refresh is only asked for."""
    found = database.rows("SELECT complete_at, running, alarm, refresh_asked_at FROM directory_state")
    if not found:
        return Freshness(complete_at=None)
    complete_at, running, alarm, asked_at = found[0]
    asked, moment = asked_at is not None, moments(database.connection.dialect)
    return Freshness(complete_at=moment(complete_at), running=bool(running) or asked, asked=asked, alarm=alarm)


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
