"""Messages that no operation owns, and where people are met."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, PrimaryKeyConstraint, Table, Text

from storage.tables.base import METADATA, Identifier, JsonValue, UtcDateTime

letters = Table(
    "letters",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("platform", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("payload", JsonValue, nullable=False),
    Column("message", Text, nullable=False),
    Column("due_at", UtcDateTime),
    Column("leased_until", UtcDateTime),
    Column("tries", Integer, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("closed_at", UtcDateTime),
    Column("given_up", Boolean, nullable=False),
    Column("within", Text, nullable=False, server_default=""),
    Column("thread", Text, nullable=False, server_default=""),
    Column("written_at", UtcDateTime),
)
"""No `due_at`: nothing new to tell. `changes` counts refreshes, so that one during a delivery is not lost. `within` is the key of
the letter in whose thread it is posted; `thread` the address at which replies to it are, known once it was posted."""

Index(
    "ix_letters_open_due_at",
    letters.c.due_at,
    sqlite_where=letters.c.due_at.is_not(None),
    postgresql_where=letters.c.due_at.is_not(None),
)

Index(
    "ix_letters_thread",
    letters.c.thread,
    sqlite_where=letters.c.thread != "",
    postgresql_where=letters.c.thread != "",
)

contacts = Table(
    "contacts",
    METADATA,
    Column("platform", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("email_key", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("met_at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("platform", "address"),
    Index("ix_contacts_email_key", "email_key"),
)
