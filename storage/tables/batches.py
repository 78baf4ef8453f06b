"""Spreadsheets that were dropped, as they were read and checked, and what becomes of each row (R80)."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text

from storage.tables.base import METADATA, Identifier, JsonValue, UtcDateTime

batches = Table(
    "batches",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("public_id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("person_key", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("header", JsonValue, nullable=False),
    Column("seats", JsonValue, nullable=False),
    Column("read_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("started_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Column("fed", Integer, nullable=False),
    Column("told", Integer, nullable=False),
    Column("told_at", UtcDateTime),
    Index("ix_batches_person_key_digest", "person_key", "digest"),
)
"""`kind` is "" until somebody said which. `fed` is the number of the last row that was taken up, `told` how many had ended when
the message was last brought up to date, below 0 while Zoom kept it waiting."""

Index(
    "ix_batches_running",
    batches.c.id,
    sqlite_where=batches.c.state == "running",
    postgresql_where=batches.c.state == "running",
)

batch_rows = Table(
    "batch_rows",
    METADATA,
    Column("batch_id", Identifier, ForeignKey(batches.c.id), nullable=False),
    Column("number", Integer, nullable=False),
    Column("line", Integer, nullable=False),
    Column("cells", JsonValue, nullable=False),
    Column("email", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("why", JsonValue, nullable=False),
    Column("correction", Text, nullable=False),
    Column("establishments", JsonValue, nullable=False),
    Column("checked", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("operation", Text, nullable=False),
    PrimaryKeyConstraint("batch_id", "number"),
)
"""`line` as the spreadsheet numbers it; `cells` in the header's order; `checked` tells what the row was checked against;
`operation` is the public id of the row's own, "" for none."""

Index(
    "ix_batch_rows_queued",
    batch_rows.c.batch_id,
    sqlite_where=batch_rows.c.standing == "queued",
    postgresql_where=batch_rows.c.standing == "queued",
)
