"""CSV as spreadsheets write it: which encoding, which separator, and the rows (R80)."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from bot.files.cells import unsaved
from bot.files.grids import Row
from bot.files.refusals import FileRefusedError

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSED = ("utf-8", "cp1252")
_SEPARATORS = (";", "\t", ",", "|")
_LOOKED_AT = 50
"""Rows by which a separator is chosen."""
_DECLARED = re.compile(r"^sep=([;,\t|])(?:\r\n?|\n)", re.IGNORECASE)
"""Excel's own line, which it never shows."""
_SPOILT = re.compile("[A-Za-zÀ-ÿ][‚„ƒ†‡ˆ‰Š‹Ž][a-zà-ÿ]|Ã[\u0080-\u00bf]|\ufffd")
"""Accents of another alphabet taken for ours (MS-DOS, Macintosh), or that were read wrongly before."""
_LITERAL = re.compile(r'^="((?:[^"]|"")*)"$')
"""Excel's way to keep the zero of « 03 »."""


def text_rows(data: bytes) -> Iterator[Row]:
    """The rows, blank ones too. Raises FileRefusedError, also while they are read."""
    text = decoded(data)
    declared = _DECLARED.match(text)
    text = text[declared.end() :] if declared else text
    separator = declared.group(1) if declared else _separator(text)
    reader = _reader(text, separator)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            yield Row(number, tuple([_text(cell, number) if cell else "" for cell in cells]))
    except csv.Error:
        raise FileRefusedError("quotes", row=number + 1) from None


def decoded(data: bytes) -> str:
    """Raises FileRefusedError for an encoding that is none of those that spreadsheets of Quebec write."""
    text = _decoded(data)
    if "\0" in text:
        raise FileRefusedError("not-text")
    if _SPOILT.search(text):
        raise FileRefusedError("encoding")
    return text


def _decoded(data: bytes) -> str:
    encodings = next(((name,) for mark, name in _MARKED if data.startswith(mark)), _GUESSED)
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefusedError("encoding")


def _separator(text: str) -> str:
    """The one that cuts most of the first rows into as many cells, more than one."""
    return max(_SEPARATORS, key=lambda separator: _regularity(text, separator))


def _regularity(text: str, separator: str) -> tuple[int, int]:
    """How many of the first rows are of the same width, and that width; nothing where they are not most."""
    try:
        widths = [len(cells) for cells in islice(_reader(text, separator), _LOOKED_AT) if any(cells)]
    except csv.Error:
        return (0, 0)
    counted = Counter(width for width in widths if width > 1)
    width, number = max(counted.items(), key=lambda one: one[1], default=(0, 0))
    return (number, width) if number * 2 > len(widths) else (0, 0)


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _text(cell: str, row: int) -> str:
    """Raises FileRefusedError for what a spreadsheet would calculate."""
    if cell.startswith("="):
        literal = _LITERAL.match(cell)
        if literal is None:
            raise FileRefusedError("formula", row=row)
        return literal.group(1).replace('""', '"')
    return unsaved(cell)
