"""What ties a row's personal details to it without being personal: a salted hash, meaningless once the salt is gone."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

BOUND_DETAILS = ("actor", "subject", "before", "after", "reason")
CHAINED_FACTS = ("id", "action", "outcome", "origin", "reference", "establishment", "binding", "purged")


def bind(salt: str, details: Mapping[str, Any]) -> str:
    """SHA-256 over the salt and the details, in hexadecimal."""
    return hashlib.sha256(_canonical([salt, *(details[name] for name in BOUND_DETAILS)])).hexdigest()


def seal(key: bytes, previous: str, sequence: int, facts: Mapping[str, Any]) -> str:
    """HMAC-SHA-256 over the seal before, the place in the chain and the row's facts, in hexadecimal."""
    at: datetime = facts["at"]
    chained = [previous, sequence, at.isoformat(timespec="microseconds"), *(facts[name] for name in CHAINED_FACTS)]
    return hmac.new(key, _canonical(chained), hashlib.sha256).hexdigest()


def _canonical(values: list[Any]) -> bytes:
    return msgspec.json.encode(values, order="deterministic")
