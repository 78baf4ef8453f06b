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
    DemoPerson(key="titulaire", name="Gisèle Fontaine", email="gisele.fontaine.chum@ssss.gouv.qc.ca", role="web-person-holder"),
)
"""Those of the demonstration; `iris demo` grants them their roles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoChannel:
    """A private conversation where a CCT answers requests. `key` is its address on this front end, `name` a message key of the
    locales, `cct` the CCT's key, `people` the keys of those who were invited.
    """

    key: str
    name: str
    cct: str
    people: frozenset[str]


CHANNELS = (
    DemoChannel(key="soutien-chum", name="web-channel-chum", cct="CHUM", people=frozenset({"admin", "cct"})),
    DemoChannel(key="soutien-chuq", name="web-channel-chuq", cct="CHUQ", people=frozenset({"admin"})),
    DemoChannel(key="soutien-cusm", name="web-channel-cusm", cct="CUSM", people=frozenset({"admin"})),
    DemoChannel(key="soutien-estrie", name="web-channel-estrie", cct="ESTRIE", people=frozenset({"admin"})),
)
"""One for each CCT; `iris demo` registers them."""
