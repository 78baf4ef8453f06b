"""Loans of licences (R55)."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from storage.tables.base import METADATA, Identifier, UtcDateTime

loans = Table(
    "loans",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("public_id", Text, nullable=False, unique=True),
    Column("account_id", Identifier, nullable=False),
    Column("email", Text, nullable=False),
    Column("establishment", Text, nullable=False),
    Column("until", Text, nullable=False),
    Column("lender", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("operation", Text, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("set_at", UtcDateTime, nullable=False),
    Column("returns", Integer, nullable=False),
    Column("reminded", Text, nullable=False),
    Column("rests_until", UtcDateTime),
    Column("ended_at", UtcDateTime),
)
"""`until` is the last day, local, written YYYY-MM-DD. No reference to the account: it may be deleted meanwhile, and
`establishment` is then where it was when the licence was lent."""

Index(
    "uq_loans_open_account_id",
    loans.c.account_id,
    unique=True,
    sqlite_where=loans.c.ended_at.is_(None),
    postgresql_where=loans.c.ended_at.is_(None),
)
