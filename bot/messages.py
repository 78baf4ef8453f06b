"""The message files of one language: all `*.ftl` of its directory, cut into entries at once and parsed as they are used.

Parsing whole files costs 0.1 ms a message, which a process that shows a dozen should not pay; cutting them costs 1 ms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

_ENTRY = re.compile(r"^(-?[A-Za-z][\w-]*)[ ]*=", re.MULTILINE)
_NAME = re.compile(r"-?[A-Za-z][\w-]*")
_COMMENT = re.compile(r"^#.*$\n?", re.MULTILINE)

Function = Callable[..., Any]
"""Fluent's annotation says one argument and a FluentType; it calls with as many as the message gives and takes a str."""


class MissingMessageError(LookupError):
    """No such message in this language, or one that does not parse or lacks a parameter."""


class Messages:
    """The messages of one language. `pattern`s are parsed and compiled once."""

    def __init__(self, directory: Path, locale: str, functions: Mapping[str, Function]) -> None:
        self._sources = read_entries(directory)
        self._bundle = FluentBundle([f"{locale}-CA"], functions=dict(functions), use_isolating=False)
        self._added: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._sources

    def format(self, key: str, params: Mapping[str, object]) -> str:
        """The message with its parameters. Raises MissingMessageError, also for a parameter that it wants and has not got."""
        self._add(key)
        if not self._bundle.has_message(key):
            raise MissingMessageError(key)
        value = self._bundle.get_message(key).value
        if value is None:
            raise MissingMessageError(key)
        text, errors = self._bundle.format_pattern(value, dict(params))
        if errors:
            raise MissingMessageError(f"{key}: {errors[0]}")
        return str(text)

    def _add(self, key: str) -> None:
        """Parse an entry and, first, the messages and terms it may refer to."""
        if key in self._added or key not in self._sources:
            return
        self._added.add(key)
        source = self._sources[key]
        for name in _NAME.findall(source):
            self._add(name)
        self._bundle.add_resource(FluentResource(source))


def read_entries(directory: Path) -> dict[str, str]:
    """Each entry of the directory's `*.ftl`, by identifier (terms keep their dash): its whole source."""
    entries: dict[str, str] = {}
    for path in sorted(directory.glob("*.ftl")):
        text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
        starts = list(_ENTRY.finditer(text))
        ends = [start.start() for start in starts[1:]] + [len(text)]
        for start, end in zip(starts, ends, strict=True):
            entries.setdefault(start[1], text[start.start() : end])
    return entries
