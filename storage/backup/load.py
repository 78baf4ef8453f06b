"""Restoring a backup (architecture: Restore): whole or not at all, its unfinished operations in quarantine."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from alembic import command
from sqlalchemy import Connection, DateTime, MetaData, Table, func, literal_column, select, update
from sqlalchemy.engine import URL
from sqlalchemy.exc import NoSuchTableError

from storage import schema
from storage.backup.dump import FORMAT, BackupFault, BackupProblem, Header, is_empty
from storage.directory import search_schema
from storage.engine import make_engine, writing
from storage.migrate import BASE, check_references, known_revisions, move
from storage.tables.operations import UNENDED, operations

_ROWS = 1_000
_UNREADABLE = (EOFError, OSError, zlib.error, msgspec.DecodeError)


@dataclass(frozen=True, slots=True)
class Restored:
    """How many rows came back, and how many operations wait for their account to be re-read."""

    rows: int
    quarantined: int


def restore(url: str | URL, path: Path, *, replace: bool = False) -> Restored:
    """Fill an empty database from a backup, or with `replace` any database, and bring it to the newest schema.

    One transaction: a file that does not read to its end changes nothing. Raises BackupProblem.
    """
    engine = make_engine(url, check_references=False)
    try:
        with writing(engine) as connection:
            lines = _lines(path)
            header = _header(next(lines, None))
            if not (replace or is_empty(connection)):
                raise BackupProblem(BackupFault.NOT_EMPTY)
            move(connection, BASE, command.downgrade)
            move(connection, header.revision)
            rows = _load(connection, lines)
            move(connection, schema.HEAD)
            restored = Restored(rows, _quarantine(connection))
            connection.commit()
            return restored
    finally:
        engine.dispose()


def _lines(path: Path) -> Iterator[Any]:
    """The file's lines, decoded. Raises BackupProblem at what is not one of ours, or stops early."""
    decode = msgspec.json.Decoder().decode
    try:
        with gzip.open(path, "rb") as file:
            for line in file:
                yield decode(line)
    except _UNREADABLE as error:
        raise BackupProblem(BackupFault.NOT_WHOLE) from error


def _header(line: Any) -> Header:
    try:
        header = msgspec.convert(line, Header)
    except msgspec.ValidationError as error:
        raise BackupProblem(BackupFault.NOT_A_BACKUP) from error
    if header.format != FORMAT or header.revision not in known_revisions():
        raise BackupProblem(BackupFault.OTHER_VERSION)
    return header


def _load(connection: Connection, lines: Iterator[Any]) -> int:
    """Insert all rows into the tables as they are at the backup's own revision. Returns how many."""
    search_schema.drop(connection)  # made anew at the end: far quicker than row by row
    filling = _Filling(connection)
    for line in lines:
        match line:
            case [*values]:
                filling.add(values)
            case {"table": str(name), "columns": [*columns]}:
                filling.begin(name, columns)
            case {"rows": total} if total == filling.total:
                filling.end()
                search_schema.create(connection)
                check_references(connection)
                return filling.total
            case _:
                break
    raise BackupProblem(BackupFault.NOT_WHOLE)


class _Filling:
    """Inserts rows in batches, into one table after another."""

    def __init__(self, connection: Connection) -> None:
        self.total = 0
        self._connection = connection
        self._table: Table | None = None
        self._columns: list[tuple[str, Callable[[Any], Any]]] = []
        self._batch: list[dict[str, Any]] = []

    def begin(self, name: str, columns: list[Any]) -> None:
        self.end()
        try:
            table = Table(name, MetaData(), autoload_with=self._connection, resolve_fks=False)
            self._columns = [(column, self._reader(table, column)) for column in columns]
        except (NoSuchTableError, KeyError) as error:
            raise BackupProblem(BackupFault.OTHER_VERSION) from error
        self._table = table

    def add(self, values: list[Any]) -> None:
        if len(values) != len(self._columns):
            raise BackupProblem(BackupFault.NOT_WHOLE)
        self._batch.append({name: read(value) for (name, read), value in zip(self._columns, values, strict=True)})
        self.total += 1
        if len(self._batch) == _ROWS:
            self._flush()

    def end(self) -> None:
        """The table is whole: what is left goes in, and its own numbering goes on from there."""
        self._flush()
        if self._table is not None:
            _number_on(self._connection, self._table)

    def _flush(self) -> None:
        if self._table is not None and self._batch:
            self._connection.execute(self._table.insert(), self._batch)
        self._batch = []

    def _reader(self, table: Table, column: str) -> Callable[[Any], Any]:
        if not isinstance(table.columns[column].type, DateTime):
            return _as_it_is
        return _naive_moment if self._connection.dialect.name == "sqlite" else _moment


def _as_it_is(value: Any) -> Any:
    return value


def _moment(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)


def _naive_moment(value: str | None) -> datetime | None:
    """As SQLite keeps it: UTC without saying so."""
    return None if value is None else datetime.fromisoformat(value).replace(tzinfo=None)


def _number_on(connection: Connection, table: Table) -> None:
    """PostgreSQL's sequences do not follow numbers that were given."""
    numbered = table.columns.get("id")
    if connection.dialect.name == "sqlite" or numbered is None or numbered.server_default is None:
        return
    sequence = func.pg_get_serial_sequence(table.name, "id")
    last = func.coalesce(func.max(numbered), literal_column("0")) + 1
    connection.execute(select(func.setval(sequence, last, literal_column("false"))))


def _quarantine(connection: Connection) -> int:
    """Nothing that was unfinished acts on a newer Zoom before its account was re-read."""
    unfinished = update(operations).where(UNENDED).values(quarantined=True, claimed_at=None)
    return connection.execute(unfinished).rowcount
