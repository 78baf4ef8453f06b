"""CSV as spreadsheets of Quebec open it: UTF-8 with BOM, « ; », and no cell that is taken for a formula (R81)."""

from __future__ import annotations

import csv
import os
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

BOM = "\ufeff"
_FORMULA = frozenset("=+-@|%")
"""What begins a formula, or a command of an old one (OWASP, « CSV Injection »); full-width forms are folded first."""


def safe(cell: str) -> str:
    """The cell as text in whatever opens it: an apostrophe stands before what would be calculated."""
    bare = unicodedata.normalize("NFKC", cell).lstrip()
    return f"'{cell}" if bare[:1] in _FORMULA or cell[:1] in ("\t", "\r", "\n") else cell


def create(path: Path) -> TextIO:
    """A new file that only its owner reads, since it holds personal details. Raises FileExistsError."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8", newline="")


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """How many rows were written. The file is its owner's alone, and must not be there yet (FileExistsError)."""
    count = 0
    with create(path) as file:
        file.write(BOM)
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([safe(one) for one in header])
        for row in rows:
            writer.writerow([safe(one) for one in row])
            count += 1
    return count
