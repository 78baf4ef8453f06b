"""Requests to level-2 support, what happened to each, and the channels where they are answered (R7, R60 to R62)."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from storage.tables.base import METADATA, Identifier, JsonValue, UtcDateTime

requests = Table(
    "requests",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("public_id", Text, nullable=False, unique=True),
    Column("intent", Text, nullable=False, unique=True),
    Column("asker", Text, nullable=False),
    Column("asker_key", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("cct", Text, nullable=False),
    Column("establishment", Text, nullable=False),
    Column("wish", Text, nullable=False),
    Column("fields", JsonValue, nullable=False),
    Column("subject_key", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("taker", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", UtcDateTime),
    Column("operation", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("merged_into", Text, nullable=False),
    Column("filed_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("answered_at", UtcDateTime),
    Column("touched_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
)
"""`version` counts changes of what is asked: an agent approves what they read. `subject_key` is the folded address it is about;
`touched_at` the last time that a person did something with it; `question` the intent that a yes to a confirmation will have."""

Index("ix_requests_asker_key_filed_at", requests.c.asker_key, requests.c.filed_at)
Index("ix_requests_cct_filed_at", requests.c.cct, requests.c.filed_at)
Index(
    "ix_requests_open_cct",
    requests.c.cct,
    requests.c.subject_key,
    sqlite_where=requests.c.ended_at.is_(None),
    postgresql_where=requests.c.ended_at.is_(None),
)

request_events = Table(
    "request_events",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("request_id", Identifier, ForeignKey(requests.c.id), nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("text", Text, nullable=False),
    UniqueConstraint("request_id", "number"),
)

channels = Table(
    "channels",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("public_id", Text, nullable=False, unique=True),
    Column("platform", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("usage", Text, nullable=False),
    Column("cct", Text, nullable=False),
    Column("establishments", JsonValue, nullable=False),
    Column("locale", Text, nullable=False),
    Column("registered_by", Text, nullable=False),
    Column("registered_at", UtcDateTime, nullable=False),
    Column("checked_at", UtcDateTime, nullable=False),
    UniqueConstraint("platform", "address", "usage"),
)
"""`cct` is set for the usage « support » alone: one channel a CCT."""

Index("uq_channels_cct", channels.c.cct, unique=True, sqlite_where=channels.c.cct != "", postgresql_where=channels.c.cct != "")
