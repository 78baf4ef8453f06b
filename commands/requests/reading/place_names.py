"""The many ways in which people name the establishments and installations of the reference data."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from commands.domain.folding import words_of
from commands.domain.matching import slips
from commands.domain.reference import Establishment, Installation, ReferenceData

_SMALL_WORDS = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "the", "of", "and", "s", "a", "au", "aux"})
_SAME_WORDS = {
    "ste": "sainte",
    "st": "saint",
    "hop": "hopital",
    "hosp": "hopital",
    "hospital": "hopital",
    "institute": "institut",
    "center": "centre",
    "mtl": "montreal",
    "qc": "quebec",
}
_NETWORKS = frozenset({"ciusss", "cisss", "crsss", "rrsss", "cius", "ciuss", "ciss", "csss", "cissss", "ciussss"})
_KINDS = frozenset({"hopital", "centre", "institut", "clsc", "pavillon", "cmc", "hotel"})
_SLIPS_FROM = (6, 10)
_SHORTEST_REGION = 5
_AMBIGUOUS_REGIONS = frozenset({"laval", "montreal", "quebec", "nord", "est", "centre", "ouest", "sud", "mauricie"})
LONGEST_NAME = 9
"""Words of the longest variant that is looked up."""


@dataclass(frozen=True, slots=True)
class Place:
    """An establishment (`code` empty) or an installation of it. `weak`: only the region's name, which others share."""

    establishment: str
    code: str = ""
    weak: bool = False


class PlaceNames:
    """Every variant of every name, as canonical words; and the vocabulary that forgives a slip."""

    def __init__(self, reference: ReferenceData) -> None:
        self._variants: dict[tuple[str, ...], set[Place]] = defaultdict(set)
        for one in reference.establishments:
            self._add(_establishment_variants(one), Place(one.key))
        own_names = {one.key: {canonical(name) for name in _names(one)} for one in reference.establishments}
        for site in reference.installations:
            names = [canonical(name) for name in (site.name, *site.aliases)]
            itself = any(name in own_names.get(site.establishment, ()) for name in names)
            place = Place(site.establishment) if itself else Place(site.establishment, site.code)
            self._add((variant for name in names for variant in _site_variants(name)), place)
        self._add_prefixes(reference.establishments)
        self._add_towns(reference.installations)
        self._vocabulary = frozenset(word for variant in self._variants for word in variant)
        self._slipped = _slipped(self._vocabulary)

    def named(self, words: tuple[str, ...]) -> frozenset[Place]:
        """The places of which `words` (canonical) are a name."""
        return frozenset(self._variants.get(words, ()))

    def meant(self, word: str) -> str:
        """The word of the vocabulary that `word` is, with a slip or two in a long one; itself where there is none."""
        if word in self._vocabulary or len(word) < _SLIPS_FROM[0] or word.isdigit():
            return word
        limit = 1 + (len(word) >= _SLIPS_FROM[1])
        near = {known for form in _deletions(word) for known in self._slipped.get(form, ()) if slips(word, known, limit) <= limit}
        return near.pop() if len(near) == 1 else word

    def _add(self, variants: Iterable[tuple[str, ...]], place: Place) -> None:
        for variant in variants:
            if variant and len(variant) <= LONGEST_NAME:
                self._variants[variant].add(place)

    def _add_prefixes(self, establishments: Iterable[Establishment]) -> None:
        """« CIUSSS de la Mauricie », and the region alone (« en Outaouais »), where only one establishment begins so."""
        begun: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for one in establishments:
            for name in map(canonical, _names(one)):
                if len(name) > 1 and name[0] in _NETWORKS:
                    for end in range(1, len(name)):
                        begun[name[1 : end + 1]].add(one.key)
        for words, keys in begun.items():
            if len(keys) == 1:
                key = next(iter(keys))
                self._add(((network, *words) for network in _NETWORKS), Place(key))
                if len("".join(words)) > _SHORTEST_REGION and words[0] not in _AMBIGUOUS_REGIONS and words not in self._variants:
                    self._add((words,), Place(key, weak=len(words) == 1))

    def _add_towns(self, sites: Iterable[Installation]) -> None:
        """« hôpital de Lévis », « site d'Amos »: the only hospital of a town."""
        towns: dict[tuple[str, ...], set[Place]] = defaultdict(set)
        for site in sites:
            if canonical(site.name)[:1] in (("hopital",), ("hotel",)) or canonical(site.name)[:2] == ("centre", "hospitalier"):
                towns[canonical(site.municipality)].add(Place(site.establishment, site.code))
        for town, places in towns.items():
            if len(places) == 1:
                for kind in ("hopital", "site"):
                    self._variants.setdefault((kind, *town), set()).update(places)


def canonical(text: str) -> tuple[str, ...]:
    """The words of a name that count, abbreviations written out: « Hôp. Ste-Anne » and « Hôpital Sainte-Anne » are one."""
    return tuple(canonical_word(word) for word in words_of(text) if word not in _SMALL_WORDS)


def canonical_word(word: str) -> str:
    return _SAME_WORDS.get(word, word)


def is_small(word: str) -> bool:
    """Whether a folded word is left out of names."""
    return word in _SMALL_WORDS


def _names(one: Establishment) -> tuple[str, ...]:
    """The names of an establishment, brackets of explanation dropped."""
    return tuple(re.sub(r"\([^()]*\)", "", name) for name in (one.key, one.name_fr, one.name_en, one.short, *one.aliases))


def _establishment_variants(one: Establishment) -> Iterator[tuple[str, ...]]:
    for name in map(canonical, _names(one)):
        if name and not all(word.isdigit() for word in name):
            yield name
            yield from _moved(name)
            yield ("".join(name),)
        if len(name) > len(("ciusss", "word")) and name[0] in _NETWORKS:
            yield name[1:]


def _site_variants(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A site's name, with its kind at the end as in English, and without its kind where two words or more are left."""
    yield name
    yield from _moved(name)
    kinds = [word for word in name if word in _KINDS]
    rest = tuple(word for word in name if word not in ("hopital", "pavillon"))
    if kinds and len(rest) > 1 and rest[0] != "clsc":
        yield rest
    if len(rest) > 1 and rest[-1] in ("institut", "centre"):
        yield rest[:-1]
    if len(name) > 1:
        yield (name[0], "".join(name[1:]))
    if kinds and len(rest) == 1 and len(rest[0]) > _SHORTEST_REGION + 1 and name[0] != "clsc" and "hotel" not in name:
        yield ("site", *rest)


def _moved(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """« Institut Douglas » for « Douglas Institute », and the other way."""
    if len(name) > 1 and name[0] in ("hopital", "institut"):
        yield (*name[1:], name[0])
    if len(name) > 1 and name[-1] in ("hopital", "institut"):
        yield (name[-1], *name[:-1])


def _deletions(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _slipped(vocabulary: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The long words of the vocabulary under each form that lacks one letter: words near one another share a form."""
    forms: dict[str, list[str]] = defaultdict(list)
    for word in vocabulary:
        if len(word) >= _SLIPS_FROM[0] and not word.isdigit():
            for form in _deletions(word):
                forms[form].append(word)
    return {form: tuple(words) for form, words in forms.items()}
