"""The outbox of e-mails, which is their proof too, and what is known of addresses."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from storage.tables.base import METADATA, Identifier, JsonValue, UtcDateTime

mails = Table(
    "mails",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("public_id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("email", Text, nullable=False),
    Column("email_key", Text, nullable=False, index=True),
    Column("locale", Text, nullable=False),
    Column("payload", JsonValue, nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime),
    Column("leased_until", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Column("tries", Integer, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("detail", Text, nullable=False),
)
"""No `due_at`: it has ended, with an `outcome` and a `detail` (a server's code, or why nothing was sent). `public_id` is what its
Message-ID is made of, the same at each try."""

Index(
    "ix_mails_open_due_at", mails.c.due_at, sqlite_where=mails.c.due_at.is_not(None), postgresql_where=mails.c.due_at.is_not(None)
)

mail_accounts = Table(
    "mail_accounts",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("mail_id", Identifier, ForeignKey(mails.c.id), nullable=False, index=True),
    Column("account_id", Identifier, nullable=False, index=True),
)
"""Which accounts a mail is about; `key` says what it tells of each, once. The account may be gone: the proof outlives it."""

mail_addresses = Table(
    "mail_addresses",
    METADATA,
    Column("email_key", Text, primary_key=True),
    Column("email", Text, nullable=False),
    Column("stopped_at", UtcDateTime),
    Column("refused_at", UtcDateTime),
    Column("refusal", Text, nullable=False),
)
"""Who wants no reminder any more, and which addresses a server refuses for good (`refusal`: its code)."""
