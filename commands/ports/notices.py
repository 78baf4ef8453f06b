"""The durable outbox of messages about operations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from commands.domain.operations import Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a message goes: a platform, an address on it (a person's or a conversation's), in a language."""

    platform: str
    address: str
    locale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueNotice:
    """A notice to post or to update: what the operation shows now, and the message it lives in ("" before the first)."""

    id: int
    operation: Operation
    target: Target
    message: str
    tries: int


class Notices(Protocol):
    """The durable outbox: one row per operation and reader; at least once, bearing the operation's reference (item 8)."""

    def expect(self, operation_id: int, target: Target, due_at: datetime) -> None:
        """In the transaction of the plan: if nobody answers before `due_at`, the person is told by message."""

    def answered(self, operation: str, target: Target) -> None:
        """The end was shown as the answer itself: nothing more to send."""

    def wake(self, operation: str) -> None:
        """Show progress now (« en cours » was answered)."""

    def claim(self, limit: int) -> Sequence[DueNotice]:
        """Due notices, leased."""

    def delivered(self, notice: DueNotice, message: str) -> None:
        """Sent or updated; closed if the operation had ended when it was read."""

    def failed(self, notice: DueNotice, again_at: datetime | None) -> None:
        """Not taken by the platform: again later, or given up (None) and counted."""
