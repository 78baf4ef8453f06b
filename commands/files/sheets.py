"""A spreadsheet as people send it, once read: text cells under a header. What format it came in is known outside (R80)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from commands.views.nodes import Msg

MOST_ROWS = 9_999
LARGEST = 10_000_000
"""Bytes of a file."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is not blank: its number as the spreadsheet shows it (the header's is usually 1), and its cells as many as the
    header has: trimmed, on one line, numbers as people wrote them, days as 2026-06-30."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """`digest` is of the file's bytes: the same file dropped twice is known by it. `name` is as it was sent, for people alone."""

    name: str
    digest: str
    header: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[Msg, ...] = ()
    """What a reader should know beside the rows: that other sheets of the workbook were left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A file that is not taken, and why, in a sentence that says what to do (R96)."""

    name: str
    why: Msg


Sent: TypeAlias = "Sheet | Unreadable"
