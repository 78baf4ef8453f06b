"""The journal as rows of a file, in words (R81, R93)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.i18n import Translator
from commands.domain.people import EVERYWHERE
from commands.domain.reference import ReferenceData
from commands.ports import AuditQuery, AuditRow, Store
from commands.views.changes import changed, in_a_line
from commands.views.history import COLUMNS, outcome_words, what_words
from commands.views.labels import short_establishment

_PAGE = 1_000


def header(say: Translator) -> tuple[str, ...]:
    return ("n°", *(say.text(one) for one in COLUMNS), say.text("journal-reference"))


def journal_rows(store: Store, query: AuditQuery, reference: ReferenceData, say: Translator) -> Iterator[tuple[str, ...]]:
    """Newest first, all that is found, a page in memory at a time."""
    before = query.before_id
    places = {one.key: short_establishment(one) for one in reference.establishments}
    while True:
        with store.reading() as unit:
            page = unit.audit.search(replace(query, before_id=before, limit=_PAGE), EVERYWHERE)
        for row in page:
            yield _cells(row, places, reference, say)
        if len(page) < _PAGE:
            return
        before = page[-1].id


def _cells(row: AuditRow, places: dict[str, str], reference: ReferenceData, say: Translator) -> tuple[str, ...]:
    entry = row.entry
    changes = changed(entry.before, entry.after, reference)
    return (
        str(row.id),
        row.at.isoformat(timespec="seconds"),
        entry.actor,
        say.words(what_words(row)),
        entry.subject,
        places.get(entry.establishment, entry.establishment),
        say.words(in_a_line(changes, len(changes))),
        entry.reason,
        entry.origin,
        say.words(outcome_words(entry.outcome)),
        entry.reference,
    )
