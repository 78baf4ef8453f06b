"""The people whom the demonstration lets one be. All invented."""

from __future__ import annotations

from dataclasses import dataclass

from commands.incoming import Person

PLATFORM = "web"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPerson:
    """Someone to be. `key` is their address on this front end; `role` is a message key of the locales (`web-person-…`).

    `email` is "" for a stranger: nobody vouches for them (R2).
    """

    key: str
    name: str
    email: str
    role: str

    def as_person(self, locale: str) -> Person:
        return Person(platform=PLATFORM, address=self.key, email=self.email, name=self.name, locale=locale)


PEOPLE = (
    DemoPerson(key="admin", name="Ariane Tessier", email="ariane.tessier@msss.gouv.qc.ca", role="web-person-admin"),
    DemoPerson(key="cct", name="Blaise Kanyinda", email="blaise.kanyinda.chum@ssss.gouv.qc.ca", role="web-person-cct"),
    DemoPerson(
        key="gestionnaire-03",
        name="Coralie Gendron",
        email="coralie.gendron.ciussscn@ssss.gouv.qc.ca",
        role="web-person-manager-03",
    ),
    DemoPerson(
        key="gestionnaire-16-2",
        name="Damien Okafor",
        email="damien.okafor.cisssme16@ssss.gouv.qc.ca",
        role="web-person-manager-16-2",
    ),
    DemoPerson(key="lecteur", name="Élodie Marcoux", email="elodie.marcoux.ciussscn@ssss.gouv.qc.ca", role="web-person-reader"),
    DemoPerson(key="inconnu", name="Fabrice Lenoir", email="", role="web-person-stranger"),
)
"""The six of the demonstration; `iris demo` grants them their roles."""
