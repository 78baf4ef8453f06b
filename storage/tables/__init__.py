"""Tables, one module per concern. Importing this package makes `METADATA` complete."""

from storage.tables import (
    accounts,
    audit,
    conversations,
    leases,
    letters,
    loans,
    nudges,
    operations,
    people,
    recycling,
    requests,
    seat_figures,
    seats,
    takeover,
    waiting,
    windows,
)
from storage.tables.base import METADATA, Identifier, JsonValue, UtcDateTime

__all__ = [
    "METADATA",
    "Identifier",
    "JsonValue",
    "UtcDateTime",
    "accounts",
    "audit",
    "conversations",
    "leases",
    "letters",
    "loans",
    "nudges",
    "operations",
    "people",
    "recycling",
    "requests",
    "seat_figures",
    "seats",
    "takeover",
    "waiting",
    "windows",
]
