"""Seats that are kept for a while without an operation (R40, R53)."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table, Text

from storage.tables.base import METADATA, Identifier, UtcDateTime

windows = Table(
    "seat_windows",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("establishment", Text, nullable=False),
    Column("pool", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("email_key", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("by_key", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Column("account_id", Identifier),
    Column("operation", Text, nullable=False),
    Index("ix_seat_windows_establishment_until", "establishment", "until"),
    Index("ix_seat_windows_account_id", "account_id"),
    Index("ix_seat_windows_email_key", "email_key"),
    sqlite_autoincrement=True,
)
"""`email_key` and `by_key` are folded addresses; `operation` is a public id. What has ended counts no more, and goes when
another is kept in its establishment. No reference to the account: it may be deleted meanwhile. An id is never
another window's later: an offer that has ended may still name its own."""
