"""Typed text → Invocation, or what was not understood of it. Accents and case do not count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from commands.catalogue import NEW_ADDRESS, Argument, ArgumentKind, CommandSpec, find
from commands.domain.addresses import split_address
from commands.domain.folding import fold
from commands.domain.shortening import shortened
from commands.invocation import Invocation, Misunderstood
from commands.parser.cleaning import clean, unwrapped
from commands.parser.courtesy import after_hello, courtesy
from commands.parser.filler import meant_of
from commands.parser.nearness import near_arguments
from commands.parser.pairing import is_dashed, paired, undashed
from commands.parser.unknown import unknown_command
from commands.parser.words import Word, cut

MAX_LENGTH = 3_000
"""Characters of typed text; a chat message of commands is never that long."""
_SHOWN = 80
_NAME = 4
"""Words of somebody's name; more are a sentence, which is said back whole."""
_SHORT = 80
"""Characters of text whose reading is kept: longer ones are seldom typed twice."""
_PERSONAL = re.compile(r"@|[0-9] ?[0-9]{3}")
"""Addresses and long numbers are kept nowhere (R63, R94)."""
_MENTION = re.compile(r"@[UW][A-Z0-9]{6,}")
_SIMULATE = frozenset({"simuler", "simule", "simulate", "simulation", "dry-run"})
_NO = frozenset({"non", "no", "0", "false", "faux"})


def parse(text: str, command_name: str, key: str) -> Invocation | Misunderstood:
    """The command that `text` asks for; no text is « aide », an address by itself its card."""
    if len(text) > MAX_LENGTH:
        return Misunderstood(word=shown(clean(text[:MAX_LENGTH])), too_long=True)
    keep = len(text) <= _SHORT and _PERSONAL.search(text) is None
    read = _known(text, command_name) if keep else _read(text, command_name)
    if isinstance(read, Misunderstood):
        return read
    return Invocation(command=read.command, values=read.values, simulate=read.simulate, intent=key)


def asks_only(command: str, text: str, command_name: str) -> bool:
    """Whether `text` asks for no more than this command by itself: nothing at all, its name, to simulate, or a greeting."""
    if len(text) > MAX_LENGTH:
        return False
    words = after_hello(_after_address([word for word in cut(clean(text)) if word.whole], command_name))
    names = [word for word in words if not _asks_simulation(word.whole)]
    return courtesy(names) is not None or all(find(_bare(word)) is find(command) for word in names)


def _read(text: str, command_name: str) -> Invocation | Misunderstood:
    """Without the transport's key: what is meant hangs on the words alone."""
    typed = [word for word in cut(clean(text)) if word.whole]
    words = _after_address(typed, command_name)
    if not words:
        return Invocation(command="aide")
    spec, rest = _command(words)
    if spec is None:
        polite = courtesy(words)
        if polite:
            return Misunderstood(word=shown(_bare(words[0])), courtesy=polite)
        asked = _after_address(after_hello(words), command_name) or words
        spec, rest = _command(asked)
        words = asked if spec or len(asked) <= _NAME else words
    skipped = len(typed) - len(words)
    if spec is None:
        word = _bare(words[0])
        return unknown_command(words, word, shown(word), lambda near, rest, before: _filled(near, rest, text, before + skipped))
    return _filled(spec, rest, text, len(words) - len(rest) + skipped)


def _filled(spec: CommandSpec, rest: list[Word], text: str, before: int) -> Invocation | Misunderstood:
    """`rest` as this command's; so many words of `text` stand before it."""
    whole = next((one for one in spec.arguments if one.whole), None)
    if whole:
        return Invocation(command=spec.name, values=_whole(whole, text, before))
    filling = _Filling(spec)
    wrong = filling.take(meant_of([*paired(rest, spec)], spec)) or filling.place()
    return wrong or Invocation(command=spec.name, values=filling.values, simulate=filling.simulate)


_known = lru_cache(maxsize=512)(_read)
"""The same few words are typed all day, and read twice each time where a channel's privacy counts (R7)."""


def shown(word: str) -> str:
    """What was typed, short enough to be said back."""
    return shortened(word, _SHOWN)


