"""Files that people are given: what is asked for, and a table before a language and a format are chosen (R63, R81)."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from commands.domain.operations import Json
from commands.views.nodes import Cell, Words


class FileKind(enum.StrEnum):
    """What a file tells; each has a maker, which reads it as its reader may, at the moment that it is made (R3)."""

    ACCOUNTS = "accounts"
    TEMPLATE = "template"
    BATCH = "batch"
    JOURNAL = "journal"
    MONTH = "month"
    PRIVACY = "privacy"


class FileFormat(enum.StrEnum):
    CSV = "csv"
    XLSX = "xlsx"

    @property
    def other(self) -> FileFormat:
        return FileFormat.CSV if self is FileFormat.XLSX else FileFormat.XLSX


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOrder:
    """A file that goes with an answer or below a letter. It is input, never proof: `payload` names what is wanted, and the maker
    authorises its reader anew. `name` is the file's in its reader's language, without its extension: ASCII letters, digits and
    hyphens alone."""

    kind: FileKind
    format: FileFormat
    payload: Mapping[str, Json]
    name: Words
    title: Words

    @property
    def asked(self) -> Mapping[str, str]:
        """The payload as a command's values: what is no text is left out."""
        return {name: value for name, value in self.payload.items() if isinstance(value, str)}


@dataclass(frozen=True, slots=True)
class FileColumn:
    title: Words
    width: int = 18
    """Characters, where the format has widths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """Rows are drawn as they are written, so that a million never stand in memory. Cells keep their kind: numbers stay numbers,
    days and moments (shown in Quebec's time) stay days and moments, and text is never a formula."""

    title: Words
    columns: tuple[FileColumn, ...]
    rows: Iterator[tuple[Cell, ...]]
