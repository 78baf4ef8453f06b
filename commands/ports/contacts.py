"""Where people were last met, so that they can be written to when they ask for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from commands.incoming import Person
from commands.ports.notices import Target


class Contacts(Protocol):
    """Addresses on platforms by e-mail, as the platforms vouch for them (R2)."""

    def met(self, person: Person) -> None:
        """Here and now. Nothing for a stranger, whom no platform vouches for."""

    def targets(self, email: str) -> Sequence[Target]:
        """Where to write to this person, most recently met first, in the language that they chose, else the platform's."""
