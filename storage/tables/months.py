"""Months that are over, in figures (R74)."""

from __future__ import annotations

from sqlalchemy import Column, PrimaryKeyConstraint, Table, Text

from storage.tables.base import METADATA, JsonValue

months = Table(
    "months",
    METADATA,
    Column("month", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("cct", Text, nullable=False),
    Column("figures", JsonValue, nullable=False),
    PrimaryKeyConstraint("month", "place", "cct"),
)
"""Written once, never changed, and never purged: nobody is named. `month` is written YYYY-MM; `place` is an establishment's key,
"" for none (of a CCT: the requests that name none)."""
