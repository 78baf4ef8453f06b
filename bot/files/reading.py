"""A file as somebody sent it → a sheet, or why it is not taken (R80). Nothing in it is believed, its name least of all."""

from __future__ import annotations

import hashlib

from bot.files.archives import check_workbook
from bot.files.grids import sheet_of
from bot.files.refusals import FileRefusedError
from bot.files.shapes import Shape, shape_of
from bot.files.texts import text_rows
from bot.files.workbooks import workbook_rows
from commands.files.sheets import LARGEST, Sheet, Unreadable

_LONGEST_NAME = 120
_MEGABYTE = 1_000_000


def read(name: str, data: bytes) -> Sheet | Unreadable:
    """Of a CSV (; , tab or |, in UTF-8, UTF-16 or Windows-1252) or an .xlsx: the rows of its first filled sheet, as text.

    Takes a thread, a second or so for 9,999 rows of twelve columns; never raises for what a file holds.
    """
    shown = "".join(one for one in name if one.isprintable())[:_LONGEST_NAME]
    try:
        return _read(shown, data)
    except FileRefusedError as refused:
        return Unreadable(name=shown, why=refused.why)


def _read(name: str, data: bytes) -> Sheet:
    if len(data) > LARGEST:
        raise FileRefusedError("too-large", most=LARGEST // _MEGABYTE)
    digest = hashlib.sha256(data).hexdigest()
    if shape_of(name, data) is Shape.TEXT:
        return sheet_of(name, digest, text_rows(data))
    check_workbook(data)
    with workbook_rows(data) as (rows, notes):
        return sheet_of(name, digest, rows, notes)
