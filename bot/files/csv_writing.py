"""CSV as spreadsheets of Quebec open it: UTF-8 with BOM, « ; », CRLF, and no cell that is taken for a formula (R81)."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

from bot.files.cells import safe, writable
from bot.files.private import create
from bot.formats import local
from bot.i18n import Translator
from commands.views.files import TableFile
from commands.views.nodes import Cell, Msg

BOM = "\ufeff"


def write_csv(path: Path, table: TableFile, say: Translator) -> int:
    """How many rows were written. Raises FileExistsError."""
    count = 0
    with create(path) as file:
        file.write(BOM)
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([_written(one.title, say) for one in table.columns])
        for count, row in enumerate(table.rows, 1):  # noqa: B007 — the last number is the count
            writer.writerow([_written(cell, say) for cell in row])
    return count


def _written(cell: Cell, say: Translator) -> str:
    match cell:
        case str():
            return safe(writable(cell))
        case Msg():
            return safe(writable(say.words(cell)))
        case None:
            return ""
        case datetime():
            return local(cell).replace(tzinfo=None).isoformat(sep=" ", timespec="seconds")
        case date():
            return cell.isoformat()
        case _:
            return str(cell)
