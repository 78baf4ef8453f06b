"""What people were given, chose and were asked."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, PrimaryKeyConstraint, Table, Text

from storage.tables.base import METADATA, Identifier, JsonValue, UtcDateTime

grants = Table(
    "grants",
    METADATA,
    Column("email_key", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("granted_by", Text, nullable=False),
    Column("granted_at", UtcDateTime, nullable=False),
    Column("until", UtcDateTime),
    PrimaryKeyConstraint("email_key", "role", "scope"),
    Index("ix_grants_scope", "scope"),
)

preferences = Table(
    "preferences",
    METADATA,
    Column("email_key", Text, primary_key=True),
    Column("language", Text, nullable=False),
)

confirmations = Table(
    "confirmations",
    METADATA,
    Column("token", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("person_key", Text, nullable=False),
    Column("account_id", Identifier, nullable=False),
    Column("account_version", Integer, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("payload", JsonValue, nullable=False),
    Column("used_by", Text, nullable=False),
    Column("used_at", UtcDateTime),
)
