"""The lists that an establishment would bring along, invented for the demonstration: who works where, in what.

Drawn from each address, so that the same demonstration always shows the same house.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from commands.domain.accounts import HeadOfService, Profile
from commands.domain.folding import fold
from commands.domain.reference import Establishment, ReferenceData
from commands.ports import OurFields

T = TypeVar("T")

UNKNOWN_SHARE = 30
"""One account in so many is in nobody's list, and stays unassociated (R6)."""
ONCOLOGY_SHARE = 9
ADMINISTRATIVE_SHARE = 12
DATED_SHARE = 8
"""All pending invitations but one in so many have a known date (R26)."""


class Invented(Protocol):
    """What is asked of a simulated person."""

    email: str
    company: str
    first_name: str
    invited_at: datetime | None


class Inheritance:
    """Our fields for invented people."""

    def __init__(self, reference: ReferenceData) -> None:
        self._reference = reference
        self._by_name = {fold(one.name_fr): one for one in reference.establishments}
        book = reference.addresses
        named = {*book.suffixes.values(), *(domain.establishment for domain in book.domains)}
        self._unnamed = tuple(one for one in reference.establishments if one.key not in named)

    def of(self, people: Iterable[Invented]) -> dict[str, OurFields]:
        """By address; those in nobody's list are left out."""
        listed = ((one.email, self._fields(one)) for one in people if _draw(one.email, "listed", UNKNOWN_SHARE))
        return dict(listed)

    def dated(self, people: Iterable[Invented]) -> dict[str, OurFields]:
        """The days on which pending people were invited, as a manager's own notes would have them."""
        return {
            one.email: OurFields(invited_at=one.invited_at, invitation_known=True)
            for one in people
            if one.invited_at is not None and _draw(one.email, "dated", DATED_SHARE)
        }

    def _fields(self, one: Invented) -> OurFields:
        place = self._place(one)
        sites = self._reference.installations_of(place.key)
        generic = one.first_name.startswith("Salle")
        return OurFields(
            establishment=place.key,
            installation=_pick(sites, one.email, "site").code if sites else "",
            profile=Profile.TELECONSULTATION if _draw(one.email, "profile", ADMINISTRATIVE_SHARE) else Profile.ADMINISTRATIVE,
            specialty="" if generic else _pick(self._reference.specialties, one.email, "specialty").name_fr,
            oncology=not _draw(one.email, "oncology", ONCOLOGY_SHARE),
            generic=generic,
            head=HeadOfService(name="Accueil clinique", email="accueil.clinique@ssss.gouv.qc.ca") if generic else None,
        )

    def _place(self, one: Invented) -> Establishment:
        by_address = self._reference.establishment_of_address(one.email)
        known = self._by_name.get(fold(one.company)) or (self._reference.establishment(by_address) if by_address else None)
        return known or _pick(self._unnamed, one.email, "place")


def _number(email: str, what: str) -> int:
    return zlib.crc32(f"{what}:{email}".encode())


def _draw(email: str, what: str, share: int) -> bool:
    """True but for one in `share`."""
    return _number(email, what) % share != 0


def _pick(items: Sequence[T], email: str, what: str) -> T:
    return items[_number(email, what) % len(items)]
