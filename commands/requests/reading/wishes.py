"""What is wanted: the rules tried in their order, slips forgiven (R60)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from commands.domain.matching import slips
from commands.requests.reading.model import Wish
from commands.requests.reading.wish_rules import ORDERS, QUESTIONS, RULES, WORDS

_VOCABULARY = frozenset(WORDS.split())
_SLIPS_FROM = 6
_MAX_DISTINCT = 400
_MAX_READ = 5_000
"""Characters in which the wish is looked for: people say it soon."""
_WORD = re.compile(r"[a-z]{6,14}")
_TITLE_DOT = re.compile(r"\b(m|mr|mrs|ms|mme|mlle|dr|dre|pr|st|ste|hop|inf|tel)\.(?=\s)")
_NOT_WANTED = re.compile(
    r"\b(?:pas (?:besoin|necessaire) d[e']|ne pas|inutile d[e']|no need to|(?:don't|do not) (?:need to )?|instead of"
    r"|au lieu d[e']"
    r"|plutot que d[e']) ?(?:creer|ajouter|supprimer|desactiver|reactiver|renvoyer|create|creating|add|delete|deactivate"
    r"|resend)\b"
)
_FIRST_ORDER = re.compile(r"(?:svp|pouvez-vous|please|^)\W{0,3}(?:de-?activate|desactiver)\b")


def wish_of(told: str) -> Wish:
    """The wish of a straightened text whose addresses are filled; `Wish.UNCLEAR` where no rule knows."""
    return next(_wishes(_NOT_WANTED.sub(" ", told[:_MAX_READ])), Wish.UNCLEAR)


def straightened(plain: str) -> str:
    """`plain` with the slips of telling words put right (« reactver ») and without the dots of titles; lengths may change."""
    words = dict.fromkeys(_WORD.findall(plain))
    meant = {word: _meant(word) for word in [*words][:_MAX_DISTINCT]}
    return _TITLE_DOT.sub(r"\1", _WORD.sub(lambda found: meant.get(found[0], found[0]), plain))


def _wishes(told: str) -> Iterator[Wish]:
    if _pattern(QUESTIONS).search(told) and not _pattern(ORDERS).search(told):
        yield Wish.QUESTION
    for wish, patterns in RULES:
        found = _pattern(patterns).search(told)
        if found and not (wish is Wish.REACTIVATE and _FIRST_ORDER.search(told[: found.start()])):
            yield wish


@lru_cache(maxsize=64)
def _pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns))


@lru_cache(maxsize=2048)
def _meant(word: str) -> str:
    if word in _VOCABULARY:
        return word
    near = [known for known in _VOCABULARY if len(known) >= _SLIPS_FROM and known[0] == word[0] and slips(word, known, 1) == 1]
    return near[0] if len(near) == 1 else word
