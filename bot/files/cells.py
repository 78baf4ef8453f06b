"""What a spreadsheet would take for a formula (R81)."""

from __future__ import annotations

import unicodedata

_FORMULA = ("=", "+", "-", "@", "|", "%")
"""What begins a formula, or a command of an old one (OWASP, « CSV Injection »); full-width forms are folded first."""


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
