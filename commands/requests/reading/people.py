"""The people and generic accounts of a passage: addresses and names brought together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from commands.domain.folding import words_of
from commands.domain.reference import ReferenceData
from commands.requests.reading import generics
from commands.requests.reading.emails import Written, establishment_of
from commands.requests.reading.model import Part, PersonRead, Wish
from commands.requests.reading.names import Name, alike, mentions, names_in, spelled, written_as
from commands.requests.reading.parts import heads, is_head, part_at
from commands.requests.reading.text import Passage, Span

_KEPT_ASIDE = re.compile(r"\b(?:doublon (?:avec|de)|duplicate of|meme personne que|same (?:person )?as)\s?$")
_GREETING = re.compile(r"\b(?:bonjour|bonsoir|allo|salut|hi|hello|hey|dear|cher|chere)\s?(?:\w{1,12}\s)?$")
_LIKE_A_SUFFIX = re.compile(r"c?i?u?s{2,4}\w*\d*|c?i?u?s{1,4}[^aeiouy]{1,6}|\w*mtl|reg\d+|\w+\d{2}")
_TITLES = frozenset({"dr", "dre", "mme", "mr", "mrs"})
_NEAR = 40
_MAX_PEOPLE = 60


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person being put together, and where the passage speaks of them."""

    read: PersonRead
    spans: tuple[Span, ...]


def people_of(
    passage: Passage, addresses: Sequence[Written], places: Iterable[Span], reference: ReferenceData, wish: Wish
) -> tuple[Somebody, ...]:
    """Everybody whom a passage is about, in the order in which it first speaks of them. `passage` has its addresses filled."""
    names = [one for one in names_in(passage.without(places)) if not _greeted(passage, one)]
    found, left = _with_addresses(passage, addresses, names, reference)
    found = [one for one in found if not _kept_aside(passage, one)]
    found += [*_without_address(passage, left, found, wish)]
    found = _with_services(passage, found)
    return tuple(sorted(_with_parts(passage, found, wish), key=lambda one: one.spans[0].start))[:_MAX_PEOPLE]


def name_of_address(email: str, reference: ReferenceData) -> tuple[str, str]:
    """The two parts of a person's address (« jean.de-la-tour.ciussscn » gives jean, de-la-tour); "" for what it does not say."""
    local = email.partition("@")[0]
    words = [word for word in re.split(r"[._]", local) if word and word not in _TITLES]
    if len(words) > 1 and _is_suffix(words[-1], email, reference):
        words.pop()
    return (words[0], " ".join(words[1:])) if len(words) > 1 else ("", "".join(words))


def _is_suffix(word: str, email: str, reference: ReferenceData) -> bool:
    suffixed = any(one.suffixed and email.endswith(f"@{one.domain}") for one in reference.addresses.domains)
    known = word in reference.addresses.suffixes or bool(establishment_of(email, reference))
    return suffixed and (known or _LIKE_A_SUFFIX.fullmatch(word) is not None)


def _with_addresses(
    passage: Passage, addresses: Sequence[Written], names: Sequence[Name], reference: ReferenceData
) -> tuple[list[Somebody], list[Name]]:
    """One person for each address, and the names that are nobody's so far."""
    left = list(names)
    found = []
    for written in {one.email: one for one in reversed(addresses)}.values():
        spans = tuple(one.span for one in addresses if one.email == written.email)
        read = PersonRead(
            email=written.email,
            written=written.typed if written.corrected else "",
            address=written.reason,
            establishment=written.establishment,
        )
        if generics.is_generic_address(written.email):
            words = " ".join(filter(None, name_of_address(written.email, reference)))
            found.append(Somebody(replace(read, generic=True, service=words.capitalize()), spans))
            continue
        name = _name_for(passage, written, left, reference)
        if name is not None:
            left = [one for one in left if not one.span.overlaps(name.span) and not _same(one, name)]
            first = name.first or spelled(name_of_address(written.email, reference)[0])
            spans = (name.span, *spans, *mentions(passage, first, name.last))
            found.append(Somebody(replace(read, first_name=first, last_name=name.last), spans))
        else:
            first, last = name_of_address(written.email, reference)
            spans = (*spans, *mentions(passage, first, last))
            found.append(Somebody(replace(read, first_name=spelled(first), last_name=spelled(last) if first else ""), spans))
    return [*reversed(found)], left


