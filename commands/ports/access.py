"""Who holds which role, what goes with that, and what people chose for themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from commands.domain.access import Member, Owed, Review
from commands.domain.people import Grant, Standing


class Grants(Protocol):
    def of(self, email: str) -> Sequence[Grant]:
        """Grants in force now."""

    def standing(self, email: str) -> Standing:
        """All that is held of whoever asks, read at once: each command begins with it. By the exact address (R2)."""

    def within(self, scopes: Iterable[str]) -> Sequence[Grant]:
        """Grants whose scope is one of these establishments or CCTs."""

    def grant(self, grant: Grant) -> None: ...

    def revoke(self, email: str, role: str, scope: str) -> bool: ...


class Preferences(Protocol):
    """What people chose for themselves."""

    def language(self, email: str) -> str:
        """ "fr", "en" or "" where not chosen."""

    def choose_language(self, email: str, locale: str) -> None: ...


class AccessRecords(Protocol):
    """What goes with grants (`commands.domain.access`)."""

    def owe_welcome(self, email: str) -> None:
        """They were given access: to be told when they can be (R5)."""

    def owed(self) -> Sequence[Owed]:
        """Welcomes owed to people who can be written to, oldest first."""

    def welcomed(self, email: str) -> None:
        """Told, or nothing left to tell."""

    def members_to_ask(self, before: datetime, limit: int) -> Sequence[Member]:
        """Where those who hold grants were met, and of whom the platform was not asked since `before`; longest ago first."""

    def note_member(self, member: Member, *, here: bool) -> None:
        """What the platform said now."""

    def departed(self, before: datetime) -> Sequence[str]:
        """Addresses with grants whose every platform has said no since `before`, at two looks or more."""

    def last_review(self, cct: str) -> Review | None: ...

    def review(self, public_id: str) -> Review | None: ...

    def begin_review(self, cct: str, number: int) -> Review | None:
        """None where another replica has begun it."""

    def confirm_review(self, public_id: str, by: str) -> bool:
        """Once: False where it was confirmed before (R44)."""
