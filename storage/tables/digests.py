"""Daily digests and what was sent of each (R70, R71), and what happens to invitations."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text, UniqueConstraint, false

from storage.tables.base import METADATA, Identifier, JsonValue, UtcDateTime

digests = Table(
    "digests",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("public_id", Text, nullable=False, unique=True),
    Column("platform", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("personal", Boolean, nullable=False),
    Column("owner", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("hour", Text, nullable=False),
    Column("days", JsonValue, nullable=False),
    Column("zone", Text, nullable=False),
    Column("establishments", JsonValue, nullable=False),
    Column("horizon", Integer, nullable=False),
    Column("few", Integer),
    Column("quiet", Boolean, nullable=False),
    Column("seen", Identifier, nullable=False),
    Column("paused_until", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("report", Boolean, nullable=False, server_default=false()),
)
"""`hour` is written 08:00, `paused_until` 2026-07-06; `seen` is the last milestone before it was first set."""

Index(
    "uq_digests_conversation",
    digests.c.platform,
    digests.c.address,
    unique=True,
    sqlite_where=digests.c.ended_at.is_(None),
    postgresql_where=digests.c.ended_at.is_(None),
)

digest_runs = Table(
    "digest_runs",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("public_id", Text, nullable=False, unique=True),
    Column("digest_id", Identifier, ForeignKey(digests.c.id), nullable=False),
    Column("platform", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("after", Identifier, nullable=False),
    Column("upto", Identifier, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("sent_at", UtcDateTime),
    UniqueConstraint("platform", "address", "day"),
    Index("ix_digest_runs_digest_id", "digest_id"),
)
"""One a day of each conversation: the unique constraint is what makes it so (R71)."""

Index(
    "ix_digest_runs_open",
    digest_runs.c.id,
    sqlite_where=digest_runs.c.outcome == "",
    postgresql_where=digest_runs.c.outcome == "",
)

digest_rows = Table(
    "digest_rows",
    METADATA,
    Column("run_id", Identifier, ForeignKey(digest_runs.c.id), nullable=False),
    Column("number", Integer, nullable=False),
    Column("account_id", Identifier, nullable=False),
    Column("account", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("establishment", Text, nullable=False),
    Column("why", Text, nullable=False),
    PrimaryKeyConstraint("run_id", "number"),
    Index("ix_digest_rows_account_id", "account_id"),
)
"""Personal, and forgotten after a month. `account_id` is of an account that may be gone, `account` its public id."""

milestones = Table(
    "milestones",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),
    Column("account_id", Identifier, nullable=False),
    Column("establishment", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("invited_at", UtcDateTime),
    Index("ix_milestones_at", "at"),
)
"""How invitations ended, by accounts that may be gone. Written under the directory's lock: ids are in the order of commits.
`invited_at` is null where only the day first seen is known (R26)."""
