"""Purging personal details from the audit (R94): the facts and the chain stay, and the purge is itself in the chain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import Connection, select

from commands.domain.folding import fold
from commands.ports import AuditEntry, Clock
from storage.audit.log import append
from storage.tables.audit import audit, audit_details


def purge(connection: Connection, clock: Clock, entry: AuditEntry, *, before: datetime | None = None, subject: str = "") -> int:
    """Remove the details of rows older than `before` and, with `subject`, only of those about that address.

    `entry` tells the purge itself: its row names what was purged, so that details removed in any other way are found out by
    `verify`. Returns how many rows lost their details; with neither condition, none do.
    """
    conditions = []
    if before is not None:
        conditions.append(audit.c.at < before)
    if subject:
        conditions.append(audit_details.c.subject_key == fold(subject))
    if not conditions:
        return 0
    joined = select(audit.c.id).join_from(audit, audit_details).where(*conditions).order_by(audit.c.id)
    ids = connection.scalars(joined).all()
    connection.execute(audit_details.delete().where(audit_details.c.audit_id.in_(joined)))
    append(connection, clock, entry, purged=_as_ranges(ids))
    return len(ids)


def purged_ids(ranges: str) -> Iterator[int]:
    """The ids that a purge's row names, e.g. "1-40,52"."""
    for part in ranges.split(","):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def _as_ranges(ids: Iterable[int]) -> str:
    ranges: list[list[int]] = []
    for one in ids:
        if ranges and one == ranges[-1][1] + 1:
            ranges[-1][1] = one
        else:
            ranges.append([one, one])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)
