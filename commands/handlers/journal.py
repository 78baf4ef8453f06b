"""journal: who did what, to whom, when, with which outcome, within one's scope (R93)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from commands.arguments import Values
from commands.context import Context
from commands.domain.addresses import split_address
from commands.handlers.cards import changes_of, journal_scope
from commands.invocation import Invocation, Origin
from commands.ports import AuditQuery, AuditRow
from commands.results import Handled, Invalid, Result
from commands.views.labels import short_establishment
from commands.views.nodes import Words

PAGE_SIZE = 20
MOST_CHANGES = 20
"""Told of one row: every field that people know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalPage(Result):
    """Newest first. `carried` are the filters as the next page's button wants them; `more` the cursor of that page."""

    rows: tuple[AuditRow, ...]
    changes: Mapping[int, Words]
    """By row: what changed, before and after."""
    places: Mapping[str, str]
    carried: Mapping[str, str]
    more: str = ""
    replaces_page: bool = False


def handle(invocation: Invocation, context: Context) -> Handled:
    """journal [compte] [personne] [etab] [depuis]"""
    values = Values(invocation, context.house.reference)
    establishments, since = values.establishments("etab"), values.duration("depuis")
    subject, person = _address(values, "compte"), _address(values, "personne")
    if values.errors:
        return Invalid(errors=values.errors)
    cursor = values.token("curseur")
    query = AuditQuery(
        actor=person,
        subject=subject,
        establishments=tuple(one.key for one in establishments),
        since=context.now - since if since else None,
        before_id=int(cursor) if cursor.isdigit() and len(cursor) < len(str(2**63)) else None,
        limit=PAGE_SIZE + 1,
    )
    rows = tuple(context.unit.audit.search(query, journal_scope(context)))
    page = rows[:PAGE_SIZE]
    return JournalPage(
        rows=page,
        changes=changes_of(page, context, MOST_CHANGES),
        places={one.key: short_establishment(one) for one in context.house.reference.establishments},
        carried={
            "compte": subject,
            "personne": person,
            "etab": ",".join(query.establishments),
            "depuis": str(since.days) if since else "",
        },
        more=str(page[-1].id) if len(rows) > PAGE_SIZE else "",
        replaces_page=invocation.origin is Origin.BUTTON and bool(cursor),
    )


def _address(values: Values, name: str) -> str:
    """An address in full, folded; other text as typed (it then finds nothing, rather than something else)."""
    typed = values.text(name)
    parts = split_address(typed)
    return f"{parts[0]}@{parts[1]}" if parts else typed
