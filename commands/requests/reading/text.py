"""Typed text as the rules see it: cleaned lines, and a folded twin of the same length."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from commands.parser.cleaning import clean, unwrapped

MAX_LENGTH = 20_000
"""Characters of a request that are read; what follows is not looked at."""

FILLER = "@"
"""What stands in `Passage.plain` for each character of an address."""

_MARKDOWN_LINK = re.compile(r"\[[^\[\]\n]{0,400}\]\(mailto:([^()\s]{1,400})\)", re.IGNORECASE)
_MAILTO = re.compile(r"mailto:", re.IGNORECASE)
_BLOCK_OR_BREAK = re.compile(r"<(?:br|/p|/div)\s{0,3}/?>", re.IGNORECASE)
_SAME = str.maketrans(
    dict.fromkeys("’‘‛ʼʹ′`´", "'") | dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("“”„«»″", '"') | {"→": ">", "…": "."}
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a passage, `start` included, `end` excluded."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """`text` as people wrote it, `plain` folded (no case, no accents), character for character."""

    text: str
    plain: str

    def without(self, spans: Iterable[Span], filler: str = FILLER) -> Passage:
        """The same passage, its `plain` filled at `spans`, so that rules pass over what is already understood."""
        letters = list(self.plain)
        for span in spans:
            letters[span.start : span.end] = filler * (span.end - span.start)
        return Passage(self.text, "".join(letters))


def passage(text: str) -> Passage:
    return Passage(text, "".join(map(_folded, text)))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of `text` without what chat and mail clients add: link forms, entities, invisible characters."""
    shown = _BLOCK_OR_BREAK.sub("\n", html.unescape(unwrapped(text[:MAX_LENGTH])))
    shown = _MAILTO.sub("", _MARKDOWN_LINK.sub(r"\1", shown))
    return tuple(clean(unicodedata.normalize("NFC", line)).translate(_SAME) for line in shown.splitlines())


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[:1].lower()
    return base if len(base) == 1 else character
