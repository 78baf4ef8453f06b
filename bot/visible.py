"""Text that people wrote, as any platform may show it: without what is never shown, cut or split where it is too long. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Control characters but the line feed, marks that turn the direction of a line, lone surrogates."""


def visible(text: str) -> str:
    """Without hidden characters; a tab and a carriage return are spaces."""
    return HIDDEN.sub(_shown, text)


def harmless(text: str) -> bool:
    """Whether there is surely nothing hidden in it: a fraction of what looking for each hidden character costs."""
    return text.isprintable() or text.replace("\n", "").replace("\u00a0", "").isprintable()


def cut(text: str, most: int) -> str:
    """At most `most` characters, ending in « … » where some were left out."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def pieces(text: str, most: int) -> Iterator[str]:
    """The text in pieces of at most `most` characters, cut between lines or words where there are any; never an empty one."""
    while len(text) > most:
        end = max(text.rfind("\n", 1, most), text.rfind(" ", 1, most))
        end = end if end > most // 2 else most
        yield text[:end]
        text = text[end:].lstrip("\n ")
    if text.strip():
        yield text


def _shown(found: re.Match[str]) -> str:
    return " " if found[0] in "\t\r" else ""
