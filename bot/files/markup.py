"""XML counted before it is read: what a library would build of it in memory is bounded (R80)."""

from __future__ import annotations

from typing import IO
from xml.parsers import expat

from bot.files.refusals import FileRefusedError

MOST_OF_ONE = 60_000
"""Elements within one row, one shared string, or between two of them."""
DEEPEST = 50
_LONGEST_TAG = 500_000
"""Bytes of a tag, its attributes among them: what the parser was given and has not told yet."""
_PIECE = 1 << 16
_UNITS = frozenset({"row", "si"})
_BEGINNINGS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0<")


def is_markup(beginning: bytes) -> bool:
    """By a member's first bytes, whatever it is called."""
    bare = beginning.lstrip()
    return not bare or bare.startswith(_BEGINNINGS)


def check_markup(beginning: bytes, rest: IO[bytes], most: int) -> None:
    """At most so many elements. Raises FileRefusedError, and ExpatError where it is no XML."""
    parser = expat.ParserCreate()
    counted = _Counted(most)
    parser.StartElementHandler = counted.begun
    parser.EndElementHandler = counted.ended
    parser.StartDoctypeDeclHandler = counted.declared
    piece, given = beginning, 0
    while piece:
        parser.Parse(piece, False)
        given += len(piece)
        if given - parser.CurrentByteIndex > _LONGEST_TAG:
            raise FileRefusedError("unpacked-too-large")
        piece = rest.read(_PIECE)
    parser.Parse(b"", True)


class _Counted:
    def __init__(self, most: int) -> None:
        self._left = most
        self._within = 0
        self._depth = 0

    def begun(self, name: str, _attributes: dict[str, str]) -> None:
        self._left -= 1
        self._depth += 1
        self._within = 0 if name.rpartition(":")[2] in _UNITS else self._within + 1
        if self._left < 0 or self._within > MOST_OF_ONE or self._depth > DEEPEST:
            raise FileRefusedError("unpacked-too-large")

    def ended(self, _name: str) -> None:
        self._depth -= 1

    def declared(self, *_about: object) -> None:
        """No spreadsheet declares a document type; entities come by that way."""
        raise FileRefusedError("damaged")
