"""Who holds which role, and what people chose for themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from commands.domain.people import Grant


class Grants(Protocol):
    def of(self, email: str) -> Sequence[Grant]:
        """Grants in force now."""

    def within(self, scopes: Iterable[str]) -> Sequence[Grant]:
        """Grants whose scope is one of these establishments or CCTs."""

    def grant(self, grant: Grant) -> None: ...

    def revoke(self, email: str, role: str, scope: str) -> bool: ...


class Preferences(Protocol):
    """What people chose for themselves."""

    def language(self, email: str) -> str:
        """ "fr", "en" or "" where not chosen."""

    def choose_language(self, email: str, locale: str) -> None: ...
