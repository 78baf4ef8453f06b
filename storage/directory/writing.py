"""Writing rows of the directory. The caller holds the directory's lock, so what was looked up is still true."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, bindparam, delete, insert, or_, select, union_all, update

from storage.directory.counters import Counters
from storage.directory.database import Database, joined
from storage.directory.endings import note_endings
from storage.directory.records import Record
from storage.quick import in_dialect
from storage.tables.accounts import account_readings, accounts
from storage.tables.base import UtcDateTime
from storage.tables.operations import operations, unended

_ROW = select(accounts, account_readings.c.read_at, account_readings.c.addons_read_at).join(
    account_readings, account_readings.c.account_id == accounts.c.id
)
_COLUMNS = frozenset(accounts.c.keys())
_INSERT = insert(accounts)
_UPDATE = (
    update(accounts)
    .where(accounts.c.id == bindparam("row_id"))
    .values({name: bindparam(name) for name in sorted(_COLUMNS - {"id", "public_id"})})
)
_MOMENT = account_readings.c.read_at.type
_MARK_NEW = insert(account_readings).from_select(
    ["account_id", "read_at"],
    select(accounts.c.id, bindparam("at", type_=_MOMENT)).where(accounts.c.public_id == bindparam("key")),
)


def by_id(database: Database, account_id: int) -> Record | None:
    """A row with its `read_at` and `addons_read_at`."""
    return next(iter(_records(database, accounts.c.id == account_id)), None)


def by_identity(database: Database, keys: Sequence[str], zoom_ids: Sequence[str]) -> list[Record]:
    """The rows with one of these folded addresses or Zoom ids, with their `read_at` and `addons_read_at`."""
    return _records(database, or_(accounts.c.email_key.in_(keys), accounts.c.zoom_id.in_(zoom_ids)))


def under_operation(database: Database, keys: Iterable[str]) -> frozenset[str]:
    """Those of these folded addresses that an unended operation is about."""
    wanted = tuple(keys)
    found = (select(key).where(key.in_(wanted), unended(operations)) for key in (operations.c.email_key, operations.c.other_key))
    return frozenset(database.connection.execute(union_all(*found)).scalars())


def write(
    database: Database,
    counters: Counters,
    changes: Sequence[tuple[Record | None, Record]],
    read_at: datetime | None,
    now: datetime,
) -> None:
    """Insert or update rows, before and after; `read_at` is noted where a reading says so, and at `now` how invitations ended."""
    if not changes:
        return
    added = [_columns(new) for old, new in changes if old is None]
    changed = sorted(((old, new) for old, new in changes if old is not None), key=lambda change: int(change[1]["id"]))
    _let_go(database, changed)
    run = database.connection.execute
    if changed:
        run(_UPDATE, [{**_columns(new), "row_id": new["id"]} for _, new in changed])
    if added:
        run(_INSERT, added)
        run(_MARK_NEW, [{"key": row["public_id"], "at": read_at} for row in added])
    if read_at is not None:
        mark(database, [new["id"] for _, new in changed], read_at)
    for old, new in changes:
        counters.moved(old, new)
    note_endings(database.connection, changes, now)


def mark(database: Database, ids: Sequence[int], read_at: datetime) -> None:
    """Note that a reading met these accounts; an earlier moment never replaces a later one."""
    if ids:
        moment = _bound(database.connection.dialect)(read_at)
        these = database.spelling.among("account_id", ids)
        sql = f"UPDATE account_readings SET read_at = ? WHERE {these.sql} AND read_at < ?"  # noqa: S608 - constants only
        database.write(sql, (moment, *these.params, moment))


def mark_said(database: Database, said: Mapping[str, int], read_at: datetime) -> Collection[str]:
    """The same for the accounts with these folded addresses whose fingerprint is the one beside it; the addresses of these.

    A fingerprint sums up its account's address too, so that the two lists need not be compared pair by pair.
    """
    dialect = database.connection.dialect
    moment = _bound(dialect)(read_at)
    among = database.spelling.among
    these, params = joined((among("email_key", tuple(said)), among("fingerprint", tuple(said.values()))))
    sql = f"UPDATE account_readings SET read_at = ? WHERE account_id IN (SELECT id FROM accounts WHERE {these}) AND read_at < ?"  # noqa: S608 - constants only
    if database.connection.exec_driver_sql(in_dialect(dialect, sql), (moment, *params, moment)).rowcount == len(said):
        return said.keys()
    return {key for (key,) in database.rows(f"SELECT email_key FROM accounts WHERE {these}", params)}  # noqa: S608 - constants only


@lru_cache(maxsize=8)
def _bound(dialect: Dialect) -> Callable[[datetime], Any]:
    """What turns a moment into the driver's."""
    return UtcDateTime().dialect_impl(dialect).bind_processor(dialect) or (lambda moment: moment)


def mark_addons(database: Database, keys: Sequence[str], read_at: datetime) -> None:
    """Note that the add-ons of the accounts with these folded addresses were looked at."""
    if keys:
        known = select(accounts.c.id).where(accounts.c.email_key.in_(keys))
        statement = update(account_readings).where(account_readings.c.account_id.in_(known)).values(addons_read_at=read_at)
        database.connection.execute(statement)


def displace(database: Database, ids: Sequence[int]) -> None:
    """Somebody else has these accounts' address now: they keep their history and wait to be re-read by their Zoom id."""
    if ids:
        statement = update(accounts).where(accounts.c.id.in_(ids))
        database.connection.execute(statement.values(email_key=None, version=accounts.c.version + 1, fingerprint=0))


def remove(database: Database, counters: Counters, row: Record) -> None:
    run = database.connection.execute
    run(delete(account_readings).where(account_readings.c.account_id == row["id"]))
    run(delete(accounts).where(accounts.c.id == row["id"]))
    counters.moved(row, None)


def _records(database: Database, condition: Any) -> list[Record]:
    return [dict(row) for row in database.connection.execute(_ROW.where(condition)).mappings()]


def _columns(record: Mapping[str, Any]) -> Record:
    return {name: value for name, value in record.items() if name in _COLUMNS}


def _let_go(database: Database, changes: Iterable[tuple[Record, Record]]) -> None:
    """Rows that swap addresses or Zoom ids first hold none, so that no moment has one twice."""
    moved = [new["id"] for old, new in changes if (old["email_key"], old["zoom_id"]) != (new["email_key"], new["zoom_id"])]
    if moved:
        database.connection.execute(update(accounts).where(accounts.c.id.in_(moved)).values(email_key=None, zoom_id=None))
