"""A table → a file that spreadsheets open (R81)."""

from __future__ import annotations

from pathlib import Path

from bot.files.csv_writing import write_csv
from bot.files.xlsx_writing import write_xlsx
from bot.i18n import Translator
from commands.views.files import FileFormat, TableFile

MEDIA_TYPES = {
    FileFormat.CSV: "text/csv; charset=utf-8",
    FileFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_WRITERS = {FileFormat.CSV: write_csv, FileFormat.XLSX: write_xlsx}


def format_of(path: Path) -> FileFormat:
    """By its ending: CSV unless it says XLSX."""
    return FileFormat.XLSX if path.suffix.lower() == ".xlsx" else FileFormat.CSV


def write(path: Path, kind: FileFormat, table: TableFile, say: Translator) -> int:
    """How many rows were written, drawn one by one. The file is its owner's alone, and must not be there yet (FileExistsError);
    where writing fails nothing of it stays."""
    try:
        return _WRITERS[kind](path, table, say)
    except FileExistsError:
        raise
    except BaseException:
        path.unlink(missing_ok=True)
        raise
