"""Conversations where messages with personal data may be posted (R7)."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime, timedelta

CHECKED_EVERY = timedelta(days=1)
"""How often whoever registered it is looked at again (R7)."""


class Usage(enum.StrEnum):
    """What a channel is registered for: requests to a CCT's agents, or the daily digest of establishments (R61, R70)."""

    SUPPORT = "soutien"
    DIGEST = "sommaire"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewChannel:
    """A conversation as its platform addresses it. `cct` is set for `SUPPORT` alone; `establishments` are keys."""

    platform: str
    address: str
    usage: Usage
    cct: str
    establishments: tuple[str, ...]
    locale: str
    registered_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(NewChannel):
    id: int
    public_id: str
    registered_at: datetime
    checked_at: datetime
