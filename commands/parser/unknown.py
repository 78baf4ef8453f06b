"""Text that begins with no command: which ones may have been meant, and what the rest of it is in their hands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from commands.catalogue import CommandSpec, find
from commands.domain.folding import fold
from commands.invocation import Invocation, Misunderstood
from commands.parser.nearness import near_commands
from commands.parser.words import Word
from commands.requests.reading.given_names import GIVEN_NAMES

Fill = Callable[[CommandSpec, list[Word], int], Invocation | Misunderstood]
"""The command with these words as its own, so many words of the text standing before them."""

_LIST = "liste"
"""What a text that begins with a filter, or with an establishment's code, is meant for."""
_CODE = re.compile(r"[0-9]{2}(?:-[0-9])?")
_SAID = 4
"""Words of a name, or of a command that was mistyped; more are a sentence."""
_LITTLE = 4
"""Letters under which a word is seldom a mistyped command: « les licences »."""
_LITTLE_MORE = 2
"""Words above which a text that begins with such a word is a sentence: « mot de passe de… »."""
_MOST = 3


@dataclass(frozen=True, slots=True)
class _Guess:
    """Commands, best first, and the words that would be theirs, of which so many stand before."""

    near: tuple[str, ...]
    rest: Sequence[Word] = ()
    before: int = 0


def unknown_command(words: list[Word], word: str, said: str, fill: Fill) -> Misunderstood:
    """`word` is the first without its punctuation, `said` as it is said back. What was to be simulated is carried by no proposal,
    which would do it in earnest (R82)."""
    guess = _guess(words, word)
    read = [fill(spec, list(guess.rest), guess.before) for spec in map(find, guess.near) if spec and guess.rest]
    wordy = fold(word) in GIVEN_NAMES or not guess.near or len(words) > _SAID
    return Misunderstood(
        word=said,
        near=guess.near,
        text=_as_words(words) if wordy else "",
        meant=tuple(one for one in read if isinstance(one, Invocation) and not one.simulate),
        rest=" ".join(one.whole for one in guess.rest),
    )


def _guess(words: list[Word], word: str) -> _Guess:
    filters = find(_LIST)
    if filters and ((words[0].sign and filters.argument(words[0].name)) or _CODE.fullmatch(word)):
        return _Guess((_LIST,), words)
    named = _named(words[1:])
    near = () if (named or len(words) > _LITTLE_MORE) and len(word) < _LITTLE else near_commands(word)
    if near:
        return _Guess(near, words[1:], 1)
    both = near_commands(f"{word}-{words[1].text}") if len(words) > 1 and not named else ()
    return _Guess(both, words[2:], 2) if both else _Guess(named)


def _named(words: Sequence[Word]) -> tuple[str, ...]:
    """The commands of which a sentence has the very name: « combien de licences reste-t-il »."""
    said = (one.text.rstrip(".,;:!?") for one in words)
    found = ((spec, fold(one)) for one in said if (spec := find(one)))
    return tuple(dict.fromkeys(spec.name for spec, typed in found if typed in (spec.slug, fold(spec.english))))[:_MOST]


def _as_words(words: list[Word]) -> str:
    """Words for a search, or for people; "" where one is a value put to a name."""
    return "" if any(one.sign for one in words) else " ".join(one.whole for one in words)
