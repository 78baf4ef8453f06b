"""Columns derived from an account's own: what is searched, what sorts, what scopes a search, what sums up Zoom's words."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

import msgspec

from commands.domain.accounts import Status, ZoomView
from commands.domain.folding import fold
from commands.domain.reference import ReferenceData

NEVER_INVITED = 2**53
"""Sorts after every invitation: what expires soonest comes first (R11)."""
_SORT_BYTES = 120
"""Two such keys fit in a cursor of 400 characters."""
_PRIVATE = 0xE000
"""Unicode's private use area: no letter of a name is there."""
_EDGE = "  "
"""Before each stored word. With it « two spaces and one letter » is a trigram, so that the beginning of a word is searched
through the same index as any fragment of three characters."""


def derived(row: Mapping[str, Any], reference: ReferenceData) -> dict[str, Any]:
    """The derived columns of a row of `accounts`."""
    site = reference.installation(row["installation"])
    place = site.name if site else row["installation"]
    known_by = f"{row['last_name']} {row['first_name']}".strip() or row["email"]  # a pending person may have no name yet
    words = fold(f"{row['email']} {row['first_name']} {row['last_name']} {row['department']} {place}").split()
    return {
        "search_text": _EDGE + _EDGE.join(words),
        "scope_token": scope_token(row["establishment"]),
        "sort_name": sort_key(known_by),
        "sort_first_name": sort_key(f"{row['first_name']} {row['last_name']}"),
        "sort_installation": sort_key(place),
        "invited_key": time_key(row["invited_at"]) if row["invited_at"] else NEVER_INVITED,
        "login_key": time_key(row["last_login_at"]) if row["last_login_at"] else 0,
    }


def sort_key(text: str) -> str:
    """Folded, and short enough for an index and a cursor."""
    folded = fold(text)
    if len(folded) * 4 <= _SORT_BYTES:
        return folded
    return folded.encode()[:_SORT_BYTES].decode(errors="ignore")


def time_key(moment: datetime) -> int:
    """Whole milliseconds since 1970: an index and a cursor hold it alike on both databases."""
    return int(moment.timestamp() * 1000)


@lru_cache(maxsize=4096)
def scope_token(establishment: str) -> str:
    """Three characters that stand for an establishment in the search index: one trigram, whatever the key's length.

    Two keys in 262,144 may share a token, so a search compares the establishment itself too.
    """
    number = int.from_bytes(hashlib.blake2b(establishment.encode(), digest_size=3).digest(), "big")
    return "".join(chr(_PRIVATE + (number >> shift) % 64) for shift in (0, 6, 12))


def fingerprint(view: ZoomView) -> int:
    """What a listing says of one person in 63 bits, never 0. Not in it: what only the reading of one person carries (job
    title, company, location), add-ons (read apart), and a pending person's creation date (that moves with each call)."""
    said = (
        view.email,
        view.status,
        view.user_type,
        view.raw_type,
        view.zoom_id,
        view.first_name,
        view.last_name,
        view.department,
        view.timezone,
        None if view.status is Status.PENDING else view.created_at,
        view.last_login_at,
    )
    digest = hashlib.blake2b(msgspec.msgpack.encode(said), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1 or 1
