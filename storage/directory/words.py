"""Typed text into conditions of a search (R10).

Each word of three characters or more is found anywhere; a shorter one where a word begins; all must be there. A word without
letter or digit says nothing. Words are apart at spaces only, so that a fragment of an address keeps its punctuation.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from commands.domain.folding import fold
from storage.directory.database import Clause

MAX_WORDS = 8
MAX_WORD = 254
_GRAM = 3
_PHRASE = 64
"""Characters of a long word that are looked up; the others are compared in the rows found."""
_DOMAIN = 16
"""Of an address without a part before its @, likewise: the trigrams of « @ssss.gouv.qc.ca » name every account, and each is
one more list to walk. Where there is a part before it, that part alone is looked up: it is what tells accounts apart."""


def words_of_search(text: str) -> tuple[str, ...]:
    """The folded words that count, each once; what no account can hold (control characters) is dropped."""
    kept = text if text.isprintable() else "".join(map(_printable, text))
    words = [word[:MAX_WORD] for word in fold(kept).split() if any(map(str.isalnum, word))]
    return tuple(dict.fromkeys(words))[:MAX_WORDS]


def printable(text: str) -> str:
    """`text` without what a database or a chat cannot hold: control characters and halves of surrogate pairs."""
    return text if text.isprintable() else "".join(map(_printable, text)).strip()


def phrase(words: Iterable[str], scope: Iterable[str], *, outside: bool) -> str:
    """An FTS5 expression: all the words, within the establishments of these tokens, or `outside` them. At least one word."""
    said = " AND ".join(_quoted(_looked_up(word)) for word in words)
    tokens = " OR ".join(map(_quoted, scope))
    if not tokens:
        return f"search_text : ({said})"
    return f"(search_text : ({said})) {'NOT' if outside else 'AND'} (scope_token : ({tokens}))"


def remainder(words: Iterable[str]) -> list[Clause]:
    """What `phrase` left to compare in the rows themselves."""
    return [Clause("instr(a.search_text, ?) > 0", (word,)) for word in words if _looked_up(word) not in (word, f"  {word}")]


def like(words: Iterable[str]) -> list[Clause]:
    """PostgreSQL's conditions, which pg_trgm's index answers."""
    return [Clause("a.search_text LIKE ?", (f"%{_escaped(_full(word))}%",)) for word in words]


def _full(word: str) -> str:
    return word if len(word) >= _GRAM else f"  {word}"


def _looked_up(word: str) -> str:
    local, at, _ = word.partition("@")
    if len(word) <= _DOMAIN or not at:
        return _full(word)[:_PHRASE]
    return local[:_PHRASE] if len(local) >= _GRAM else word[:_DOMAIN]


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _printable(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return ""
    return " " if category in ("Cc", "Zl", "Zp") else character
