"""What chat clients add to typed text: their own link forms, invisible characters, spaces of every width."""

from __future__ import annotations

import re
import unicodedata

_MAILTO = re.compile(r"<mailto:([^|<>]{1,400})(?:\|[^<>]{0,400})?>", re.IGNORECASE)
_LABELLED = re.compile(r"<[#@!a-z][^|<>]{0,800}\|([^<>]{1,800})>", re.IGNORECASE)
_BARE = re.compile(r"<((?:[#@!]|https?://)[^|<>]{1,800})>", re.IGNORECASE)
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"


def clean(text: str) -> str:
    """`text` as one line of visible characters, Slack's `<mailto:a@b|a@b>`, `<http://b|b>`, `<@U1|name>` unwrapped.

    Zero-width characters, RTL marks and lone surrogates go; control characters and wide or no-break spaces become spaces.
    """
    return " ".join("".join(map(_visible, unwrapped(text))).split())


def unwrapped(text: str) -> str:
    """Slack's link forms as the words a person typed; where the label and a mail address differ, the address counts."""
    return _BARE.sub(r"\1", _LABELLED.sub(r"\1", _MAILTO.sub(r"\1", text)))


def _visible(character: str) -> str:
    if character == " " or (character.isascii() and character.isprintable()):
        return character
    category = unicodedata.category(character)
    if character in _SPACES or category in ("Zs", "Cc"):
        return " "
    return "" if category in ("Cf", "Cs") else character
