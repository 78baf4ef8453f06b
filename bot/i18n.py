"""Message keys to sentences, French first (R96): a missing English message is said in French, never as a key."""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TypeAlias

import structlog
from babel import Locale
from fluent.runtime.types import FluentType

from bot import formats
from bot.messages import Function, Messages, MissingMessageError
from commands.views.nodes import Msg

LOCALES = ("fr", "en")
DEFAULT_LOCALE = "fr"
DIRECTORY = Path(__file__).parent / "locales"

Param: TypeAlias = "str | int | date | datetime | enum.Enum | Msg"

_NEUTRAL = {
    "fr": "Ce texte ne peut pas être affiché. Réessayez ou écrivez à votre centre de coordination en télésanté.",
    "en": "This text cannot be shown. Try again or write to your telehealth coordination centre.",
}
_HOUR, _HOUR_ENDS = ".m.", ".m.."
"""An English hour that ends a sentence brings its own period."""
_LONGEST = 2000
"""Characters of a parameter that are shown (Fluent refuses 2,500)."""
_FIGURES = 2_048
"""Messages made of numbers alone that are kept formatted."""
_TEXT = frozenset({str})
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def normalise_locale(given: str | None) -> str:
    """ "fr" or "en" from what platforms give ("fr-CA", "en_US", None). Any other language gets French."""
    language = re.split(r"[-_.]", (given or "").strip().lower(), maxsplit=1)[0]
    return language if language in LOCALES else DEFAULT_LOCALE


def label_key(value: enum.Enum) -> str:
    """The message that names an enum's member: Status.ACTIVE → "status-active", UserType.BASIC → "user-type-basic"."""
    kind = _HUMP.sub("-", type(value).__name__).lower()
    return f"{kind}-{str(value.value).replace('_', '-').lower()}"


class Translator:
    """Sentences in one language. Safe to share between threads; messages without parameters are formatted once.

    `strict` raises MissingMessageError where production says the message in French or, failing that, a neutral sentence,
    and logs the key (never the parameters).
    """

    def __init__(self, locale: str, *, strict: bool = False, directory: Path = DIRECTORY) -> None:
        self.locale = normalise_locale(locale)
        self._strict = strict
        self._told = [(one, cache(partial(_messages, directory, one))) for one in dict.fromkeys((self.locale, DEFAULT_LOCALE))]
        self._plain: dict[str, str] = {}
        self._figures = lru_cache(maxsize=_FIGURES)(self._figure)

    def text(self, key: str, /, **params: Param) -> str:
        """The message `key`. Within it a date reads « 3 mars 2026 », a time « 3 mars 2026 à 8 h 02 », an enum its label;
        CLOCK($at), DATE($at), DAY($at, $now), WHEN($at, $now) and SINCE($at, $now) say times otherwise."""
        if params:
            return self._formatted(key, params)
        known = self._plain.get(key)
        if known is None:
            known = self._plain[key] = self._formatted(key, {})
        return known

    def words(self, words: Msg | str) -> str:
        """A view's words: a message with its parameters, or text that came from data, as it is."""
        if not isinstance(words, Msg):
            return words
        if words.params:
            if all(type(value) is int for _, value in words.params):
                return self._figures(words.key, words.params)
            return self._formatted(words.key, dict(words.params))
        return self._plain.get(words.key) or self.text(words.key)

    def column(self, cells: Sequence[Msg | str]) -> Sequence[str]:
        """A column's words, most of which are text, or labels: a list has eight of twenty."""
        if set(map(type, cells)) <= _TEXT:
            return cells  # type: ignore[return-value]  # as was just looked at
        known = self._plain
        return [
            cell if type(cell) is str else (not cell.params and known.get(cell.key)) or self.words(cell)  # type: ignore[union-attr]  # a Msg
            for cell in cells
        ]

    def label(self, value: enum.Enum) -> str:
        """The name of an enum's member."""
        return self.text(label_key(value))

    def format_clock(self, at: datetime) -> str:
        return formats.format_clock(at, self.locale)

    def format_date(self, day: date) -> str:
        return formats.format_date(day, self.locale)

    def format_datetime(self, at: datetime) -> str:
        return formats.format_datetime(at, self.locale)

    def format_day(self, day: date, now: datetime) -> str:
        return formats.format_day(day, now, self.locale)

    def format_number(self, number: float) -> str:
        return formats.format_number(number, self.locale)

    def _figure(self, key: str, params: tuple[tuple[str, Param], ...]) -> str:
        """What is made of numbers alone (« 559 comptes »): Fluent takes 40 µs to find the plural."""
        return self._formatted(key, dict(params))

    def _formatted(self, key: str, params: Mapping[str, Param]) -> str:
        for locale, messages in self._told:
            try:
                given = {name: self._given(value) for name, value in params.items()}
                return messages().format(key, given).replace(_HOUR_ENDS, _HOUR)
            except MissingMessageError:
                if self._strict:
                    raise
                structlog.get_logger(__name__).error("message_missing", key=key, locale=locale)
        return _NEUTRAL[self.locale]

    def _given(self, value: Param) -> object:
        """A parameter as Fluent takes it: numbers stay numbers (plurals), times wait for the function that says them."""
        if isinstance(value, Msg):
            return self.words(value)
        if isinstance(value, enum.Enum):
            return self.label(value)
        if isinstance(value, date):
            return _Moment(value, self.locale)
        if isinstance(value, str) and len(value) > _LONGEST:
            return f"{value[: _LONGEST - 1]}…"
        return value


@lru_cache(maxsize=16)
def translator(locale: str) -> Translator:
    """The process's translator of a language ("fr-CA" gives the one of "fr")."""
    return Translator(normalise_locale(locale))


class _Moment(FluentType):
    """A date or time among the parameters of a message."""

    def __init__(self, at: date, locale: str) -> None:
        self.at = at
        self._locale = locale

    def format(self, locale: Locale) -> str:  # noqa: ARG002 - the signature is Fluent's; our own locale is meant
        if isinstance(self.at, datetime):
            return formats.format_datetime(self.at, self._locale)
        return formats.format_date(self.at, self._locale)


def _functions(locale: str) -> dict[str, Function]:
    """The functions that messages may call on times."""
    return {
        "CLOCK": lambda moment: formats.format_clock(moment.at, locale),
        "DATE": lambda moment: formats.format_date(moment.at, locale),
        "DAY": lambda moment, now: formats.format_day(moment.at, now.at, locale),
        "WHEN": lambda moment, now: formats.format_when(moment.at, now.at, locale),
        "SINCE": lambda moment, now: formats.format_since(moment.at, now.at, locale),
    }


@lru_cache(maxsize=16)
def _messages(directory: Path, locale: str) -> Messages:
    """Read at the first use of the language, once per process."""
    return Messages(directory / locale, locale, _functions(locale))
