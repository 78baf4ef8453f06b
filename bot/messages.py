"""The message files of one language: all `*.ftl` of its directory, cut into entries at once and parsed as they are used.

Parsing whole files costs 0.1 ms a message, which a process that shows a dozen should not pay; cutting them costs 1 ms.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

_ENTRY = re.compile(r"^(-?[A-Za-z][\w-]*)[ ]*=", re.MULTILINE)
_NAME = re.compile(r"-?[A-Za-z][\w-]*")
_COMMENT = re.compile(r"^#.*$\n?", re.MULTILINE)

Function = Callable[..., Any]
"""Fluent's annotation says one argument and a FluentType; it calls with as many as the message gives and takes a str."""


class MissingMessageError(LookupError):
    """No such message in this language, or one that does not parse or lacks a parameter."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a parameter goes."""

    name: str


class Messages:
    """The messages of one language. `pattern`s are parsed and compiled once."""

    def __init__(self, directory: Path, locale: str, functions: Mapping[str, Function]) -> None:
        self._sources = read_entries(directory)
        self._bundle = FluentBundle([f"{locale}-CA"], functions=dict(functions), use_isolating=False)
        self._lock = threading.Lock()
        self._added: set[str] = set()
        self._plain: dict[str, tuple[str | Slot, ...]] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._sources

    def format(self, key: str, params: Mapping[str, object]) -> str:
        """The message with its parameters. Raises MissingMessageError, also for a parameter that it wants and has not got."""
        plain = self._plain.get(key)
        if plain is None:
            plain = self._prepared(key)
        told = _filled(plain, params)
        return self._resolved(key, params) if told is None else told

    def _resolved(self, key: str, params: Mapping[str, object]) -> str:
        """By Fluent itself: plurals, functions, references, numbers, and whatever is amiss."""
        if not self._bundle.has_message(key):
            raise MissingMessageError(key)
        value = self._bundle.get_message(key).value
        if value is None:
            raise MissingMessageError(key)
        text, errors = self._bundle.format_pattern(value, dict(params))
        if errors:
            raise MissingMessageError(f"{key}: {errors[0]}")
        return str(text)

    def _prepared(self, key: str) -> tuple[str | Slot, ...]:
        """Parse at the first use, by one thread; nobody meets a message half added."""
        with self._lock:
            self._add(key)
            return self._plain.setdefault(key, ())

    def _add(self, key: str) -> None:
        """Parse an entry and, first, the messages and terms it may refer to."""
        if key in self._added or key not in self._sources:
            return
        self._added.add(key)
        source = self._sources[key]
        for name in _NAME.findall(source):
            self._add(name)
        resource = FluentResource(source)
        self._bundle.add_resource(resource)
        self._plain[key] = _parts(resource.body[0])


def _parts(entry: object) -> tuple[str | Slot, ...]:
    """A message made of nothing but text and parameters, in order; () for any other, which Fluent resolves."""
    pattern = entry.value if isinstance(entry, ast.Message) else None
    parts: list[str | Slot] = []
    for element in pattern.elements if pattern else ():
        if isinstance(element, ast.TextElement):
            parts.append(str(element.value))
        elif isinstance(element.expression, ast.VariableReference):
            parts.append(Slot(str(element.expression.id.name)))
        else:
            return ()
    return tuple(parts)


def _filled(parts: tuple[str | Slot, ...], params: Mapping[str, object]) -> str | None:
    """The text, where every parameter wanted is one; Fluent takes 10 µs for what this does in one (a list has 20 of them)."""
    told: list[str] = []
    for part in parts:
        value = part if type(part) is str else params.get(part.name)  # type: ignore[union-attr]  # the other kind is a Slot
        if type(value) is not str:
            return None
        told.append(value)
    return "".join(told) if parts else None


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
