"""Accounts that Zoom's events name, waiting to be read again (R92)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """Somebody to read again. `zoom_id` and `email` may each be "" but not both; `operator` is who acted at Zoom, or ""."""

    zoom_id: str
    email: str
    operator: str
    event_at: datetime

    @property
    def name(self) -> str:
        """What repeats share: only the account matters, however many events name it."""
        return self.zoom_id or self.email.casefold()


class Nudges(Protocol):
    """A durable queue: an event may reach any replica, and is read by the one that leads."""

    def add(self, nudge: Nudge) -> None:
        """Once for each account; events come out of order, and the newest tells who acted."""

    def oldest(self, limit: int) -> Sequence[Nudge]: ...

    def done(self, nudge: Nudge) -> None:
        """Read again; a newer event of the same account stays."""
