"""The journal in a file, in words (R81, R93)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from commands.arguments import Values
from commands.domain.people import Scope
from commands.domain.reference import ReferenceData
from commands.files.making import Making
from commands.handlers.cards import journal_scope
from commands.handlers.journal import journal_query
from commands.invocation import Invocation
from commands.ports import AuditQuery, AuditRow, Store
from commands.views.changes import changed, in_a_line
from commands.views.files import FileColumn, FileOrder, TableFile
from commands.views.history import COLUMNS, origin_words, outcome_words, what_words
from commands.views.labels import short_establishment
from commands.views.nodes import Cell, Msg, Words

_PAGE = 1_000
_WIDTHS = (17, 40, 24, 44, 28, 48, 36, 12, 16)


def journal(order: FileOrder, making: Making) -> TableFile | None:
    """`payload` is the search, as the journal's buttons carry it. None where the reader has no journal."""
    values = Values(Invocation(command="journal", values=order.asked), making.house.reference)
    query = journal_query(values, making.now)

    def scope() -> Scope:
        with making.store.reading() as unit:
            return journal_scope(making.context(unit))

    if values.errors or not scope():
        return None
    return journal_table(order.title, query, making.store, making.house.reference, scope)


def journal_table(
    title: Words, query: AuditQuery, store: Store, reference: ReferenceData, scope: Callable[[], Scope]
) -> TableFile:
    """Newest first, all that is found in the scope, which is asked for with each page (R3)."""
    titles = (*zip(COLUMNS, _WIDTHS, strict=True), ("journal-reference", 12))
    columns = (FileColumn("n°", 8), *(FileColumn(Msg(key), width) for key, width in titles))
    return TableFile(title=title, columns=columns, rows=_rows(query, store, reference, scope))


def _rows(query: AuditQuery, store: Store, reference: ReferenceData, scope: Callable[[], Scope]) -> Iterator[tuple[Cell, ...]]:
    """A page in memory at a time."""
    places = {one.key: short_establishment(one) for one in reference.establishments}
    query = replace(query, limit=_PAGE)
    while True:
        within = scope()
        with store.reading() as unit:
            page = unit.audit.search(query, within) if within else ()
        for row in page:
            yield _cells(row, places, reference)
        if len(page) < _PAGE:
            return
        query = replace(query, before_id=page[-1].id)


def _cells(row: AuditRow, places: dict[str, str], reference: ReferenceData) -> tuple[Cell, ...]:
    entry = row.entry
    changes = changed(entry.before, entry.after, reference)
    return (
        row.id,
        row.at,
        entry.actor,
        what_words(row),
        entry.subject,
        places.get(entry.establishment, entry.establishment),
        in_a_line(changes, len(changes)),
        entry.reason,
        origin_words(entry.origin),
        outcome_words(entry.outcome),
        entry.reference,
    )
