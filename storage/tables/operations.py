"""The ledger (R90) and its outbox of messages."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    FromClause,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)

from storage.tables.base import METADATA, Identifier, JsonValue, UtcDateTime


def unended(table: FromClause) -> ColumnElement[bool]:
    """Planned or running, in literals: with bound values neither database recognises its partial indexes."""
    return table.c.state.in_([literal_column("'planned'"), literal_column("'running'")])


operations = Table(
    "operations",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("public_id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("intent", Text, nullable=False, unique=True),
    Column("state", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("actor_key", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("email_key", Text, nullable=False),
    Column("account_id", Identifier),
    Column("establishments", JsonValue, nullable=False),
    Column("payload", JsonValue, nullable=False),
    Column("payload_version", Integer, nullable=False),
    Column("step", Integer, nullable=False),
    Column("started", Boolean, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("planned_at", UtcDateTime, nullable=False),
    Column("next_try_at", UtcDateTime, nullable=False),
    Column("claimed_at", UtcDateTime),
    Column("reference", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("waiting", Text, nullable=False),
    Column("notes", JsonValue, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("quarantined", Boolean, nullable=False),
    Column("other", Text, nullable=False, server_default=""),
    Column("other_key", Text),
)
"""`claimed_at` is set while a worker has it in hand; `email_key`, `actor_key` and `other_key` are folded addresses. `other` is
the second account's, "" and a null key for most."""

UNENDED = unended(operations)

Index(
    "ix_operations_unended_email_key",
    operations.c.email_key,
    operations.c.id,
    sqlite_where=UNENDED,
    postgresql_where=UNENDED,
)
Index(
    "ix_operations_unended_other_key",
    operations.c.other_key,
    operations.c.id,
    sqlite_where=UNENDED,
    postgresql_where=UNENDED,
)
Index(
    "ix_operations_unended_next_try_at",
    operations.c.next_try_at,
    operations.c.id,
    sqlite_where=UNENDED,
    postgresql_where=UNENDED,
)

Index("ix_operations_account_id", operations.c.account_id)
Index(
    "ix_operations_ended_at",
    operations.c.ended_at,
    sqlite_where=operations.c.ended_at.is_not(None),
    postgresql_where=operations.c.ended_at.is_not(None),
)

notices = Table(
    "notices",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("operation_id", Identifier, ForeignKey(operations.c.id), nullable=False),
    Column("platform", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("awaited", Boolean, nullable=False),
    Column("final", Boolean, nullable=False),
    Column("due_at", UtcDateTime),
    Column("leased_until", UtcDateTime),
    Column("tries", Integer, nullable=False),
    Column("closed_at", UtcDateTime),
    Column("given_up", Boolean, nullable=False),
    UniqueConstraint("operation_id", "platform", "address"),
)
"""`awaited`: the asker's answer may still show the end; `final`: the operation has ended; no `due_at`: nothing new to show."""

Index(
    "ix_notices_open_due_at",
    notices.c.due_at,
    sqlite_where=notices.c.closed_at.is_(None),
    postgresql_where=notices.c.closed_at.is_(None),
)
