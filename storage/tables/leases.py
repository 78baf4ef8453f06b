"""Leases: which process leads (architecture: Replicas)."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from storage.tables.base import METADATA, UtcDateTime

leases = Table(
    "leases",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", UtcDateTime, nullable=False),
)
