"""Finding a named thing (an establishment, an installation) among some thousands by what people type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from commands.domain.folding import words_of
from commands.domain.matching import slips, tolerance

T = TypeVar("T")

_MAX_TYPED = 200
"""Characters of typed text that are looked at; no name is longer."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """One thing to find. `names` are folded, the first is its main one; `words` holds each word after a space."""

    value: T
    names: tuple[str, ...]
    words: str


def entry(value: T, names: Iterable[str], others: Iterable[str] = ()) -> Entry[T]:
    """`names` designate the thing by themselves; the words of `others` (its town) only help to find it."""
    plain = tuple(dict.fromkeys(_plain(name) for name in names))
    return Entry(value, plain, f" {' '.join((*plain, *map(_plain, others)))}")


def find(entries: Iterable[Entry[T]], text: str, limit: int) -> tuple[T, ...]:
    """The things that `text` may mean, best first, at most `limit`; accents, case and punctuation do not count.

    What is named exactly comes alone. Otherwise every typed word begins a word of the thing; and only where nothing does,
    words with a slip or two are tried. No text finds everything, in order.
    """
    typed = _plain(text[:_MAX_TYPED])
    known = tuple(entries)
    if not typed:
        return tuple(one.value for one in known[:limit])
    exact = tuple(one.value for one in known if typed in one.names)
    if exact:
        return exact[:limit]
    words = typed.split()
    begun = [one for one in known if all(f" {word}" in one.words for word in words)]
    begun = begun or _nearly(words, known)
    return tuple(one.value for one in sorted(begun, key=lambda one: _rank(typed, one))[:limit])


def _plain(text: str) -> str:
    return " ".join(words_of(text))


def _rank(typed: str, one: Entry[T]) -> int:
    if one.names[0].startswith(typed):
        return 0
    if any(name.startswith(typed) for name in one.names):
        return 1
    return 2 if f" {typed}" in one.words else 3


def _nearly(typed: list[str], entries: tuple[Entry[T], ...]) -> list[Entry[T]]:
    """The entries that hold, for each typed word, one within a slip or two; each distinct word is compared once."""
    holding = [(one, frozenset(one.words.split())) for one in entries]
    vocabulary = frozenset().union(*(words for _, words in holding))
    for word in dict.fromkeys(typed):
        near = frozenset(known for known in vocabulary if _slipped(word, known))
        holding = [(one, words) for one, words in holding if not near.isdisjoint(words)]
        if not holding:
            break
    return [one for one, _ in holding]


def _slipped(typed: str, known: str) -> bool:
    limit = tolerance(typed)
    return known.startswith(typed) if limit == 0 else slips(typed, known, limit) <= limit
