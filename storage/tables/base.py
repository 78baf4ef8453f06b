"""What every table is made of: the metadata, and the few column types that both databases agree on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, MetaData
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Identifier = BigInteger().with_variant(Integer(), "sqlite")
"""Internal keys. SQLite numbers only an INTEGER PRIMARY KEY by itself, and FTS5 wants one."""

JsonValue = JSON().with_variant(JSONB(), "postgresql")
"""Plain values (`commands.domain.operations.Json`). Key order is not kept: what is hashed is stored as text instead."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware in, UTC out, on both databases. The only time type: SQLite's own forgets the offset.

    Raises ValueError for a naive datetime, which means nothing here. Kept to the microsecond.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without its offset was given to the database")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)

    @property
    def python_type(self) -> type[Any]:
        return datetime
