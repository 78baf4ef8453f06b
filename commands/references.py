"""The short reference of a request: shown with errors and operations, written in the logs."""

from __future__ import annotations

from os import urandom

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 8
_ALL = len(_ALPHABET) ** _LENGTH


def new_reference() -> str:
    """Eight characters without look-alikes, to be read aloud. Drawn at once: each request asks for one."""
    number, drawn = int.from_bytes(urandom(16)) % _ALL, ""
    for _ in range(_LENGTH):
        number, index = divmod(number, len(_ALPHABET))
        drawn += _ALPHABET[index]
    return drawn
