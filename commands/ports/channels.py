"""Channels where messages with personal data may be posted (R7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from commands.domain.channels import Channel, NewChannel


class Channels(Protocol):
    """Registered conversations. A CCT has one for requests at most; a conversation, one entry for each usage."""

    def register(self, new: NewChannel) -> Channel:
        """In place of the CCT's former one, and of this conversation's former entry for the same usage."""

    def get(self, public_id: str) -> Channel | None: ...

    def at(self, platform: str, address: str) -> Sequence[Channel]:
        """What this conversation is registered for."""

    def support(self, cct: str) -> Channel | None:
        """Where this CCT answers requests."""

    def all(self) -> Sequence[Channel]:
        """By usage, then by age."""

    def unchecked_since(self, moment: datetime) -> Sequence[Channel]:
        """Those not looked at since, longest first."""

    def checked(self, channel: Channel, establishments: Sequence[str]) -> None:
        """Looked at now: these establishments are within the scope of whoever registered it."""

    def remove(self, channel: Channel) -> None: ...
