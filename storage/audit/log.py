"""Appending to the audit, and searching it within one's scope."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, not_, or_, select, true

from commands.domain.audit_checks import AuditCheck
from commands.domain.audit_outcomes import CANCELLATIONS, FAILURES, REFUSALS, UNDECIDED, ZOOM_SAID_NO, Ended
from commands.domain.folding import fold
from commands.domain.operations import Json
from commands.domain.people import Scope
from commands.ports import AuditEntry, AuditQuery, AuditRow, Clock
from storage.audit import checks
from storage.audit.binding import bind
from storage.tables.audit import audit, audit_details, audit_seals, audit_unsealed

MAX_ROWS = 1_000


class SqlAudit:
    """`commands.ports.Audit`. A row counts from the commit of what it tells; the sealer chains it soon after."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def append(self, entry: AuditEntry) -> None:
        """Write it, personal details beside the facts."""
        append(self._connection, self._clock, entry)

    def search(self, query: AuditQuery, scope: Scope) -> Sequence[AuditRow]:
        """Rows of the scope's establishments, newest first. Of a purged row the facts remain, its details are empty."""
        return [_as_row(row) for row in self._connection.execute(_searched(query, scope))]

    def ask_check(self, by: str) -> None:
        checks.ask(self._connection, by, self._clock.now())

    def open_check(self) -> AuditCheck | None:
        return checks.oldest_open(self._connection)

    def note_check(self, check: AuditCheck) -> None:
        checks.note(self._connection, check)

    def last_check(self) -> AuditCheck | None:
        return checks.newest_done(self._connection)


def append(connection: Connection, clock: Clock, entry: AuditEntry, purged: str = "") -> None:
    """Write a row; `purged` is only for a purge's own (see `storage.audit.purge`)."""
    salt = secrets.token_hex(16)
    details = {
        "actor": entry.actor,
        "subject": entry.subject,
        "before": _text(entry.before),
        "after": _text(entry.after),
        "reason": entry.reason,
    }
    facts = audit.insert().values(
        at=clock.now(),
        action=entry.action,
        outcome=entry.outcome,
        origin=entry.origin,
        reference=entry.reference,
        establishment=entry.establishment,
        binding=bind(salt, details),
        purged=purged,
    )
    written = connection.execute(facts.returning(audit.c.id)).scalar_one()
    keys = {"actor_key": fold(entry.actor), "subject_key": fold(entry.subject)}
    connection.execute(audit_details.insert().values(audit_id=written, salt=salt, **details, **keys))
    connection.execute(audit_unsealed.insert().values(audit_id=written))


def _searched(query: AuditQuery, scope: Scope) -> Select[Any]:
    joined = audit.outerjoin(audit_details).outerjoin(audit_seals, audit_seals.c.audit_id == audit.c.id)
    found = select(audit, audit_details, audit_seals.c.sequence).select_from(joined).where(*_conditions(query), _within(scope))
    return found.order_by(audit.c.id.desc()).limit(max(1, min(query.limit, MAX_ROWS)))


def _conditions(query: AuditQuery) -> list[ColumnElement[bool]]:
    asked = {
        audit_details.c.actor_key == fold(query.actor): query.actor,
        audit_details.c.subject_key == fold(query.subject): query.subject,
        audit.c.action == query.action: query.action,
        audit.c.outcome == query.outcome: query.outcome,
        audit.c.establishment.in_(query.establishments): query.establishments,
    }
    conditions: list[ColumnElement[bool]] = [condition for condition, value in asked.items() if value]
    if query.ended is not None:
        conditions.append(_ended(query.ended))
    if query.since is not None:
        conditions.append(audit.c.at >= query.since)
    if query.until is not None:
        conditions.append(audit.c.at < query.until)
    if query.before_id is not None:
        conditions.append(audit.c.id < query.before_id)
    return conditions


def _ended(how: Ended) -> ColumnElement[bool]:
    failed = or_(audit.c.outcome.in_(FAILURES), audit.c.outcome.startswith(ZOOM_SAID_NO, autoescape=True))
    match how:
        case Ended.FAILED:
            return failed
        case Ended.REFUSED:
            return audit.c.outcome.in_(REFUSALS)
        case Ended.CANCELLED:
            return audit.c.outcome.in_(CANCELLATIONS)
        case Ended.DONE:
            return and_(audit.c.outcome.not_in(REFUSALS | CANCELLATIONS | UNDECIDED), not_(failed))


def _within(scope: Scope) -> ColumnElement[bool]:
    return true() if scope.everything else audit.c.establishment.in_(sorted(scope.establishments))


def _text(values: Mapping[str, Json]) -> str:
    return msgspec.json.encode(dict(values), order="sorted").decode()


def _as_row(row: Row[Any]) -> AuditRow:
    entry = AuditEntry(
        actor=row.actor or "",
        action=row.action,
        outcome=row.outcome,
        origin=row.origin,
        reference=row.reference,
        subject=row.subject or "",
        establishment=row.establishment,
        before=msgspec.json.decode(row.before) if row.before else {},
        after=msgspec.json.decode(row.after) if row.after else {},
        reason=row.reason or "",
    )
    return AuditRow(id=row.id, at=row.at, entry=entry, sealed=row.sequence is not None)
