"""What goes with grants: welcomes still owed, who is still a member, reviews; and checks of the audit's chain."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, PrimaryKeyConstraint, Table, Text, UniqueConstraint

from storage.tables.base import METADATA, Identifier, JsonValue, UtcDateTime

welcomes = Table(
    "access_welcomes",
    METADATA,
    Column("email_key", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("email_key"),
)
"""People who were given access and were not told yet: nobody has met them, or it was a moment ago (R5)."""

memberships = Table(
    "memberships",
    METADATA,
    Column("platform", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("checked_at", UtcDateTime, nullable=False),
    Column("gone_since", UtcDateTime),
    PrimaryKeyConstraint("platform", "address"),
)
"""What the platforms said when they were last asked; `gone_since` is when it was first that they are no longer a member."""

reviews = Table(
    "access_reviews",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("public_id", Text, nullable=False, unique=True),
    Column("cct", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("confirmed_at", UtcDateTime),
    Column("confirmed_by", Text, nullable=False),
    UniqueConstraint("cct", "number"),
)
"""`number` counts the reviews of a CCT from 1: two replicas never ask the same one."""

audit_checks = Table(
    "audit_checks",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("asked_by", Text, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("done_at", UtcDateTime),
    Column("sealed", BigInteger, nullable=False),
    Column("unsealed", BigInteger, nullable=False),
    Column("purged", BigInteger, nullable=False),
    Column("problems", JsonValue, nullable=False),
)
"""`problems` are pairs of a breach and its place; `asked_by` is "" for the night's own."""
