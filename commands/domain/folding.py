"""One folding of text for every comparison: search columns, look-ups, command words (R10: "helene" finds "Hélène")."""

from __future__ import annotations

import unicodedata

_REPLACED = {
    "Œ": "oe",
    "œ": "oe",
    "Æ": "ae",
    "æ": "ae",
    **dict.fromkeys("’‘‛ʼʹ′`", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("“”„«»″", '"'),
}
_DROPPED_CATEGORIES = frozenset({"Mn", "Me", "Cf"})  # combining marks; zero-width, soft hyphen, RTL marks


class _Folded(dict[int, str]):
    """What each code point becomes, worked out at its first sight (a full table would cost 0.3 s at import)."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        dropped = unicodedata.category(character) in _DROPPED_CATEGORIES
        folded = "" if dropped else _REPLACED.get(character, character)
        self[point] = folded
        return folded


_TABLE = _Folded()


def fold(text: str) -> str:
    """`text` without accents, case, ligatures, typographic apostrophes and dashes; any white space is one space.

    The stored `search_text` and what people type pass through this same function. Folding twice changes nothing.
    ASCII, most of a million rows, takes the short way.
    """
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    lowered = unicodedata.normalize("NFKD", text).translate(_TABLE).casefold()
    return " ".join(unicodedata.normalize("NFKD", lowered).translate(_TABLE).split())


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of `text`, apart at everything that is neither letter nor digit ("Saint-Jérôme" gives two)."""
    folded = fold(text)
    return tuple("".join(c if c.isalnum() else " " for c in folded).split())
