"""XLSX that opens ready to sort: header frozen and bold, filters on, widths, days as days, text never a formula (R81)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.files.cells import calculated, writable
from bot.files.private import create_binary
from bot.formats import local
from bot.i18n import Translator
from commands.views.files import FileColumn, TableFile
from commands.views.nodes import Cell, Msg

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

MOST_ROWS = 1_048_575
"""Of a sheet, its header left out; what follows goes on in another sheet."""
_MOST_CHARACTERS = 32_767
"""Of a cell."""
_TITLE = 31
"""Characters of a sheet's name."""
_NOT_IN_TITLES = re.compile(r"[\\*?:/\[\]']")
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
"""Text that the library would write as an error."""
_DAY, _MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"


def write_xlsx(path: Path, table: TableFile, say: Translator) -> int:
    """How many rows were written, in memory that does not grow with them. Raises FileExistsError."""
    from openpyxl import Workbook  # here: whoever writes no workbook loads none of it

    with create_binary(path) as file:
        book = Workbook(write_only=True)
        book.properties.creator = "IRIS"
        try:
            count = _sheets(book, table, say)
        except BaseException:
            with suppress(Exception):  # saved all the same, which is how the library removes its own temporary file
                book.save(file)
            raise
        book.save(file)
    return count


def _sheets(book: Workbook, table: TableFile, say: Translator) -> int:
    title = _NOT_IN_TITLES.sub(" ", say.words(table.title))
    count, number = 0, 1
    rows = iter(table.rows)
    while True:
        suffix = f" ({number})" if number > 1 else ""
        written = _sheet(book, title[: _TITLE - len(suffix)] + suffix, table.columns, islice(rows, MOST_ROWS), say)
        count += written
        further = next(rows, None) if written == MOST_ROWS else None
        if further is None:
            return count
        rows, number = chain((further,), rows), number + 1


def _sheet(book: Workbook, title: str, columns: Sequence[FileColumn], rows: Iterable[tuple[Cell, ...]], say: Translator) -> int:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for at, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    cells = _Cells(sheet, say)
    sheet.append(list(cells.titles(columns)))
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 — the last number is the count
        sheet.append([cells.of(at, cell) for at, cell in enumerate(row)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count + 1}"
    return count


class _Cells:
    """What the library is given for each cell. A styled cell is made once for each column: a row is written as it is given."""

    def __init__(self, sheet: Any, say: Translator) -> None:
        self._sheet = sheet
        self._say = say
        self._styled: dict[tuple[int, str], Any] = {}

    def titles(self, columns: Iterable[FileColumn]) -> Iterator[Any]:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font

        for column in columns:
            cell = WriteOnlyCell(self._sheet, self._say.words(column.title))
            cell.data_type = "s"
            cell.font = Font(bold=True)
            yield cell

    def of(self, column: int, cell: Cell) -> Any:
        match cell:
            case str():
                return self._text(column, cell)
            case Msg():
                return self._text(column, self._say.words(cell))
            case datetime():
                return self._dated(column, local(cell).replace(tzinfo=None), _MOMENT)
            case date():
                return self._dated(column, cell, _DAY)
            case _:
                return cell

    def _text(self, column: int, text: str) -> Any:
        """As it is where nothing in it means anything to a spreadsheet; else marked as text, also for who edits the cell."""
        text = writable(text)[:_MOST_CHARACTERS]
        if not calculated(text) and text not in _ERRORS:
            return text or None
        cell = self._one(column, "text")
        cell.value = text
        cell.data_type = "s"
        return cell

    def _dated(self, column: int, day: date, shown: str) -> Any:
        cell = self._one(column, shown)
        cell.value = day
        return cell

    def _one(self, column: int, kind: str) -> Any:
        cell = self._styled.get((column, kind))
        if cell is None:
            from openpyxl.cell import WriteOnlyCell

            cell = self._styled[column, kind] = WriteOnlyCell(self._sheet)
            if kind == "text":
                cell.quotePrefix = True
            else:
                cell.number_format = kind
        return cell
