"""The short reference of a request: shown with errors and operations, written in the logs."""

from __future__ import annotations

import secrets

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_reference() -> str:
    """Eight characters without look-alikes, to be read aloud."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(8))
