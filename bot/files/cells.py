"""Text that stays text in whatever opens it: no formula (R81), nothing that no file can hold."""

from __future__ import annotations

import re
import unicodedata

_FORMULA = ("=", "+", "-", "@", "|", "%")
"""What begins a formula, or a command of an old one (OWASP, « CSV Injection »); full-width forms are folded first."""
_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def calculated(cell: str) -> bool:
    """Whether a CSV's reader would do something with this cell rather than show it."""
    bare = (cell if cell.isascii() else unicodedata.normalize("NFKC", cell)).lstrip()
    return bare[:1] in _FORMULA or cell[:1] in ("\t", "\r", "\n")


def safe(cell: str) -> str:
    """The cell as text in whatever opens a CSV: an apostrophe stands before what would be calculated."""
    return f"'{cell}" if calculated(cell) else cell


def unsaved(cell: str) -> str:
    """The cell as it was before `safe`, so that what was exported is imported unchanged."""
    return cell[1:] if cell[:1] == "'" and calculated(cell[1:]) else cell


def writable(text: str) -> str:
    """The text without what no spreadsheet holds: control characters but tabs and line ends, halves of surrogate pairs."""
    return text if text.isprintable() else _NEVER.sub("", text)
