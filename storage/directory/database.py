"""Ready SQL on a connection.

Lists and searches answer in a fraction of a millisecond to a few, so they skip the statement builder; their texts are made of
constants only, and every value is a parameter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection

from storage import quick
from storage.locks import lock_for_transaction


class Clause(msgspec.Struct, frozen=True):
    """A piece of SQL with `?` for its parameters, and these."""

    sql: str
    params: tuple[Any, ...] = ()


class Spelling(msgspec.Struct, frozen=True):
    """The few things that the two dialects say differently."""

    sqlite: bool

    def unindexed(self, column: str) -> str:
        """`column` in a condition that must not choose the index: SQLite's planner has no figures and would guess."""
        return f"+{column}" if self.sqlite else column

    def among(self, column: str, values: Sequence[Any]) -> Clause:
        """The column has one of these values: on PostgreSQL one array, whose text stays the same however many they are."""
        if self.sqlite:
            return Clause(f"{column} IN ({', '.join('?' * len(values))})", tuple(values))
        return Clause(f"{column} = ANY(?)", (list(values),))

    def flag(self, column: str, *, value: bool = True) -> str:
        """A boolean column's condition, as its partial index spells it."""
        if self.sqlite:
            return f"{column} = {int(value)}"
        return column if value else f"NOT {column}"

    def table(self, index: str) -> str:
        """`accounts`, by way of this index where the dialect can be told."""
        return f"accounts INDEXED BY {index}" if self.sqlite else "accounts"


_SPELLINGS = {True: Spelling(sqlite=True), False: Spelling(sqlite=False)}


@dataclass(frozen=True, slots=True)
class Database:
    """A connection, and how its dialect spells."""

    connection: Connection

    @property
    def spelling(self) -> Spelling:
        return _SPELLINGS[self.connection.dialect.name == "sqlite"]

    def rows(self, sql: str, params: Sequence[Any] = ()) -> Sequence[Any]:
        """The rows of a query written with `?`."""
        return quick.rows(self.connection, sql, params)

    def write(self, sql: str, params: Sequence[Any] = ()) -> None:
        """Run a statement written with `?`."""
        self.connection.exec_driver_sql(quick.in_dialect(self.connection.dialect, sql), tuple(params))

    def lock(self) -> None:
        """One writer of the directory at a time, until the transaction ends, so that counters are exact and what was looked up
        is still true when it is written. Comes after the seats' locks."""
        lock_for_transaction(self.connection, "directory")


def marks(number: int) -> str:
    """Placeholders of a list."""
    return ", ".join("?" * number)


def joined(conditions: Iterable[Clause]) -> tuple[str, tuple[Any, ...]]:
    """All the conditions as one, "" where there is none."""
    clauses = tuple(conditions)
    return " AND ".join(clause.sql for clause in clauses), tuple(value for clause in clauses for value in clause.params)
