"""Accounts that Zoom's events name."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from storage.tables.base import METADATA, UtcDateTime

nudges = Table(
    "nudges",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("zoom_id", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("operator", Text, nullable=False),
    Column("event_at", UtcDateTime, nullable=False),
)
