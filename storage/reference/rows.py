"""From TOML text to rows that know their line and have been checked field by field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from storage.reference.problems import Problem, ProblemKind

FieldType = type[str] | type[bool] | type[list[str]]
_SYNTAX_LINE = re.compile(r"at line (\d+)")
_SECTION_START = re.compile(r"\s*(?:\[\[\s*([\w-]+)\s*\]\]|([\w-]+)\s*=\s*\[)")


@dataclass(frozen=True, slots=True)
class Shape:
    """A section: its file, and the fields of a row. A section of bare strings is `bare`."""

    file: str
    required: tuple[str, ...]
    optional: Mapping[str, FieldType] = field(default_factory=dict)
    bare: bool = False
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a section. Absent optional fields read as empty; fields found faulty were reported and read as empty."""

    file: str
    line: int
    values: Mapping[str, object]

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return value.strip() if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.values.get(name)
        return tuple(str(one).strip() for one in value) if isinstance(value, list) else ()

    def flag(self, name: str) -> bool:
        return self.values.get(name) is True

    def problem(self, kind: ProblemKind, value: str = "") -> Problem:
        return Problem(self.file, self.line, kind, value)


@dataclass
class RowReader:
    """Reads whole files against `shapes` (section name → shape), gathering `problems` rather than stopping at the first."""

    shapes: Mapping[str, Shape]
    problems: list[Problem] = field(default_factory=list)
    rows: dict[str, tuple[Row, ...]] = field(default_factory=dict)

    def read(self, path: Path) -> None:
        """Every section of one file; `rows` holds an empty tuple for those that could not be read."""
        wanted = {name: shape for name, shape in self.shapes.items() if shape.file == path.name}
        self.rows.update(dict.fromkeys(wanted, ()))
        text = self._text(path)
        document = self._document(path.name, text)
        if document is None:
            return
        for name in document.keys() - wanted.keys():
            self.problems.append(Problem(path.name, 0, ProblemKind.UNKNOWN_SECTION, name))
        lines = _entry_lines(text)
        for name, shape in wanted.items():
            self.rows[name] = self._section(name, shape, document, lines.get(name, []))

    def _text(self, path: Path) -> str:
        try:
            return path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            self.problems.append(Problem(path.name, 0, ProblemKind.UNREADABLE, str(error)))
            return ""

    def _document(self, file: str, text: str) -> dict[str, object] | None:
        if not text and self.problems and self.problems[-1].file == file:
            return None
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            at = _SYNTAX_LINE.search(str(error))
            line = int(at[1]) if at else text.count("\n") + 1
            self.problems.append(Problem(file, line, ProblemKind.SYNTAX, str(error)))
            return None

    def _section(self, name: str, shape: Shape, document: dict[str, object], lines: list[int]) -> tuple[Row, ...]:
        entries = document.get(name)
        if entries is None or (entries == [] and not shape.may_be_empty):
            self.problems.append(Problem(shape.file, 0, ProblemKind.MISSING_SECTION, name))
            return ()
        if not isinstance(entries, list):
            self.problems.append(Problem(shape.file, 0, ProblemKind.WRONG_SHAPE, name))
            return ()
        located = [*lines, *[0] * len(entries)]
        rows = (self._row(name, shape, entry, line) for entry, line in zip(entries, located, strict=False))
        return tuple(row for row in rows if row)

    def _row(self, name: str, shape: Shape, entry: object, line: int) -> Row | None:
        values = {shape.required[0]: entry} if shape.bare and isinstance(entry, str) else entry
        if not isinstance(values, dict):
            self.problems.append(Problem(shape.file, line, ProblemKind.WRONG_SHAPE, name))
            return None
        row = Row(shape.file, line, values)
        types: dict[str, FieldType] = {**dict.fromkeys(shape.required, str), **shape.optional}
        self.problems += [row.problem(ProblemKind.UNKNOWN_FIELD, extra) for extra in values.keys() - types.keys()]
        for field_name, kind in types.items():
            if field_name in values and not _fits(values[field_name], kind):
                self.problems.append(row.problem(ProblemKind.WRONG_TYPE, field_name))
            elif field_name in shape.required and not row.text(field_name):
                self.problems.append(row.problem(ProblemKind.MISSING_FIELD, field_name))
        return row


def _fits(value: object, kind: FieldType) -> bool:
    if kind is str or kind is bool:
        return isinstance(value, kind)
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _entry_lines(text: str) -> dict[str, list[int]]:
    """The line of each entry of each section: a `[[section]]` header, or a line that starts with `{` or with a string
    within `section = [` (several strings of a line share it)."""
    lines: dict[str, list[int]] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), 1):
        started = _SECTION_START.match(line)
        if started:
            section = started[1] or started[2]
            lines.setdefault(section, []).extend([number] if started[1] else [])
        elif line.lstrip().startswith("{"):
            lines.setdefault(section, []).append(number)
        elif line.lstrip().startswith('"'):
            lines.setdefault(section, []).extend([number] * (line.count('"') // 2))
    return lines