def _after_address(words: list[Word], command_name: str) -> list[Word]:
    """Without a leading « /iris », « iris » or mention of the bot; the name set for the command likewise."""
    own = fold(command_name.lstrip("/"))
    names = {"iris", f"/{own}", "/iris"} | (set() if find(own) else {own})
    start = 0
    while start < len(words) and (fold(_bare(words[start])).lstrip("@") in names or _MENTION.fullmatch(words[start].text)):
        start += 1
    return words[start:]


def _command(words: list[Word]) -> tuple[CommandSpec | None, list[Word]]:
    if len(words) > 1 and not words[0].sign and not words[1].sign:
        both = find(f"{words[0].text}-{_bare(words[1])}")
        if both:
            return both, words[2:]
    spec = find(words[0].whole) or find(_bare(words[0]).lstrip("/"))
    if spec:
        return spec, words[1:]
    return (find("fiche"), words) if split_address(words[0].text) else (None, words)


def _whole(argument: Argument, text: str, words: int) -> dict[str, str]:
    """All that stands after so many words, line ends included."""
    parts = text.split(maxsplit=words)
    return {argument.name: unwrapped(parts[words]).strip()} if len(parts) > words else {}


def _bare(word: Word) -> str:
    """The word without the punctuation that ends it ("liste:", "iris,")."""
    return word.whole.rstrip(":,;.!") or word.whole


@dataclass
class _Filling:
    """The values of one command as its words are taken; both methods give back what is wrong, None where all is well."""

    spec: CommandSpec
    values: dict[str, str] = field(default_factory=dict)
    loose: list[Word] = field(default_factory=list)
    simulate: bool = False

    def take(self, words: Iterable[Word]) -> Misunderstood | None:
        for word in words:
            # A quote left open may have swallowed it: to simulate by mistake does no harm, to act by mistake does (R82).
            if any(_asks_simulation(part) for part in word.text.split()):
                self.simulate = True
            wrong = self._one(word)
            if wrong:
                return wrong
        return None

    def place(self) -> Misunderstood | None:
        """Give the words that have no name to the positional arguments, in their order."""
        for argument in self.spec.arguments:
            if not (argument.positional and self.loose):
                continue
            if argument.kind is ArgumentKind.TEXT:
                given = [self.values[argument.name]] if argument.name in self.values else []
                self.values[argument.name] = " ".join([*given, *(word.whole for word in self.loose)])
                self.loose = []
            elif argument.name not in self.values:
                self.values[argument.name] = self.loose.pop(0).whole
            elif NEW_ADDRESS in self.spec.arguments and split_address(self.loose[0].whole):
                self.values[NEW_ADDRESS.name] = self.values[argument.name]
                self.values[argument.name] = self.loose.pop(0).whole
        return self._unknown(self.loose[0].whole) if self.loose else None

    def _one(self, word: Word) -> Misunderstood | None:
        name = undashed(word.name if word.sign else word.text)
        if fold(name) in _SIMULATE and (word.sign or is_dashed(word)):
            self.simulate = self.simulate or fold(word.text) not in _NO
            return None
        argument = self._argument(name)
        if word.sign and argument:
            return self._set(argument, word.text)
        if argument and argument.kind is ArgumentKind.FLAG and not word.quoted:
            self.values[argument.name] = "1"
            return None
        if word.sign == "=" or is_dashed(word) or (word.sign and near_arguments(word.name, self.spec)):
            return self._unknown(word.name if word.sign else word.text, named=True)
        self.loose.append(word)
        return None

    def _set(self, argument: Argument, value: str) -> Misunderstood | None:
        before = self.values.get(argument.name)
        if before is None or argument.kind is ArgumentKind.FLAG:
            self.values[argument.name] = value
        elif argument.many:
            self.values[argument.name] = f"{before}{' ' if argument.kind is ArgumentKind.TEXT else ','}{value}"
        elif before != value:
            return Misunderstood(word=argument.name, near=(argument.name,), command=self.spec.name, argument=True, twice=True)
        return None

    def _argument(self, name: str) -> Argument | None:
        argument = self.spec.argument(name)
        return None if argument is None or argument.hidden else argument

    def _unknown(self, word: str, *, named: bool = False) -> Misunderstood:
        near = near_arguments(word, self.spec)
        return Misunderstood(word=shown(word), near=near, command=self.spec.name, argument=True, named=named)


def _asks_simulation(text: str) -> bool:
    return is_dashed(Word(text)) and fold(undashed(text)) in _SIMULATE
