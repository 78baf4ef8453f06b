"""Tables, one module per concern. Importing this package makes `METADATA` complete."""

from storage.tables import audit, leases, operations, people, seats
from storage.tables.base import METADATA, Identifier, JsonValue, UtcDateTime

__all__ = ["METADATA", "Identifier", "JsonValue", "UtcDateTime", "audit", "leases", "operations", "people", "seats"]
