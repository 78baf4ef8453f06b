"""Seats: what is allocated and what operations hold (R50, R51). What is used and pending is in `account_counts`."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text

from storage.tables.base import METADATA, Identifier, UtcDateTime
from storage.tables.operations import operations

allocations = Table(
    "allocations",
    METADATA,
    Column("establishment", Text, nullable=False),
    Column("pool", Text, nullable=False),
    Column("allocated", Integer),
    PrimaryKeyConstraint("establishment", "pool"),
    CheckConstraint("allocated >= 0", name="allocated_not_negative"),
)
"""`allocated` is null where none is fixed. The licence's row of an establishment is also what writers of its seats lock."""

allocation_changes = Table(
    "allocation_changes",
    METADATA,
    Column("id", Identifier, primary_key=True, autoincrement=True),
    Column("establishment", Text, nullable=False),
    Column("pool", Text, nullable=False),
    Column("before", Integer),
    Column("after", Integer),
    Column("at", UtcDateTime, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("effective_on", Text, nullable=False, server_default=""),
    Index("ix_allocation_changes_establishment_pool", "establishment", "pool"),
)
"""`effective_on` (YYYY-MM-DD) is the day that an imported file gives to the allocation; "" for that of `at`."""

holds = Table(
    "holds",
    METADATA,
    Column("establishment", Text, nullable=False),
    Column("pool", Text, nullable=False),
    Column("email_key", Text, nullable=False),
    Column("operation_id", Identifier, ForeignKey(operations.c.id), nullable=False),
    PrimaryKeyConstraint("establishment", "pool", "email_key", "operation_id"),
    Index("ix_holds_operation_id", "operation_id"),
)
"""One row per operation, so that an operation's end never frees the seat that a later one of the same person holds; people
are counted, not rows."""
