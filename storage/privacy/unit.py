"""`commands.ports.Privacy`: rows found are sorted by kind, and kept to the asker's reach."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, LargeBinary, Table

from commands.domain.operations import Json
from commands.domain.privacy import Category, Holdings, Reach, Retention
from commands.ports import Clock
from storage.privacy import purging
from storage.privacy.finding import found, known

CATEGORIES: Mapping[Category, tuple[str, ...]] = {
    Category.ACCOUNT: ("accounts", "account_readings", "takeover", "nudges", "milestones"),
    Category.RIGHTS: ("grants", "access_welcomes", "access_reviews", "memberships"),
    Category.HISTORY: ("audit", "audit_details", "audit_checks"),
    Category.OPERATIONS: ("operations", "notices", "holds", "seat_windows", "confirmations"),
    Category.REQUESTS: ("requests", "request_events", "channels"),
    Category.WAITING: ("waiting_places", "waiting_offers"),
    Category.LOANS: ("loans", "recycling_inquiries", "recycling_exemptions"),
    Category.MESSAGES: ("letters", "mails", "mail_accounts", "mail_addresses", "digests", "digest_runs", "digest_rows"),
    Category.PRESENCE: ("contacts", "conversations"),
    Category.CHOICES: ("preferences",),
    Category.DECISIONS: ("allocation_changes", "seat_thresholds", "recycling_rules", "directory_state"),
}
"""By table; those that are not named are « autres »."""
_OF_TABLE = {name: category for category, names in CATEGORIES.items() for name in names}
_HIDDEN = frozenset({"salt", "sealed", "search_text", "scope_token", "fingerprint", "invited_key", "login_key", "audit_id", "id"})
"""What is derived, or ours alone."""
_SECRET = frozenset({"token", "conversation_key", "intent"})
"""What opens something."""


class SqlPrivacy:
    """Reads whole tables; nothing here is for every day."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def held_on(self, email: str, reach: Reach) -> Holdings:
        rows: dict[Category, dict[str, list[Mapping[str, Json]]]] = {}
        placed = hidden = False
        out_of_reach: set[tuple[str, Any]] = set()
        for table, row, hangs in found(self._connection, known(self._connection, email)):
            within = _within(table, row, reach)
            if within is False or (hangs and _parent(table, row) in out_of_reach):
                hidden = True
                out_of_reach.add((table.name, row.get("id")))
                continue
            placed = placed or bool(within)
            category = _OF_TABLE.get(table.name, Category.OTHER)
            rows.setdefault(category, {}).setdefault(table.name, []).append(_shown(table, row))
        told = {category: {name: tuple(ones) for name, ones in tables.items()} for category, tables in rows.items()}
        return Holdings(email=email, rows=told, placed=placed, hidden=hidden)

    def purge(self, retention: Retention, now: datetime, limit: int) -> Mapping[str, int]:
        return purging.purge(self._connection, self._clock, retention, now, limit)


def _within(table: Table, row: Mapping[str, Any], reach: Reach) -> bool | None:
    """Whether a row of a place is within reach; None for one of no place."""
    if reach.everything:
        return True
    if table.name == "audit_details":
        # What was tried on somebody else's is written without an establishment: it would tell that it exists (R4).
        return bool(row["establishment"]) and row["establishment"] in reach.establishments
    if table.name == "grants":
        return row["scope"] in reach.establishments | reach.ccts
    if "cct" in row:
        return row["cct"] in reach.ccts
    if "establishments" in row:
        return set(row["establishments"] or ()) <= reach.establishments
    return row["establishment"] in reach.establishments if "establishment" in row else None


def _parent(table: Table, row: Mapping[str, Any]) -> tuple[str, Any]:
    """What a row hangs on: its table and its id."""
    keys = (one for one in table.foreign_keys)
    return next(((one.column.table.name, row[one.parent.name]) for one in keys), ("", None))


def _shown(table: Table, row: Mapping[str, Any]) -> dict[str, Json]:
    """Plain values; what is derived or opens something is left out."""
    left_out = _HIDDEN | _SECRET | {one.name for one in table.columns if isinstance(one.type, LargeBinary)}
    names = (name for name in row if name not in left_out and not name.startswith("sort_") and not name.endswith("_key"))
    return {name: _plain(row[name]) for name in names}


def _plain(value: Any) -> Json:
    return value.isoformat() if isinstance(value, datetime) else value
