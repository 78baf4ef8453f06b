"""What recycling asked, leaves alone, and how establishments want it (R56)."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, PrimaryKeyConstraint, Table, Text

from storage.tables.base import METADATA, Identifier, UtcDateTime

inquiries = Table(
    "recycling_inquiries",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("public_id", Text, nullable=False, unique=True),
    Column("account_id", Identifier, nullable=False),
    Column("email", Text, nullable=False),
    Column("email_key", Text, nullable=False),
    Column("establishment", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("answer_by", UtcDateTime, nullable=False),
    Column("signed_in_at", UtcDateTime),
    Column("answered_by", Text, nullable=False),
    Column("ended_at", UtcDateTime),
    Index("ix_recycling_inquiries_email_key_asked_at", "email_key", "asked_at"),
)
"""No reference to the account: it may be deleted meanwhile."""

Index(
    "uq_recycling_inquiries_open_account_id",
    inquiries.c.account_id,
    unique=True,
    sqlite_where=inquiries.c.ended_at.is_(None),
    postgresql_where=inquiries.c.ended_at.is_(None),
)

exemptions = Table(
    "recycling_exemptions",
    METADATA,
    Column("email_key", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("establishment", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("reason", Text, nullable=False),
    PrimaryKeyConstraint("email_key"),
)

rules = Table(
    "recycling_rules",
    METADATA,
    Column("establishment", Text, nullable=False),
    Column("days", Integer),
    Column("automatic", Boolean, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("establishment"),
    CheckConstraint("days >= 30", name="days_not_young"),
)
"""`days` is null where the house's own hold."""
