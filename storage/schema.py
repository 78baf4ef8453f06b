"""Which schema the code wants and which the database has, without loading the migrations (readiness asks it often)."""

from __future__ import annotations

from sqlalchemy import Engine, inspect, text

from storage.engine import reading

HEAD = "0008"
"""The newest revision, whose tables `storage.tables` describes."""
ACCEPTED = frozenset({HEAD, "0007"})
"""Revisions this code can serve: the newest and the one before, so that replicas are replaced one by one."""


def current(engine: Engine) -> str | None:
    """The database's revision; None where nothing was ever migrated."""
    with reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found


def is_current(engine: Engine) -> bool:
    """Whether the database has the newest schema."""
    return current(engine) == HEAD


def accepts(engine: Engine) -> bool:
    """Whether this code can serve on the database's schema: the newest, or the one before."""
    return current(engine) in ACCEPTED
