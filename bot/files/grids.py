"""Rows of text, wherever they come from → a sheet: its header, and the rows that hold something."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple

from bot.files.refusals import FileRefusedError
from commands.domain.folding import fold
from commands.files.sheets import MOST_ROWS, Line, Sheet
from commands.views.nodes import Msg

MOST_COLUMNS = 100
LONGEST_CELL = 2_000
"""Characters; the longest field that people fill is far shorter."""
_TITLES = 10
"""Lines of one cell that may stand above the header: the list's name, a date."""


class Row(NamedTuple):
    """As it was read; `number` is what the spreadsheet shows beside it."""

    number: int
    cells: tuple[str, ...]


class _Visible(dict[int, str]):
    """What each code point becomes, worked out at its first sight: controls and spaces of every width are spaces, what has no
    width goes."""

    def __missing__(self, point: int) -> str:
        category = unicodedata.category(chr(point))
        seen = " " if category in ("Zs", "Zl", "Zp", "Cc") else "" if category in ("Cf", "Cs") else chr(point)
        self[point] = seen
        return seen


_TABLE = _Visible()


def sheet_of(name: str, digest: str, rows: Iterable[Row], notes: tuple[Msg, ...] = ()) -> Sheet:
    """Raises FileRefusedError where there is no header, no row below it, too many rows, or a cell that no column names."""
    filled = (row for row in map(_trimmed, rows) if any(row.cells))
    header, below = _headed(filled)
    columns = _columns(header)
    lines: list[Line] = []
    for row in below:
        if len(lines) == MOST_ROWS:
            raise FileRefusedError("too-many-rows", most=MOST_ROWS)
        lines.append(Line(row.number, _fitted(row, columns)))
    if not lines:
        raise FileRefusedError("no-rows")
    return Sheet(name=name, digest=digest, header=tuple(header.cells[one] for one in columns), lines=tuple(lines), notes=notes)


def _trimmed(row: Row) -> Row:
    cells = [_clean(cell) if cell else "" for cell in row.cells]
    while cells and not cells[-1]:
        cells.pop()
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise FileRefusedError("long-cell", row=row.number, most=LONGEST_CELL)
    return Row(row.number, tuple(cells))


def _clean(cell: str) -> str:
    if not cell.isascii():
        cell = unicodedata.normalize("NFC", cell)
    # What is printable holds nothing that the table changes.
    return " ".join((cell if cell.isprintable() else cell.translate(_TABLE)).split())


def _headed(rows: Iterator[Row]) -> tuple[Row, Iterator[Row]]:
    """The header and what is below. Lines of one cell above a wider line are titles, not the header."""
    first = list(islice(rows, _TITLES + 1))
    if not first:
        raise FileRefusedError("empty")
    wider = next((at for at, row in enumerate(first) if _filled(row) > 1), 0)
    header = first[0 if any(map(_is_data, first[:wider])) else wider]
    if _is_data(header):
        raise FileRefusedError("no-header")
    return header, chain(first[first.index(header) + 1 :], rows)


def _filled(row: Row) -> int:
    return sum(map(bool, row.cells))


def _is_data(row: Row) -> bool:
    """An address or nothing but figures: no line of titles."""
    return any("@" in cell for cell in row.cells) or all(not any(map(str.isalpha, cell)) for cell in row.cells)


def _columns(header: Row) -> tuple[int, ...]:
    """Where the columns that have a title stand."""
    titled = tuple(at for at, cell in enumerate(header.cells) if cell)
    if len(header.cells) > MOST_COLUMNS:
        raise FileRefusedError("too-wide", most=MOST_COLUMNS)
    seen: set[str] = set()
    for at in titled:
        title = fold(header.cells[at])
        if title in seen:
            raise FileRefusedError("same-title", title=header.cells[at])
        seen.add(title)
    return titled


def _fitted(row: Row, columns: tuple[int, ...]) -> tuple[str, ...]:
    """As many cells as there are titles; one that stands under none would be lost, and is usually a separator too many."""
    cells = row.cells
    fitted = tuple(cells[at] if at < len(cells) else "" for at in columns)
    if sum(map(bool, fitted)) != _filled(row):
        raise FileRefusedError("untitled-cell", row=row.number)
    return fitted
