"""Writing a backup.

The file is gzipped JSON lines: a header with the schema's revision, then for each table its name and columns and one line per
row, and last the number of rows, so that a file cut short is known. It holds personal data: only its owner may read it.
"""

from __future__ import annotations

import enum
import gzip
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Table, exists, inspect, select

from commands.domain.errors import IrisError
from storage import schema
from storage.engine import reading
from storage.tables import METADATA
from storage.tables.leases import leases
from storage.tables.seat_figures import pictures

FORMAT = "iris-backup-1"
_ROWS = 1_000
_TRANSIENT = frozenset({leases.name, pictures.name})
"""Tables that mean nothing elsewhere, or are made again when they are wanted."""


class BackupFault(enum.StrEnum):
    """Why a backup or a restore cannot be; the sentence is `cli-backup-<value>`."""

    NOT_MIGRATED = "not-migrated"
    NOT_EMPTY = "not-empty"
    NOT_A_BACKUP = "not-a-backup"
    NOT_WHOLE = "not-whole"
    OTHER_VERSION = "other-version"


class BackupProblem(IrisError):
    """The database cannot be backed up, or the file or the database cannot be used for a restore."""

    def __init__(self, fault: BackupFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Header:
    """The first line: what wrote the file, at which schema."""

    format: str
    revision: str


def backup(engine: Engine, path: Path) -> int:
    """Write all that the database holds at one moment; others go on meanwhile. Returns how many rows.

    The file appears whole or not at all. Raises BackupProblem where the schema is not the newest.
    """
    if not schema.is_current(engine):
        raise BackupProblem(BackupFault.NOT_MIGRATED)
    with _snapshot(engine) as connection, _private_file(path) as file:
        _write(file, Header(FORMAT, schema.HEAD))
        rows = sum(_dump(connection, table, file) for table in kept_tables())
        _write(file, {"rows": rows})
    return rows


def kept_tables() -> list[Table]:
    """What a backup holds, those that others refer to first."""
    return [table for table in METADATA.sorted_tables if table.name not in _TRANSIENT]


def is_empty(connection: Connection) -> bool:
    """Whether a database, of any revision, holds nothing that a backup would."""
    present = set(inspect(connection).get_table_names())
    tables = (table for table in kept_tables() if table.name in present)
    return not any(connection.scalar(select(exists().select_from(table))) for table in tables)


def _dump(connection: Connection, table: Table, file: gzip.GzipFile) -> int:
    _write(file, {"table": str(table.name), "columns": [str(column.name) for column in table.columns]})
    count = 0
    for row in connection.execute(select(table).execution_options(yield_per=_ROWS)):
        _write(file, tuple(row))
        count += 1
    return count


def _write(file: gzip.GzipFile, line: Any) -> None:
    file.write(msgspec.json.encode(line))
    file.write(b"\n")


@contextmanager
def _snapshot(engine: Engine) -> Iterator[Connection]:
    """A reading transaction that sees one moment: SQLite's do, PostgreSQL's on request."""
    if engine.dialect.name == "sqlite":
        with reading(engine) as connection:
            yield connection
        return
    with engine.connect() as connection:
        yield connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


@contextmanager
def _private_file(path: Path) -> Iterator[gzip.GzipFile]:
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as raw:
            with gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=1) as file:
                yield file
            raw.flush()
            os.fsync(descriptor)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
