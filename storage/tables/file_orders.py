"""Files that were offered, and are made when their reader takes them (R81)."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table, Text

from storage.tables.base import METADATA, Identifier, JsonValue, UtcDateTime

file_orders = Table(
    "file_orders",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("public_id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("payload", JsonValue, nullable=False),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Index("ix_file_orders_expires_at", "expires_at"),
)
