"""From what was read in a text, or filled in, to what is asked: one draft for each person (R60)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commands.domain.accounts import LARGE_MEETING_CAPACITIES, WEBINAR_CAPACITIES, Pool
from commands.requests.reading import Part, PersonRead, Read, Wish
from commands.requests.wishes import NEW, SUBJECT, kept, subject_of

MOST_PEOPLE = 10
"""People of one message for whom requests are filed; the text says the rest."""
_CAPACITIES = {
    Pool.LARGE_MEETING: ("grande-reunion", LARGE_MEETING_CAPACITIES),
    Pool.WEBINAR: ("webinaire", WEBINAR_CAPACITIES),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one request would ask: values by the names of the catalogue's arguments."""

    wish: Wish
    fields: Mapping[str, str]

    @property
    def subject(self) -> str:
        return subject_of(self.wish, self.fields)

    @property
    def establishment(self) -> str:
        return self.fields.get("etablissement", "")


def drafts_of(read: Read, asker: str) -> tuple[Draft, ...]:
    """One for each person, at least one. `asker` is whose account it is where the writer speaks of their own."""
    if read.wish is Wish.REASSIGN:
        return (_reassignment(read),)
    heads = [one for one in read.people if one.part is Part.HEAD]
    subjects = [one for one in read.people if one.part is not Part.HEAD][:MOST_PEOPLE]
    own = PersonRead(email=asker) if read.own and read.wish is not Wish.CREATE else None
    return tuple(_draft(read, one, heads) for one in subjects or [own or PersonRead()])


def completed(fields: Mapping[str, str], wish: Wish, read: Read) -> dict[str, str]:
    """The fields, with what a later text says of those that were empty."""
    heads = [one for one in read.people if one.part is Part.HEAD]
    person = next((one for one in read.people if one.part is not Part.HEAD), PersonRead())
    return {**kept(wish, {**_about(read), **_person(person, heads)}), **fields}


def _draft(read: Read, person: PersonRead, heads: Iterable[PersonRead]) -> Draft:
    values = {**_about(read), **_person(person, heads)}
    return Draft(wish=read.wish, fields=kept(read.wish, values))


def _reassignment(read: Read) -> Draft:
    """From whom the licence goes, and to whom (R52)."""
    giver = next((one for one in read.people if one.part is Part.GIVER), PersonRead())
    taker = next((one for one in read.people if one.part is Part.TAKER), PersonRead())
    return Draft(wish=read.wish, fields=kept(read.wish, {**_about(read), **_person(taker, ()), SUBJECT: giver.email}))


def _person(person: PersonRead, heads: Iterable[PersonRead]) -> dict[str, str]:
    names = {"prenom": person.service, "generique": "1"} if person.generic else {"prenom": person.first_name}
    head = next(iter(heads), None) if person.generic else None
    values = {
        NEW: person.email,
        "nom": "" if person.generic else person.last_name,
        **names,
        "chef": head.name if head else "",
        "chef-courriel": head.email if head else "",
        **({"etablissement": person.establishment} if person.establishment else {}),
    }
    return {name: value for name, value in values.items() if value}


def _about(read: Read) -> dict[str, str]:
    """What the text says for all of its people."""
    values = {
        "etablissement": read.establishment,
        "installation": read.installation,
        "specialite": read.specialty,
        "cancer": "" if read.oncology is None else str(int(read.oncology)),
    }
    name, known = _CAPACITIES.get(read.pool or Pool.LICENCE, ("", ()))
    if name and read.capacity in known:
        values[name] = str(read.capacity)
    return {name: value for name, value in values.items() if value}
