"""Typed text cut into words: quotes of every kind keep theirs together, `name=value` is told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOSES_DOUBLE = re.compile(r'["“”„‟«»](?= |$)')
_CLOSES_SINGLE = re.compile(r"['’›](?= |$)")
_CLOSED_BY = {**dict.fromkeys('"“”„‟«', _CLOSES_DOUBLE), **dict.fromkeys("'‘‹", _CLOSES_SINGLE)}
"""Keyboards mix them: “ is closed by " as well. A quote closes only before a space or the end, so never within l'hôpital."""
_NAME = re.compile(r"[-–—―−]{0,2}[^\W\d](?:[\w-]|['’](?=\w)){0,40}")
"""With its apostrophes: jusqu'au=2026-06-30."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word. `name` and `sign` ("=" or ":") are what stood before the value, "" for a plain word.

    `quoted` where its value was between quotes: it is then never a flag nor a command.
    """

    text: str
    name: str = ""
    sign: str = ""
    quoted: bool = False

    @property
    def whole(self) -> str:
        """What was typed, without its quotes."""
        return f"{self.name}{self.sign}{self.text}"


def cut(text: str) -> list[Word]:
    """The words of cleaned text, in order. A quote that nothing closes is a character like any other."""
    words: list[Word] = []
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        word, at = _word(text, at)
        words.append(word)
    return words


def _word(text: str, at: int) -> tuple[Word, int]:
    end = _end_of_plain(text, at)
    named = _NAME.match(text, at, end)
    if named and named.end() < end and text[named.end()] in "=:":
        value, quoted, end = _value(text, named.end() + 1)
        return Word(value, named[0], text[named.end()], quoted), end
    value, quoted, end = _value(text, at)
    return Word(value, quoted=quoted), end


def _value(text: str, at: int) -> tuple[str, bool, int]:
    """A value that begins at `at`: between quotes, or up to the next space."""
    closing = _closing(text, at)
    if closing > at:
        return text[at + 1 : closing].strip(), True, closing + 1
    end = _end_of_plain(text, at)
    return text[at:end], False, end


def _closing(text: str, at: int) -> int:
    """Where the quote opened at `at` closes; -1 where none opens or none closes it."""
    closer = _CLOSED_BY.get(text[at : at + 1])
    found = closer.search(text, at + 1) if closer else None
    return found.start() if found else -1


def _end_of_plain(text: str, at: int) -> int:
    end = text.find(" ", at)
    return len(text) if end < 0 else end
