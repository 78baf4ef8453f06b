"""The establishment and the installation that a passage names (R22)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from commands.domain.folding import words_of
from commands.domain.reference import ReferenceData
from commands.requests.reading.place_names import LONGEST_NAME, Place, PlaceNames, canonical_word, is_small
from commands.requests.reading.text import Passage, Span

_WORD = re.compile(r"[^\W_]+")
_KEY = re.compile(r"(?<![\w.,/-])(\d{1,2}-\d)(?![\w/-])(?![.,]\d)")
_TOLD_KEY = re.compile(
    r"\b(?:etablissement|etab|establishment|region|rss|rts|ciusss|cisss|code)\.?\s{0,2}(?:no|#|:)?\s{0,2}(\d{1,2})(?![\w-])"
)
_CLAUSE = re.compile(r"[.;:!?\n(),]")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place named at `span`: several where the words do not tell them apart."""

    span: Span
    places: frozenset[Place]


@dataclass(frozen=True, slots=True)
class Found:
    """`establishment` "" for none; `installation` one of it; `doubtful` where the text says two things."""

    establishment: str = ""
    installation: str = ""
    doubtful: bool = False


def mentions_of(passage: Passage, reference: ReferenceData) -> tuple[Mention, ...]:
    """The places that a passage names, longest names first where they overlap, in order."""
    names = _names_of(reference)
    words = [*_words(passage, names)]
    found: list[Mention] = [*_keys(passage, reference)]
    index = 0
    while index < len(words):
        mention, taken = _longest(words, index, names, passage)
        if mention is not None:
            found.append(mention)
        index += taken
    return tuple(sorted(found, key=lambda one: one.span.start))


def settled(mentions: Iterable[Mention], suffix: str) -> Found:
    """What the mentions come to. `suffix`: the establishment that the person's own address names, which wins (R22)."""
    mentions = [*mentions]
    named = _establishments(mentions)
    establishment = suffix or (named[0] if len(named) == 1 else "")
    sites = _sites(mentions, establishment) if establishment else []
    elsewhere = any(key != establishment for key in named)
    return Found(
        establishment=establishment,
        installation=sites[0] if len(sites) == 1 else "",
        doubtful=(elsewhere and bool(named)) or len(sites) > 1,
    )


def _establishments(mentions: Sequence[Mention]) -> list[str]:
    """The distinct establishments named: by their own names if any, else by their sites, else by a region alone."""
    for rank in (_named_outright, _by_site, _by_region):
        keys = dict.fromkeys(key for one in mentions for key in [rank(one)] if key)
        if keys:
            return [*keys]
    return []


def _named_outright(mention: Mention) -> str:
    return _only(place.establishment for place in mention.places if not place.code and not place.weak)


def _by_site(mention: Mention) -> str:
    return _only(place.establishment for place in mention.places if place.code)


def _by_region(mention: Mention) -> str:
    return _only(place.establishment for place in mention.places)


def _only(keys: Iterable[str]) -> str:
    distinct = {*keys}
    return distinct.pop() if len(distinct) == 1 else ""


def _sites(mentions: Iterable[Mention], establishment: str) -> list[str]:
    """The installations of `establishment` named; a name that could mean two of them names none."""
    codes = []
    for one in mentions:
        code = _only(place.code for place in one.places if place.establishment == establishment)
        if code:
            codes.append(code)
    return [*dict.fromkeys(codes)]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    span: Span


def _words(passage: Passage, names: PlaceNames) -> Iterator[_Word]:
    for found in _WORD.finditer(passage.plain):
        for part in words_of(passage.text[found.start() : found.end()]):
            if not is_small(part):
                yield _Word(names.meant(canonical_word(part)), Span(found.start(), found.end()))


def _longest(words: Sequence[_Word], index: int, names: PlaceNames, passage: Passage) -> tuple[Mention | None, int]:
    """The longest name that begins at a word, and how many words it takes (one where there is none)."""
    for count in range(min(LONGEST_NAME, len(words) - index), 0, -1):
        chosen = words[index : index + count]
        places = names.named(tuple(word.text for word in chosen))
        span = Span(chosen[0].span.start, chosen[-1].span.end)
        if places and not _CLAUSE.search(passage.plain, *_inside(span, passage)):
            return Mention(span, places), count
    return None, 1


def _inside(span: Span, passage: Passage) -> tuple[int, int]:
    """The stretch where punctuation would part two clauses; « St. Mary » and « hosp. » have a dot of their own."""
    early = passage.plain.find(".", span.start, min(span.end, span.start + 8))
    return (early + 1 if early >= 0 else span.start, span.end)


def _keys(passage: Passage, reference: ReferenceData) -> Iterator[Mention]:
    """Region codes: « 06-2 » by itself, « 14 » only after a word that announces it."""
    for found in (*_KEY.finditer(passage.plain), *_TOLD_KEY.finditer(passage.plain)):
        number, dash, rest = found[1].partition("-")
        key = f"{number.zfill(2)}{dash}{rest}"
        if reference.establishment(key):
            yield Mention(Span(found.start(1), found.end(1)), frozenset({Place(key)}))


class _Kept:
    """The names of the reference data last read: they are thousands, and the same from one request to the next."""

    reference: ReferenceData | None = None
    names: PlaceNames | None = None


def _names_of(reference: ReferenceData) -> PlaceNames:
    if _Kept.names is None or _Kept.reference is not reference:
        _Kept.reference, _Kept.names = reference, PlaceNames(reference)
    return _Kept.names
