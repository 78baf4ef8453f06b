"""Where an account seen for the first time belongs (domain: « At the first reading »)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from commands.domain.accounts import UNASSOCIATED, ZoomView
from commands.domain.folding import fold
from commands.domain.reference import ReferenceData


@dataclass(frozen=True)
class Placing:
    """Establishment and installation by name, exactly as the reference data has them."""

    reference: ReferenceData

    def place(self, view: ZoomView) -> tuple[str, str]:
        """An establishment's key and an installation's code, by company and location, else by the address; "" where none says."""
        company = self._establishments.get(fold(view.company), "") if view.company else ""
        sites = self._sites.get(fold(view.location), {}) if view.location else {}
        if not company and len(sites) == 1:
            company = next(iter(sites))
        key = company or self.reference.establishment_of_address(view.email) or UNASSOCIATED
        return key, sites.get(key, "")

    def off_network(self, email: str) -> bool:
        """R14."""
        return not self.reference.network_address(email).accepted

    @cached_property
    def _establishments(self) -> dict[str, str]:
        pairs = [
            (fold(name), one.key)
            for one in self.reference.establishments
            for name in (one.name_fr, one.name_en, one.short, one.key, *one.aliases)
        ]
        return _unambiguous(pairs)

    @cached_property
    def _sites(self) -> dict[str, dict[str, str]]:
        """Folded name → establishment → code."""
        found: dict[str, dict[str, str]] = {}
        for site in self.reference.installations:
            for name in {fold(name) for name in (site.name, site.code, *site.aliases)}:
                found.setdefault(name, {}).setdefault(site.establishment, site.code)
        return found


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for name, key in pairs:
        found.setdefault(name, set()).add(key)
    return {name: keys.pop() for name, keys in found.items() if name and len(keys) == 1}
