"""Short readings on SQLite, by a thread that makes many: on a connection that it keeps, one BEGIN and one ROLLBACK each.

Taking a connection from SQLAlchemy's pool and giving it back costs more than what such a reading looks up.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from storage.engine import driver_of
from storage.quick import GLANCING

if TYPE_CHECKING:
    from storage.unit import SqlUnit


class Glance:
    """A transaction that only reads, opened again and again (`with glance as unit`); not within itself."""

    def __init__(self, connection: Connection, unit: SqlUnit) -> None:
        self._connection = connection
        self._driver = driver_of(connection)
        connection.execution_options(**{GLANCING: self._driver})
        self._unit = unit

    @property
    def is_open(self) -> bool:
        return self._driver.in_transaction

    def __enter__(self) -> SqlUnit:
        self._driver.execute("BEGIN")
        return self._unit

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """What SQLAlchemy began by itself it must end by itself."""
        if self._connection.in_transaction():
            self._connection.rollback()
        else:
            self._driver.rollback()


class Glances(threading.local):
    """Each thread's own glance, made when it first asks; None while it is open."""

    def __init__(self, make: Callable[[], Glance]) -> None:
        self._make = make
        self._mine: Glance | None = None

    def mine(self) -> Glance | None:
        if self._mine is None:
            self._mine = self._make()
        return None if self._mine.is_open else self._mine
