"""XLSX as Excel and LibreOffice write it: the first sheet that holds something, as rows of text (R80)."""

from __future__ import annotations

import io
import re
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from typing import TYPE_CHECKING

from bot.files.grids import MOST_COLUMNS, Row
from bot.files.refusals import FileRefusedError, damaged
from commands.views.nodes import Msg, msg

if TYPE_CHECKING:
    from bot.files.long_sheets import Found, LongSheet

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
    from bot.files.long_sheets import LongReader  # here: whoever reads no workbook loads none of openpyxl

    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with damaged():
            reader = LongReader(io.BytesIO(data), read_only=True, keep_links=False)
            reader.read()
            try:
                yield _chosen(reader.sheets)
            finally:
                reader.archive.close()


def _chosen(sheets: Sequence[LongSheet]) -> tuple[Iterator[Row], tuple[Msg, ...]]:
    """The first visible sheet that holds something, and a word of the others that do."""
    filled: list[tuple[str, Iterator[Row]]] = []
    for sheet in sheets:
        if sheet.visible:
            rows = _rows(sheet)
            first = next((row for row in (islice(rows, _LOOKED_AT) if filled else rows) if any(row.cells)), None)
            if first is not None:
                filled.append((sheet.title, chain((first,), rows)))
        if len(filled) > 1:
            return filled[0][1], (msg("file-other-sheets", title=filled[0][0]),)
    if not filled:
        raise FileRefusedError("empty")
    return filled[0][1], ()


def _rows(sheet: LongSheet) -> Iterator[Row]:
    """As wide as the sheet says it is, and a column more than are read: what stands there is refused rather than lost.

    A row that says it stands at or above the one before it is left out.
    """
    last = 0
    for number, said, cells in sheet.lines():
        width = min(max(MOST_COLUMNS + 1, said), _LAST_COLUMN)
        if min(number, LAST_ROW) * width > _MOST_CELLS:
            raise FileRefusedError("unpacked-too-large")
        if number > LAST_ROW:
            return
        there = {cell["column"]: cell for cell in cells if cell["column"] <= width}
        if there and number > last:
            yield Row(number, tuple([_text(sheet, there[at], number) if at in there else "" for at in range(1, max(there) + 1)]))
        last = max(last, number)


def _text(sheet: LongSheet, found: Found, row: int) -> str:
    """As people see it. Raises FileRefusedError for a formula."""
    value = found["value"]
    if found["data_type"] == "f":
        raise FileRefusedError("formula", row=row)
    if isinstance(value, str):
        return _LINE_END.sub("\n", value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "vrai" if value else "faux"
    shown = sheet.shown_as(found)
    return _number(value, shown) if isinstance(value, int | float) else _moment(value, shown)


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
