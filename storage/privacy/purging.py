"""Personal details past their time go: what has ended, what was written, where nobody was met for long (R94).

The audit keeps its facts and its chain: of a row past its time only the details go (`storage.audit.purge`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Column, ColumnElement, Connection, Table, and_, delete, or_, select, tuple_

from commands.domain.audit_actions import AuditAction
from commands.domain.invitations import DAYS
from commands.domain.privacy import Retention
from commands.ports import AuditEntry, Clock
from commands.references import new_reference
from commands.reports.contract import CONTRACT_END
from commands.reports.telling import MONTH_REPORT
from storage.audit.purge import purge as purge_details
from storage.privacy import figures
from storage.tables import METADATA
from storage.tables.access import memberships
from storage.tables.accounts import accounts
from storage.tables.audit import audit, audit_details
from storage.tables.batches import batches
from storage.tables.conversations import conversations
from storage.tables.digests import digest_runs, digests
from storage.tables.file_orders import file_orders
from storage.tables.letters import contacts, letters
from storage.tables.loans import loans
from storage.tables.mails import mails
from storage.tables.operations import operations
from storage.tables.people import confirmations, grants, preferences
from storage.tables.recycling import inquiries
from storage.tables.requests import requests
from storage.tables.takeover import takeover
from storage.tables.waiting import places
from storage.tables.windows import windows
from storage.takeover import kept_before

ACTOR = "iris"
_PURGED = AuditAction.PURGED.value
INVITATION = timedelta(days=DAYS + 10)
"""How long the mails of an invitation say that its reminders were written."""
PERIOD = timedelta(days=100)
"""How long a letter of a month, or of a contract's end, says that it was written: nothing else keeps it from a second time."""
_PERIODIC = (MONTH_REPORT, CONTRACT_END)
QUESTIONS = timedelta(days=30)
"""Confirmations, windows and batches that ended: kept as long as somebody may press their button and be told why not."""


def purge(connection: Connection, clock: Clock, retention: Retention, now: datetime, limit: int) -> Mapping[str, int]:
    """How many rows of each kind; at most `limit` of each table."""
    done = {
        "journal": _journal(connection, clock, now - retention.journal, limit) if retention.journal else 0,
        "history": _all(connection, _history(now - retention.history), limit) if retention.history else 0,
        "messages": _all(connection, _messages(now - retention.messages, now), limit) if retention.messages else 0,
        "figures": _all(connection, figures.past(now - retention.figures, now), limit) if retention.figures else 0,
        "takeover": _some(connection, takeover, kept_before(now - retention.takeover), limit) if retention.takeover else 0,
        "presence": _presence(connection, now - retention.presence, limit) if retention.presence else 0,
        "questions": _all(connection, _questions(now - QUESTIONS), limit),
    }
    return {kind: count for kind, count in done.items() if count}


def _journal(connection: Connection, clock: Clock, before: datetime, limit: int) -> int:
    old = select(audit.c.id, audit.c.at).join_from(audit, audit_details).where(audit.c.at < before, audit.c.action != _PURGED)
    rows = connection.execute(old.order_by(audit.c.id).limit(limit)).all()
    if not rows:
        return 0
    entry = AuditEntry(actor=ACTOR, action=_PURGED, outcome="ok", origin="worker", reference=new_reference())
    last = max(row.at for row in rows)
    return purge_details(connection, clock, entry, before=min(before, last + timedelta(microseconds=1)))


def _history(before: datetime) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """What has ended."""
    for table in (operations, requests, places, loans, inquiries):
        yield table, and_(table.c.ended_at.is_not(None), table.c.ended_at < before)
    told = select(digest_runs.c.digest_id)
    yield digests, and_(digests.c.ended_at.is_not(None), digests.c.ended_at < before, digests.c.id.not_in(told))


def _messages(before: datetime, now: datetime) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """What was written to people and has nothing new to tell; of what was written before this was noted, what was closed."""
    past = or_(letters.c.written_at < before, and_(letters.c.written_at.is_(None), letters.c.closed_at < before))
    forgotten = or_(letters.c.kind.not_in(_PERIODIC), letters.c.written_at < now - PERIOD)
    yield letters, and_(letters.c.due_at.is_(None), past, forgotten)
    yield mails, and_(mails.c.due_at.is_(None), mails.c.ended_at < before, mails.c.ended_at < now - INVITATION)


def _questions(before: datetime) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    yield confirmations, confirmations.c.expires_at < before
    yield windows, windows.c.until < before
    never_begun = and_(batches.c.started_at.is_(None), batches.c.expires_at < before)
    yield batches, or_(never_begun, batches.c.ended_at < before)
    yield file_orders, file_orders.c.expires_at < before


def _presence(connection: Connection, before: datetime, limit: int) -> int:
    """Where somebody without access was met long ago; then what goes with a place where nobody is met any more."""
    holds = select(grants.c.email_key).where(grants.c.email_key == contacts.c.email_key).exists()
    count = _some(connection, contacts, and_(contacts.c.met_at < before, ~holds), limit)
    met = select(contacts.c.platform, contacts.c.address)
    for table, old in ((conversations, conversations.c.seen_at < before), (memberships, memberships.c.checked_at < before)):
        nobody = tuple_(table.c.platform, table.c.address).not_in(met)
        count += _some(connection, table, and_(old, nobody), limit)
    gone = (
        preferences.c.email_key.not_in(select(contacts.c.email_key)),
        preferences.c.email_key.not_in(select(grants.c.email_key)),
        preferences.c.email_key.not_in(select(accounts.c.email_key).where(accounts.c.email_key.is_not(None))),
    )
    return count + _some(connection, preferences, and_(*gone), limit)


def _all(connection: Connection, past: Iterator[tuple[Table, ColumnElement[bool]]], limit: int) -> int:
    return sum(_some(connection, table, condition, limit) for table, condition in past)


def _some(connection: Connection, table: Table, condition: ColumnElement[bool], limit: int) -> int:
    """Delete at most `limit` rows, and first what hangs on them."""
    keys = list(table.primary_key.columns)
    rows = connection.execute(select(*keys).where(condition).limit(limit)).all()
    if not rows:
        return 0
    if len(keys) == 1:
        ids = [row[0] for row in rows]
        for child, column in _hanging_on(table):
            connection.execute(delete(child).where(column.in_(ids)))
        return connection.execute(delete(table).where(keys[0].in_(ids))).rowcount
    return connection.execute(delete(table).where(tuple_(*keys).in_([tuple(row) for row in rows]))).rowcount


def _hanging_on(table: Table) -> Iterator[tuple[Table, Column[object]]]:
    for child in reversed(METADATA.sorted_tables):
        for key in child.foreign_keys:
            if key.column.table is table:
                yield child, key.parent
