"""Rows of an imported file that wait for their account's first reading."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from storage.tables.base import METADATA, JsonValue

takeover = Table(
    "takeover",
    METADATA,
    Column("email_key", Text, primary_key=True),
    Column("fields", JsonValue, nullable=False),
)
