"""Locks by name, for what must be done by one at a time although no row stands for it."""

from __future__ import annotations

from sqlalchemy import Connection, func, select


def lock_for_transaction(connection: Connection, name: str) -> None:
    """Hold `name` until the transaction ends. SQLite's writers are one at a time already."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
