"""Waiting lists: places in line and the turns that each was offered (R53)."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from storage.tables.base import METADATA, Identifier, JsonValue, UtcDateTime

places = Table(
    "waiting_places",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("public_id", Text, nullable=False, unique=True),
    Column("establishment", Text, nullable=False),
    Column("establishments", JsonValue, nullable=False),
    Column("pools", JsonValue, nullable=False),
    Column("email", Text, nullable=False),
    Column("email_key", Text, nullable=False),
    Column("asker", Text, nullable=False),
    Column("command", Text, nullable=False),
    Column("values", JsonValue, nullable=False),
    Column("reason", Text, nullable=False),
    Column("priority", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("standing", Text, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("arrived_at", UtcDateTime, nullable=False),
    Column("rests_until", UtcDateTime),
    Column("missed", Integer, nullable=False),
    Column("operation", Text, nullable=False),
    Column("ended_at", UtcDateTime),
)
"""`since` is when it was taken; `arrived_at`, which orders the line, moves when a turn is passed or missed."""

Index(
    "uq_waiting_places_open",
    places.c.establishment,
    places.c.email_key,
    unique=True,
    sqlite_where=places.c.ended_at.is_(None),
    postgresql_where=places.c.ended_at.is_(None),
)
Index(
    "ix_waiting_places_open_email_key",
    places.c.email_key,
    sqlite_where=places.c.ended_at.is_(None),
    postgresql_where=places.c.ended_at.is_(None),
)

offers = Table(
    "waiting_offers",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("place_id", Identifier, ForeignKey(places.c.id), nullable=False),
    Column("number", Integer, nullable=False),
    Column("turn", Text, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Column("by", Text, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("windows", JsonValue, nullable=False),
    UniqueConstraint("place_id", "number"),
)

Index(
    "ix_waiting_offers_open_until",
    offers.c.until,
    sqlite_where=offers.c.ended_at.is_(None),
    postgresql_where=offers.c.ended_at.is_(None),
)
