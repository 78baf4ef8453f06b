"""`read_request`: from free text to a pre-filled card (R60). Nothing runs from here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from commands.domain.patient_data import holds_patient_number
from commands.domain.reference import ReferenceData
from commands.requests.reading.details import capacity_of, is_own, oncology_of, role_of
from commands.requests.reading.emails import Written, addresses_of
from commands.requests.reading.missing import missing_of
from commands.requests.reading.model import Field, Part, PersonRead, Read, Wish
from commands.requests.reading.people import people_of
from commands.requests.reading.places import Found, Mention, mentions_of, settled
from commands.requests.reading.sections import Section, sections_of
from commands.requests.reading.specialties import specialty_of
from commands.requests.reading.text import FILLER, Passage
from commands.requests.reading.wishes import straightened, wish_of

_WITHOUT_PEOPLE = frozenset({Wish.CAPACITY, Wish.ACCESS, Wish.QUESTION})


def read_request(text: str, reference: ReferenceData) -> Read:
    """What `text` asks for; only its first 20,000 characters are read, the whole is looked through for patient numbers (R63)."""
    if holds_patient_number(text):
        return Read(refused=True)
    sections = sections_of(text)
    read = _of_section(sections[0], reference)
    for section in sections[1:]:
        if _is_enough(read):
            break
        read = _completed(read, _of_quoted(section, reference))
    return replace(read, missing=missing_of(read))


def _is_enough(read: Read) -> bool:
    """Whether what was written above a quoted mail needs nothing of it."""
    return read.wish is not Wish.UNCLEAR and (bool(read.people) or read.own or read.wish in _WITHOUT_PEOPLE)


def _completed(read: Read, quoted: Read) -> Read:
    """`read` with what only the quoted mail tells; people are never mixed."""
    if read.wish is Wish.UNCLEAR:
        read = replace(read, wish=quoted.wish, pool=quoted.pool, capacity=quoted.capacity, seats=quoted.seats, role=quoted.role)
    if read.people:
        return read
    return replace(
        read,
        people=quoted.people,
        establishment=read.establishment or quoted.establishment,
        installation=read.installation or quoted.installation,
        oncology=quoted.oncology if read.oncology is None else read.oncology,
        specialty=read.specialty or quoted.specialty,
        uncertain=(*dict.fromkeys((*read.uncertain, *quoted.uncertain)),),
    )


def _of_quoted(section: Section, reference: ReferenceData) -> Read:
    """A quoted mail: what is its writer's own is the sender's, a third person's for who asks now."""
    read = _of_section(section, reference)
    if not read.own:
        return read
    people = read.people or _read_people(_seen(section.sender, reference), reference, read.wish)
    return replace(read, own=False, people=people, establishment=read.establishment or _suffix(people))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A passage with its addresses found and filled, and the places that it names."""

    passage: Passage
    addresses: tuple[Written, ...]
    places: tuple[Mention, ...]


def _seen(passage: Passage, reference: ReferenceData) -> _Seen:
    addresses = addresses_of(passage, reference)
    filled = passage.without(one.span for one in addresses)
    return _Seen(filled, addresses, mentions_of(filled, reference))


def _of_section(section: Section, reference: ReferenceData) -> Read:
    body = _seen(section.body, reference)
    signature = _seen(section.signature, reference)
    told = straightened(body.passage.plain)
    wish = wish_of(told)
    people = _read_people(body, reference, wish)
    own = is_own(told) and not _is_for_somebody(body, people)
    if own and wish is not Wish.REASSIGN:
        people = tuple(one for one in people if one.email)
    if own and not people and signature.addresses:
        people = _read_people(signature, reference, wish)[:1]
    place = _place(people, body.places, signature.places)
    read = Read(
        wish=wish,
        people=people,
        own=own,
        establishment=place.establishment,
        installation=place.installation,
        oncology=oncology_of(told),
        specialty=specialty_of(told, reference),
        uncertain=_uncertain(people, place),
    )
    return _with_details(read, told)


def _with_details(read: Read, told: str) -> Read:
    """Capacity only where capacity is asked for, a role only with access."""
    if read.wish is Wish.CAPACITY:
        asked = capacity_of(told)
        return replace(read, pool=asked.pool, capacity=asked.participants, seats=asked.seats)
    return replace(read, role=role_of(told)) if read.wish is Wish.ACCESS else read


def _read_people(seen: _Seen, reference: ReferenceData, wish: Wish) -> tuple[PersonRead, ...]:
    places = [mention.span for mention in seen.places]
    return tuple(one.read for one in people_of(seen.passage, seen.addresses, places, reference, wish))


def _is_for_somebody(body: _Seen, people: Sequence[PersonRead]) -> bool:
    """« I need an account for my nurse X »: asked by one, for another."""
    lead = body.passage.plain
    return bool(people) and any(f" {word} {FILLER}" in lead for word in ("pour", "for"))


def _place(people: Sequence[PersonRead], body: Iterable[Mention], signature: Iterable[Mention]) -> Found:
    """A person's own suffix before the text, the text before the signature (R22)."""
    keys = {one.establishment for one in people if one.establishment and one.part is not Part.HEAD}
    if len(keys) > 1:
        return Found(doubtful=True)
    found = settled(body, _only(keys))
    if found.establishment:
        return found
    signed = settled(signature, "")
    return replace(signed, installation="", doubtful=True) if signed.establishment else found


def _suffix(people: Sequence[PersonRead]) -> str:
    return _only({one.establishment for one in people if one.establishment})


def _only(keys: set[str]) -> str:
    return keys.pop() if len(keys) == 1 else ""


def _uncertain(people: Sequence[PersonRead], place: Found) -> tuple[str, ...]:
    fields = [Field.EMAIL] if any(one.written for one in people) else []
    fields += [Field.ESTABLISHMENT] if place.doubtful else []
    return tuple(field.value for field in fields)
