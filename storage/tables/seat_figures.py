"""What is kept beside the seats themselves: their figures night by night, thresholds, checks against Zoom, pictures of them."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text

from storage.tables.base import METADATA, Identifier, JsonValue, UtcDateTime

snapshots = Table(
    "seat_snapshots",
    METADATA,
    Column("day", Text, nullable=False),
    Column("establishment", Text, nullable=False),
    Column("pool", Text, nullable=False),
    Column("allocated", Integer),
    Column("used", Integer, nullable=False),
    Column("reserved", Integer, nullable=False),
    PrimaryKeyConstraint("day", "establishment", "pool"),
)
"""`day` is the local one, written YYYY-MM-DD."""

thresholds = Table(
    "seat_thresholds",
    METADATA,
    Column("establishment", Text, nullable=False),
    Column("pool", Text, nullable=False),
    Column("threshold", Integer, nullable=False),
    Column("low", Boolean, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("establishment", "pool"),
    CheckConstraint("threshold >= 0", name="threshold_not_negative"),
)
"""`low`: the last figures looked at were at the threshold or under it, and that was told."""

plan_checks = Table(
    "plan_checks",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("day", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("pools", JsonValue, nullable=False),
    Column("cause", Text, nullable=False),
)
"""One row a night: Zoom's figures and ours by pool, and why they differ ("" where they agree)."""

pictures = Table(
    "pictures",
    METADATA,
    Column("key", Text, nullable=False),
    Column("png", LargeBinary, nullable=False),
    Column("establishments", JsonValue, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("key"),
)
"""Drawn once for all replicas. `establishments` are those whose figures it shows: whoever opens it must read them all."""
