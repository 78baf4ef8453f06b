"""Requests to level-2 support (R60 to R62)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from commands.domain.requests import Asked, Change, EventKind, NewRequest, Request, RequestEvent


class Requests(Protocol):
    """Requests by their short public id, with what happened to each."""

    def file(self, new: NewRequest) -> tuple[Request, bool]:
        """The request, or the one that the same intent has filed before; the flag tells whether it is new."""

    def get(self, public_id: str) -> Request | None:
        """Whatever became of it."""

    def locked(self, public_id: str) -> Request | None:
        """As it is now, held until this transaction ends: of two who decide at once, the second sees what the first did (R62)."""

    def open(self, ccts: Collection[str] | None) -> Sequence[Request]:
        """The open ones of these CCTs (None: of all), oldest first."""

    def of_asker(self, email: str, limit: int) -> Sequence[Request]:
        """What this person asked, newest first."""

    def alike(self, request: Request) -> Sequence[Request]:
        """Other undecided requests of the same CCT that want the same of the same address, oldest first."""

    def merged_into(self, request: Request) -> Sequence[Request]:
        """Those that were joined to it."""

    def filed_between(self, cct: str, since: datetime, until: datetime) -> Sequence[Request]: ...

    def change(self, request: Request, change: Change) -> Request:
        """Under its lock. What ends is dated; what is decided keeps when."""

    def rewrite(self, request: Request, asked: Asked) -> Request:
        """Under its lock: something else is asked, its version is the next."""

    def note(self, request: Request, kind: EventKind, by: str, text: str = "") -> RequestEvent:
        """Under its lock: the next event."""

    def events(self, request: Request) -> Sequence[RequestEvent]:
        """Oldest first."""
