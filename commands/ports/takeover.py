"""What an imported file says of accounts that Zoom has not shown yet (domain: « At the first reading »)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from commands.ports.directory import OurFields


class Takeover(Protocol):
    """Our fields by address, kept until the account is first read."""

    def keep(self, fields: Mapping[str, OurFields]) -> None:
        """Over what was kept before for the same addresses."""

    def take(self, emails: Iterable[str]) -> Mapping[str, OurFields]:
        """What was kept for these addresses, by the address as given; it is not kept any longer."""
