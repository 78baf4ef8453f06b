"""Ready SQL, straight to the driver: for the few reads that every command makes.

SQLAlchemy takes about 0.1 ms a statement, ten times what SQLite takes to answer it. Texts are made of constants only, and every
value is a parameter; rows come as the driver gives them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect

from commands.domain.errors import StoreBusy
from storage.engine import is_busy
from storage.tables.base import UtcDateTime

GLANCING = "iris_glancing"
"""The option of a connection of `storage.glances`: SQLite's own, whose transaction has begun wherever it is read from."""


def rows(connection: Connection, sql: str, params: Sequence[Any] = ()) -> list[Any]:
    """The rows of a query written with `?`, in the connection's transaction. Raises StoreBusy as the engine does."""
    driver: Any = connection.get_execution_options().get(GLANCING)
    if driver is None:
        driver = connection.connection.driver_connection
        if not (connection.in_transaction() or getattr(driver, "in_transaction", False)):
            connection.begin()
        sql = in_dialect(connection.dialect, sql)
    try:
        found: list[Any] = driver.execute(sql, params).fetchall()
    except Exception as error:
        if is_busy(error):
            raise StoreBusy("the database did not give its lock in time") from error
        raise
    return found


def in_dialect(dialect: Dialect, sql: str) -> str:
    """The text with the driver's own placeholders."""
    return sql if dialect.name == "sqlite" else sql.replace("?", "%s")


@lru_cache(maxsize=8)
def moments(dialect: Dialect) -> Callable[[Any], Any]:
    """A function from a moment as the driver gives it to an aware one, UTC; None stays None."""
    if dialect.name == "sqlite":
        return _from_text
    processor = UtcDateTime().dialect_impl(dialect).result_processor(dialect, None)
    if processor is None:
        raise TypeError("a moment needs its processor")
    return processor


def _from_text(kept: str | None) -> datetime | None:
    """SQLite keeps moments as text without the offset, which is UTC's."""
    return datetime.fromisoformat(f"{kept}+00:00") if kept else None
