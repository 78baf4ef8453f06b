"""Patient data has no place here: a RAMQ number in free text is refused, neither stored nor logged (R63)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_GAP = r"[\s.\-_/·•*']{0,5}"
_BETWEEN = r"[^A-Z0-9]{0,12}"
"""What may part the letters from the digits: a column, a colon, brackets, marks of a text editor."""
_LETTERS = rf"[A-Z](?:{_GAP}[A-Z]){{3}}"
_DIGITS = rf"[0-9](?:{_GAP}[0-9]){{7}}"
# A number stands by itself: letters or digits that go on at either side make it something else (an identifier). The
# name of the number may be stuck to it.
_NUMBER = re.compile(rf"(?:(?<![A-Z0-9])|(?<=\bNAM)|(?<=\bRAMQ)){_LETTERS}{_BETWEEN}{_DIGITS}(?![A-Z0-9])")
_WORD_AND_DATE = re.compile(_LETTERS + r"\s+(?:19|20)[0-9]{2}([-/.])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12][0-9]|3[01])")
# Day first, the digits could be a patient's: only after a word that goes before dates, or the two in « vu le ».
_BEFORE_DATE = r"(?:POUR|VERS|DATE|JUIN|AOUT|MARS|FROM|[A-Z]{2}\s(?:LE|DU|AU|ON|BY|OF))"
_WORD_AND_DAY = re.compile(
    _BEFORE_DATE + r"\s+(?:0[1-9]|[12][0-9]|3[01])([-/.])(?:0[1-9]|1[0-2])\1(?:19|20)[0-9]{2}"
    "|" + _BEFORE_DATE + r"\s+(?:0[1-9]|1[0-2])([-/.])(?:0[1-9]|[12][0-9]|3[01])\2(?:19|20)[0-9]{2}"
)
_DECIMAL = re.compile(r"\d")
_CHARACTERS_OF_A_NUMBER = 12
_DIGITS_OF_A_NUMBER = 8
"""Most of what people write has fewer, and is no number whatever else it holds."""
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


def holds_patient_number(text: str) -> bool:
    """Whether `text` holds a RAMQ number: four letters and eight digits, however spaced, dotted or dashed (R63).

    Case, accents, full-width forms and invisible characters do not hide one. An address such as `abcd12345678@…` is
    taken for one: the token before the @ is exactly a number. A word and a whole date ("pour 2026-03-04") is not.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    elif len(text) < _CHARACTERS_OF_A_NUMBER:
        return False
    if len(_DECIMAL.findall(text)) < _DIGITS_OF_A_NUMBER:
        return False
    return any(not _is_date(found[0]) for found in _NUMBER.finditer(_plain(text)))


def without_patient_numbers(values: Mapping[str, str]) -> dict[str, str]:
    """The values as they may be shown again or carried on: one that holds a number is empty (R63)."""
    return {name: "" if holds_patient_number(value) else value for name, value in values.items()}


def _is_date(found: str) -> bool:
    return _WORD_AND_DATE.fullmatch(found) is not None or _WORD_AND_DAY.fullmatch(found) is not None


def _plain(text: str) -> str:
    """Of text whose forms are taken apart already."""
    return text.upper() if text.isascii() else text.translate(_TABLE).upper()


class _Plain(dict[int, str]):
    """What each code point is here, worked out at its first sight: marks and what is invisible go, digits are ours."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        dropped = unicodedata.category(character) in ("Mn", "Cf")
        plain = str(unicodedata.decimal(character)) if character.isdecimal() else _DASHES.get(point, character)
        self[point] = "" if dropped else plain
        return self[point]


_TABLE = _Plain()
