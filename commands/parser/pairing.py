"""Words that belong together though spaces part them: `etab : 03`, `etab= 03`, `--etab 03`, `hors réseau`, `à b@…`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from commands.arguments import choice_words, plain
from commands.catalogue import ArgumentKind, CommandSpec
from commands.domain.addresses import split_address
from commands.parser.words import Word

_ADDRESSES = frozenset({ArgumentKind.ACCOUNT, ArgumentKind.EMAIL})
_CHOICE_WORDS = 3
"""Words that a choice has at most, beyond its first."""
_SHAPES = {
    "heure": re.compile(r"[0-9]{1,2} h(?: [0-9]{2})?", re.IGNORECASE),
    ArgumentKind.DURATION: re.compile(r"[0-9]+ (?:jours?|days?|semaines?|weeks?|mois|months?|ans?|years?)", re.IGNORECASE),
}
"""What is written in several words without quotes, by an argument's name or kind."""
_DASHED = re.compile(r"[-–—―−]{1,2}[^\W\d][\w-]*")
_NAME = re.compile(r"[^\W\d](?:[\w-]|['’](?=\w)){0,40}")


def is_dashed(word: Word) -> bool:
    """Whether it is written as an option is: --simuler, —simuler, -etab."""
    return not word.quoted and not word.sign and _DASHED.fullmatch(word.text) is not None


def undashed(name: str) -> str:
    return name.lstrip("-–—―−")


def paired(words: list[Word], spec: CommandSpec) -> Iterator[Word]:
    """The words with values put to their names. Only what can be nothing else is joined."""
    at = 0
    while at < len(words):
        word, at = words[at], at + 1
        if at < len(words) and (joined := _separated(word, words[at], spec) or _two_word_flag(word, words[at], spec)):
            word, at = joined, at + 1
        if at < len(words) and (valued := _valued(word, words[at], spec)):
            word, at = valued, at + 1
        word, more = _spelt_out(word, words[at : at + _CHOICE_WORDS], spec)
        at += more
        yield word


def _spelt_out(word: Word, after: list[Word], spec: CommandSpec) -> tuple[Word, int]:
    """`statut=En attente` as it is shown: a choice of several words needs no quotes. With how many words were joined."""
    argument = spec.argument(undashed(word.name)) if word.sign and not word.quoted else None
    if argument is not None and (shape := _SHAPES.get(argument.name) or _SHAPES.get(argument.kind)):
        return _measured(word, after, shape)
    if argument is None or not argument.choices:
        return word, 0
    known = choice_words(spec.name, argument.name)
    for more in range(len(after), 0, -1):
        text = " ".join((word.text, *(one.text for one in after[:more])))
        if all(map(_is_plain, after[:more])) and plain(text.rpartition(",")[2]) in known:
            return replace(word, text=text), more
    return word, 0


def _measured(word: Word, after: list[Word], shape: re.Pattern[str]) -> tuple[Word, int]:
    """`heure=8 h 30`, `depuis=30 jours`: as people write them."""
    for more in (2, 1):
        text = " ".join((word.text, *(one.text for one in after[:more])))
        if len(after) >= more and all(map(_is_plain, after[:more])) and shape.fullmatch(text):
            return replace(word, text=text), more
    return word, 0


def _separated(word: Word, after: Word, spec: CommandSpec) -> Word | None:
    """`etab =03`, `etab : 03`: the sign stands by itself or leads the next word."""
    sign = after.text[:1]
    if not (_is_plain(word) and _is_plain(after) and sign in ("=", ":") and _NAME.fullmatch(word.text)):
        return None
    if sign == ":" and spec.argument(word.text) is None:
        return None
    return Word(after.text[1:], word.text, sign)


def _valued(word: Word, after: Word, spec: CommandSpec) -> Word | None:
    """`etab= 03` and `--etab 03`: a known name that wants a value, then a plain word."""
    if after.sign or is_dashed(after) or word.quoted:
        return None
    if _names_an_address(word, after, spec):
        return Word(after.text, word.text, "=", after.quoted)
    name = word.name if word.sign and not word.text else word.text if is_dashed(word) else ""
    argument = spec.argument(undashed(name)) if name else None
    if argument is None or (argument.kind is ArgumentKind.FLAG and not word.sign):
        return None
    return Word(after.text, name, word.sign or "=", after.quoted)


def _names_an_address(word: Word, after: Word, spec: CommandSpec) -> bool:
    """« réattribuer de a@… à b@… »: the name of an argument that holds an address, then an address."""
    argument = spec.argument(word.text) if not word.sign else None
    return argument is not None and argument.kind in _ADDRESSES and split_address(after.text) is not None


def _two_word_flag(word: Word, after: Word, spec: CommandSpec) -> Word | None:
    if not (_is_plain(word) and _is_plain(after)):
        return None
    argument = spec.argument(f"{word.text}-{after.text}")
    return Word(argument.name) if argument and argument.kind is ArgumentKind.FLAG else None


def _is_plain(word: Word) -> bool:
    return not word.quoted and not word.sign
