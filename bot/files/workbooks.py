"""XLSX as Excel and LibreOffice write it: the first sheet that holds something, as rows of text (R80)."""

from __future__ import annotations

import io
import re
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from bot.files.grids import MOST_COLUMNS, Row
from bot.files.refusals import FileRefusedError, damaged
from commands.views.nodes import Msg, msg

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

LAST_ROW = 1_048_576
"""Of any spreadsheet: a row that says it stands below is not looked for."""
_LAST_COLUMN = 16_384
_MOST_CELLS = 120_000_000
"""Blank ones, nearly all: some seconds of looking."""
_LOOKED_AT = 1_000
"""Rows of the other sheets, to tell that they were left out."""
_LINE_END = re.compile("_x000[9AaDd]_")
"""How a workbook writes a tab or the end of a line within a cell (ECMA-376, ST_Xstring)."""
_PADDED = re.compile(r"^0{2,}$")
_DIGITS = 15
"""That a spreadsheet keeps of a number."""
_ONE_AT_A_TIME = threading.Lock()
"""Bounds memory; and the filter of warnings is the process's own."""


@contextmanager
def workbook_rows(data: bytes) -> Iterator[tuple[Iterator[Row], tuple[Msg, ...]]]:
    """The rows, some of them blank, and what to say of the workbook. Raises FileRefusedError, also while rows are read."""
    from openpyxl import load_workbook  # here: whoever reads no workbook loads none of it

    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with damaged():
            book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            try:
                yield _chosen(book)
            finally:
                book.close()


def _chosen(book: Workbook) -> tuple[Iterator[Row], tuple[Msg, ...]]:
    """The first visible sheet that holds something, and a word of the others that do."""
    filled: list[tuple[str, Iterator[Row]]] = []
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            rows = _rows(sheet)
            first = next((row for row in (islice(rows, _LOOKED_AT) if filled else rows) if any(row.cells)), None)
            if first is not None:
                filled.append((sheet.title, chain((first,), rows)))
        if len(filled) > 1:
            return filled[0][1], (msg("file-other-sheets", title=filled[0][0]),)
    if not filled:
        raise FileRefusedError("empty")
    return filled[0][1], ()


def _rows(sheet: Any) -> Iterator[Row]:
    """As wide as the sheet says it is, and a column more than are read: what stands there is refused rather than lost."""
    from openpyxl.cell.read_only import EMPTY_CELL

    width = min(max(MOST_COLUMNS + 1, sheet.max_column or 0), _LAST_COLUMN)
    for number, cells in enumerate(sheet.iter_rows(max_row=LAST_ROW, max_col=width), 1):
        if number * width > _MOST_CELLS:
            raise FileRefusedError("unpacked-too-large")
        if any(cell is not EMPTY_CELL for cell in cells):
            yield Row(number, tuple([_text(cell, number) if cell.value is not None else "" for cell in cells]))


def _text(cell: Any, row: int) -> str:
    """As people see it. Raises FileRefusedError for a formula."""
    value = cell.value
    if cell.data_type == "f":
        raise FileRefusedError("formula", row=row)
    if isinstance(value, str):
        return _LINE_END.sub("\n", value)
    if isinstance(value, bool):
        return "vrai" if value else "faux"
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    return _moment(value, cell.number_format)


def _number(value: float, shown: str) -> str:
    """12 and not 12.0; 03 where the cell is shown so."""
    text = str(int(value)) if value == value // 1 and abs(value) < 10**_DIGITS else f"{value:.{_DIGITS}g}"
    return text.zfill(len(shown)) if _PADDED.match(shown) else text


def _moment(value: object, shown: str) -> str:
    """2026-06-30; with the hour where there is one, with seconds where they are shown."""
    precision = "seconds" if "s" in shown.lower() else "minutes"
    match value:
        case datetime(hour=0, minute=0, second=0):
            return value.date().isoformat()
        case datetime():
            return value.isoformat(sep=" ", timespec=precision)
        case date():
            return value.isoformat()
        case time():
            return value.isoformat(timespec=precision)
        case timedelta():
            hours, seconds = divmod(round(value.total_seconds()), 3600)
            return f"{hours:02}:{seconds // 60:02}"
        case _:
            return str(value)
