"""Templates to fill in, and the rows of a batch as they were found or as they ended (R80)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commands.domain.addresses import person_key
from commands.domain.batches import Batch, BatchKind, BatchRow
from commands.files.columns import title
from commands.files.gestures import COMMAND
from commands.files.kinds import KINDS
from commands.files.making import Making
from commands.ports import Unit
from commands.views.batch_words import row_words, why_words
from commands.views.files import FileColumn, FileOrder, TableFile
from commands.views.nodes import Cell, msg

_PAGE = 500
_WIDTHS = {"line": 8, "standing": 18, "why": 70, "correction": 44}


def template(order: FileOrder, making: Making) -> TableFile | None:
    """The columns of a kind, those that it needs marked; no row."""
    kind = str(order.payload.get("nature"))
    with making.store.reading() as unit:
        allowed = making.allowed(unit, COMMAND) is not None
    if not allowed or kind not in set(BatchKind):
        return None
    spec = KINDS[BatchKind(kind)]
    columns = tuple(
        FileColumn(msg("import-required", column=title(one)) if one in spec.required else title(one), 26) for one in spec.columns
    )
    return TableFile(title=order.title, columns=columns, rows=iter(()))


def rows(order: FileOrder, making: Making) -> TableFile | None:
    """Of the reader's own batch alone. What was written in the file comes back, but for what is never kept (R63)."""
    with making.store.reading() as unit:
        batch = _theirs(order, making, unit)
    if batch is None:
        return None
    own = tuple(FileColumn(title(one), 26) for one in batch.columns)
    return TableFile(
        title=order.title,
        columns=(_column("line"), *own, _column("standing"), _column("why"), _column("correction")),
        rows=_rows(batch, order, making),
    )


def _column(name: str) -> FileColumn:
    return FileColumn(msg(f"batch-column-{name}"), _WIDTHS[name])


def _rows(batch: Batch, order: FileOrder, making: Making) -> Iterator[tuple[Cell, ...]]:
    """A page in memory at a time; with each one the reader is authorised anew (R3)."""
    after = 0
    while True:
        with making.store.reading() as unit:
            if _theirs(order, making, unit) is None:
                return
            found = unit.batches.rows(batch, after=after, limit=_PAGE)
            page = [_cells(row, unit) for row in found]
        yield from page
        if len(found) < _PAGE:
            return
        after = found[-1].number


def _cells(row: BatchRow, unit: Unit) -> tuple[Cell, ...]:
    said: Sequence[Cell] = row.cells
    return (row.line, *said, row_words(row), why_words(row, unit), row.correction or None)


def _theirs(order: FileOrder, making: Making, unit: Unit) -> Batch | None:
    batch = unit.batches.get(str(order.payload.get("lot")))
    allowed = batch is not None and making.allowed(unit, COMMAND) is not None
    return batch if batch is not None and allowed and batch.person == person_key(making.reader) else None
