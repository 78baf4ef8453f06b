"""Pieces of a card that are many times the same but for their words: encoded once, filled for each row. Pure.

A list is twenty rows of a dozen objects each; made as objects they would cost more than all the rest of the card, and wait with
every other answer under way to be looked at by the collector of garbage.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import Any, Final

import msgspec

_HOLE: Final = re.compile(rb'"\?\?(\w+)\?\?"')
encoded: Final = msgspec.json.Encoder().encode
"""A text as JSON, as it fills a hole."""


def hole(name: str) -> str:
    """What stands in a piece where each row has words of its own."""
    return f"??{name}??"


class Stencil:
    """A piece with holes by these names, at least one; a hole may come again, or not at all.

    Nothing that people wrote is in the piece itself.
    """

    def __init__(self, piece: Any, *names: str) -> None:
        whole = encoded(piece)
        self._format = _HOLE.sub(b"%b", whole.replace(b"%", b"%%"))
        self._order = itemgetter(*[names.index(name.decode()) for name in _HOLE.findall(whole)])

    def filled(self, *words: bytes) -> msgspec.Raw:
        """The piece with these texts, each `encoded`, in the order of the names."""
        return msgspec.Raw(self._format % self._order(words))
