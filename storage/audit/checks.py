"""Verifications of the chain: asked for by people and at night, done by whoever leads (R93)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from commands.domain.audit_checks import AuditCheck
from storage.tables.access import audit_checks

KEPT = 50
"""Checks that are kept; older ones say nothing that the newest does not."""


def ask(connection: Connection, by: str, now: datetime) -> None:
    waiting = select(audit_checks.c.id).where(audit_checks.c.done_at.is_(None), audit_checks.c.asked_by == by).limit(1)
    if connection.scalar(waiting) is None:
        blank = {"sealed": 0, "unsealed": 0, "purged": 0, "problems": []}
        connection.execute(audit_checks.insert().values(asked_by=by, asked_at=now, **blank))


def oldest_open(connection: Connection) -> AuditCheck | None:
    found = select(audit_checks).where(audit_checks.c.done_at.is_(None)).order_by(audit_checks.c.id).limit(1)
    return _check(connection.execute(found).one_or_none())


def note(connection: Connection, check: AuditCheck) -> None:
    said = {
        "done_at": check.done_at,
        "sealed": check.sealed,
        "unsealed": check.unsealed,
        "purged": check.purged,
        "problems": [list(one) for one in check.problems],
    }
    connection.execute(update(audit_checks).where(audit_checks.c.id == check.id).values(said))
    connection.execute(delete(audit_checks).where(audit_checks.c.id <= check.id - KEPT))


def newest_done(connection: Connection) -> AuditCheck | None:
    done = select(audit_checks).where(audit_checks.c.done_at.is_not(None))
    return _check(
        connection.execute(done.order_by(audit_checks.c.done_at.desc(), audit_checks.c.id.desc()).limit(1)).one_or_none()
    )


def _check(row: Row[Any] | None) -> AuditCheck | None:
    if row is None:
        return None
    return AuditCheck(
        id=row.id,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        done_at=row.done_at,
        sealed=row.sealed,
        unsealed=row.unsealed,
        purged=row.purged,
        problems=tuple((str(breach), int(at)) for breach, at in row.problems),
    )