def _name_for(passage: Passage, written: Written, names: Sequence[Name], reference: ReferenceData) -> Name | None:
    """The name that goes with an address: its two parts as the text writes them, a name like them, or the one right beside."""
    first, last = name_of_address(written.email, reference)
    exact = written_as(passage, first, last) if first else None
    if exact is not None:
        return exact
    near = sorted(names, key=lambda one: _distance(one.span, written.span))
    alikes = (one for one in near if (alike(one, first, last) if first else _is_short_form(one, last)))
    return next(alikes, None)


def _is_short_form(name: Name, local: str) -> bool:
    """« btran », « bltran », « tranb » or « bao-linhtran » for Bao-Linh Tran."""
    given, family = words_of(name.first), "".join(words_of(name.last))
    if not given or not family:
        return False
    forms = {given[0][0], "".join(word[0] for word in given), "".join(given)}
    wanted = re.sub(r"\W", "", local)
    return wanted == family or any(wanted in (f"{form}{family}", f"{family}{form}") for form in forms)


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _same(one: Name, other: Name) -> bool:
    return alike(one, other.first, other.last)


def _greeted(passage: Passage, name: Name) -> bool:
    return _GREETING.search(passage.plain[max(0, name.span.start - _NEAR) : name.span.start]) is not None


def _kept_aside(passage: Passage, one: Somebody) -> bool:
    """« doublon avec X, qu'on garde »: the request is not about X."""
    return any(_KEPT_ASIDE.search(passage.plain[max(0, span.start - _NEAR) : span.start]) for span in one.spans)


def _without_address(passage: Passage, names: Sequence[Name], found: Sequence[Somebody], wish: Wish) -> Iterator[Somebody]:
    """Names that come without an address. Beside people who have one, only titled ones and the other of a reassignment count."""
    seen: list[Name] = []
    announcements = heads(passage)
    for name in names:
        full = bool(name.first and name.last)
        head = is_head((name.span,), announcements)
        welcome = head or not found or name.titled or wish is Wish.REASSIGN
        if not welcome or (not full and (found or seen)) or any(_same(name, one) for one in seen):
            continue
        seen.append(name)
        spans = (name.span, *mentions(passage, name.first, name.last))
        yield Somebody(PersonRead(first_name=name.first, last_name=name.last), spans)


def _with_services(passage: Passage, found: Sequence[Somebody]) -> list[Somebody]:
    """Rooms and services given their names, and those without an address added where an account is asked for them."""
    announced = list(generics.announced(passage))
    named = []
    for one in found:
        if one.read.generic:
            spans = announced or generics.like(passage, one.read.email)
            nearest = min(spans, key=lambda span: _distance(span, one.spans[0]), default=None)
            announced = [span for span in announced if span != nearest]
            name = generics.shown(passage, nearest) if nearest else one.read.service
            named.append(Somebody(replace(one.read, service=name), (*([nearest] if nearest else []), *one.spans)))
        else:
            named.append(one)
    announcements = heads(passage)
    if all(is_head(one.spans, announcements) for one in named):
        named += [Somebody(PersonRead(generic=True, service=generics.shown(passage, span)), (span,)) for span in announced]
    return named


def _with_parts(passage: Passage, found: Sequence[Somebody], wish: Wish) -> list[Somebody]:
    announcements = heads(passage)
    generic = any(one.read.generic for one in found) or wish is Wish.MODIFY
    placed = [
        _in_part(one, Part.HEAD) if generic and not one.read.generic and is_head(one.spans, announcements) else one
        for one in found
    ]
    if wish is not Wish.REASSIGN:
        return placed
    two = [one for one in placed if one.read.part is not Part.HEAD]
    rest = [one for one in placed if one.read.part is Part.HEAD]
    return [*_giver_and_taker(passage, two), *rest]


def _giver_and_taker(passage: Passage, found: Sequence[Somebody]) -> list[Somebody]:
    """The two of a reassignment: as the words say, else the first named gives and the next takes."""
    told = [part_at(passage, one.spans) for one in found]
    free = [part for part in (Part.GIVER, Part.TAKER) if part not in told]
    parts = []
    for part in told:
        chosen = part or (free.pop(0) if free else Part.TAKER)
        parts.append(chosen)
    if len(found) == len((Part.GIVER, Part.TAKER)) and parts[0] is parts[1]:
        parts = [Part.GIVER, Part.TAKER]
    return [_in_part(one, part) for one, part in zip(found, parts, strict=True)]


def _in_part(one: Somebody, part: Part) -> Somebody:
    return replace(one, read=replace(one.read, part=part))
