"""Pieces of a card that are many times the same but for their words: encoded once, filled for each row. Pure.

A list is twenty rows of a dozen objects each; made as objects they would cost more than all the rest of the card, and wait with
every other answer under way to be looked at by the collector of garbage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

import msgspec

_HOLE: Final = re.compile(rb"\?\?(\w+)\?\?")
encoded: Final = msgspec.json.Encoder().encode


def lettered(text: str) -> bytes:
    """A text as JSON, without its quotes: as it fills a hole."""
    return encoded(text)[1:-1]


def lettered_alike(texts: Sequence[str]) -> list[bytes]:
    """The same of texts without line feeds in which JSON has nothing to escape, one at least: all at once."""
    return "\n".join(texts).encode().split(b"\n")


def hole(name: str) -> str:
    """What stands in a piece where each row has words of its own."""
    return f"??{name}??"


class Stencil:
    """A piece with holes by these names, at least one; a hole may come again, or not at all.

    Nothing that people wrote is in the piece itself.
    """

    def __init__(self, piece: Any, *names: str) -> None:
        self._pieces = _HOLE.split(encoded(piece))
        self._order = [names.index(name.decode()) for name in self._pieces[1::2]]

    def filled(self, *words: bytes) -> bytes:
        """The piece as JSON with these texts, each `lettered`, in the order of the names."""
        pieces = self._pieces.copy()
        pieces[1::2] = map(words.__getitem__, self._order)
        return b"".join(pieces)
