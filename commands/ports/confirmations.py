"""Questions asked once: deletions now, offers and undos later (R42, R44)."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from commands.domain.accounts import Account
from commands.domain.operations import Json


class Taking(enum.StrEnum):
    """What became of taking a stored confirmation."""

    TAKEN = "taken"
    ALREADY = "already"
    EXPIRED = "expired"
    NOT_YOURS = "not_yours"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """A stored question (R42): whom for, of which account at which version, until when; works once.

    `used_by` and `used_at` tell who was first.
    """

    token: str
    kind: str
    person: str
    account_id: int
    account_version: int
    expires_at: datetime
    payload: Mapping[str, Json] = field(default_factory=dict)
    used_by: str = ""
    used_at: datetime | None = None


class Confirmations(Protocol):
    def ask(
        self, kind: str, person: str, account: Account | None, expires_at: datetime, payload: Mapping[str, Json]
    ) -> Confirmation:
        """Of what is about no account, `account` is None, and `payload` says what it was about."""

    def peek(self, token: str) -> Confirmation | None: ...

    def take(self, token: str, person: str) -> tuple[Taking, Confirmation | None]:
        """Use it up, once; in the transaction of what it allows."""

    def close(self, token: str, person: str) -> bool:
        """FERMER: it can no longer be taken."""
