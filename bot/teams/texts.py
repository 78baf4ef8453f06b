"""What Teams takes as text, and how large it may be (learn.microsoft.com, « Format cards in Teams »). Pure.

Text that people wrote stands in `TextRun`s, which no client parses. `TextBlock`, `Fact` and `fallbackText` take Markdown, whose
escapes differ between Teams' clients (the phones' parser knows none for a link): only words that hold none of it go there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import msgspec

from bot.visible import cut, harmless, visible

Json: TypeAlias = dict[str, Any]
Say = Callable[[str], str]
"""A key of the locales to words, in the reader's language."""

RUN = 4_000
TITLE = 120
"""Of a button."""
TOOLTIP = 250
SPOKEN = 600

_MARKDOWN = re.compile(
    r"[*\[\]<`~\\&|{}#>\n]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # within a word it marks nothing
    r"|://|ww\.|WW\."
    r"|^\s*[-+=]|^\s*[0-9]+[.)]|^\s|\s$"
)
_MARKS = frozenset("*[]<`~\\&|{}#>\n_")
"""Each letter that may mark something wherever it stands."""
_OPENS = re.compile(r"\s|[-+=]|[0-9]+[.)]")
"""What marks something at the start of a line."""
_BRACES = "{{"
"""Before a date or time that the client would write instead (`{{DATE(…)}}`)."""
_JOINER = "\u2060"
_SIGNS = str.maketrans(dict.fromkeys(_MARKS, " "))


def safe(text: str) -> str:
    """Text that neither turns a line round nor is taken for a function, in a field that is not parsed for Markdown."""
    if not harmless(text):
        text = visible(text)
    return text.replace("{", f"{{{_JOINER}") if _BRACES in text else text


def words(text: str, most: int = RUN) -> str:
    """On one line (clients differ on line feeds), safe, cut, never empty (some clients show that as an error)."""
    if text.isprintable() and len(text) <= most and _BRACES not in text and text.strip():
        return text
    said = safe(text).replace("\n", " ")
    return cut(said, most) if said.strip() else "–"


def is_even(text: str) -> bool:
    """Whether surely none of the texts that were joined into this one is blank or has spaces at its ends, `words` would leave
    each as it is, unless it is too long, and JSON has nothing to escape in it: asked of many at once, it costs what it costs
    of one."""
    return (
        text.isprintable()
        and "{" not in text
        and '"' not in text
        and "\\" not in text
        and "  " not in text
        and text[:1] != " "
        and text[-1:] != " "
    )


def unmarked(text: str) -> bool:
    """Whether the words hold nothing that Markdown could take for a link, a list, bold or code."""
    if _is_simple(text) and text[0].isalnum() and text[-1].isalnum():
        return True
    if _MARKS.isdisjoint(text) and "/" not in text and "ww." not in text and "WW." not in text:
        return not text[-1:].isspace() and _OPENS.match(text) is None
    return _MARKDOWN.search(text) is None


def unmarked_alike(texts: Sequence[str]) -> bool:
    """Whether surely none of these holds any: asked of many at once, it costs what it costs of one."""
    return _is_simple("".join(texts)) and all(text[:1].isalnum() and text[-1].isalnum() for text in texts)


def _is_simple(text: str) -> bool:
    """Addresses or plain words, what most cells hold: told in a fraction of the time."""
    letters = text.encode("ascii", "replace").translate(None, b"@.-")
    return letters.isalnum() and "ww." not in text and "WW." not in text


def spelled(text: str, most: int = SPOKEN) -> str:
    """For a field whose parsing differs between clients (`fallbackText`, `speak`): on one line, without any sign of mark-up."""
    if not harmless(text):
        text = visible(text)
    said = text if _MARKS.isdisjoint(text) else text.translate(_SIGNS)
    said = cut(" ".join(said.split()), most) or "–"
    return said if unmarked(said) else f"{_JOINER}{said}"  # not at the start of a line, nothing is a list


def weight(node: object) -> int:
    """Bytes in UTF-16 of a piece of payload as JSON."""
    encoded = msgspec.json.encode(node)
    return 2 * len(encoded) if encoded.isascii() else len(encoded.decode().encode("utf-16-le"))


def fits(node: object, room: int) -> bool:
    """UTF-8 has at least as many bytes as UTF-16 has units, so that the quick sum settles nearly every card."""
    return 2 * len(msgspec.json.encode(node)) <= room or weight(node) <= room
