"""The values of an invocation read as what they must be; what is wrong is gathered by field, all at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence, Set
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from commands.catalogue import Argument, Choice, find
from commands.domain.addresses import split_address
from commands.domain.folding import fold, words_of
from commands.domain.matching import closest
from commands.domain.patient_data import holds_patient_number
from commands.domain.reference import Establishment, Installation, ReferenceData
from commands.invocation import Invocation
from commands.views.labels import choice_label, listed, short_establishment
from commands.views.nodes import Msg, msg

MISSING = frozenset({"problem-required", "problem-required-generic", "problem-establishment-needed"})
"""Problems of what was not given: told once somebody tried to send a form, which opens without (`commands.views.outcomes`)."""
MAX_TEXT = 200
"""Characters of a free-text value, unless its field says otherwise."""
_MOST_PROPOSED = 6
_MAX_DAYS = 3_650
_DAYS = {"j": 1, "d": 1, "s": 7, "w": 7, "m": 30, "a": 365, "y": 365}
_DURATION = re.compile(r"([0-9]{1,4}) ?(j|jours?|d|days?|s|sem|semaines?|w|weeks?|m|mois|months?|a|ans?|y|years?)?")
_TOKEN = re.compile(r"[A-Za-z0-9_.:~=-]{1,600}")
_LINE_ENDS = str.maketrans(dict.fromkeys("\r\n\t", " "))
_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

T = TypeVar("T")


class Values:
    """Reads each value by its kind. A wrong one gives the empty value and an entry in `errors`; nothing raises.

    Names are canonical ones of the catalogue; `errors` maps them to message keys (`problem-…`).
    """

    def __init__(self, invocation: Invocation, reference: ReferenceData) -> None:
        self._arguments = _arguments_of(invocation.command)
        self._invocation = invocation
        self._reference = reference
        self.errors: dict[str, Msg] = {}

    def given(self, name: str) -> bool:
        """Whether a value was given at all, an empty one included (a form's emptied field)."""
        return name in self._invocation.values

    def raw(self, name: str) -> str:
        return self._invocation[name].strip()

    def require(self, *names: str) -> None:
        """Say of each that is empty that it is needed."""
        for name in names:
            if not self.raw(name):
                self.errors.setdefault(name, msg("problem-required"))

    def fail(self, name: str, problem: Msg) -> None:
        """Say what else is wrong; the first problem of a field stays. A patient's number is one, and never said back (R63)."""
        self.errors.setdefault(name, msg("problem-patient-number") if holds_patient_number(self.raw(name)) else problem)

    def text(self, name: str, max_length: int = MAX_TEXT) -> str:
        """Free text of one line: NFC, single spaces. Refuses patient numbers (R63), invisible characters, over-long text."""
        given = self.raw(name)
        if not given:
            return ""
        value = " ".join(unicodedata.normalize("NFC", given).translate(_LINE_ENDS).split())
        if len(value) > max_length:
            return self._wrong(name, msg("problem-too-long", max=max_length), "")
        if not value.isprintable() and any(unicodedata.category(one) in _REFUSED_CATEGORIES for one in value):
            return self._wrong(name, msg("problem-characters"), "")
        if holds_patient_number(value):
            return self._wrong(name, msg("problem-patient-number"), "")
        return value

    def message(self, name: str, max_length: int) -> str:
        """Free text of several lines, without invisible characters. Refuses patient numbers (R63), over-long text."""
        plain = unicodedata.normalize("NFC", self.raw(name).replace("\r\n", "\n").replace("\r", "\n"))
        value = "".join(one for one in plain if one in "\n\t" or unicodedata.category(one) not in _REFUSED_CATEGORIES).strip()
        if holds_patient_number(plain):
            return self._wrong(name, msg("problem-patient-number"), "")
        if len(value) > max_length:
            return self._wrong(name, msg("problem-too-long", max=max_length), "")
        return value

    def email(self, name: str) -> str:
        """A well-formed address, folded, without a patient number (R63); whether it is of the network is
        `ReferenceData.network_address`'s (R21)."""
        value = self.raw(name)
        if not value:
            return ""
        parts = split_address(value)
        if parts is None:
            return self._wrong(name, msg("problem-email", typed=_shown(value)), "")
        if holds_patient_number(value):
            return self._wrong(name, msg("problem-patient-number"), "")
        return f"{parts[0]}@{parts[1]}"

    def establishments(self, name: str) -> tuple[Establishment, ...]:
        """Each that is named; a word that begins several names them all ("06")."""
        found: dict[str, Establishment] = {}
        for piece in self._pieces(name):
            meant = self._reference.find_establishments(piece)
            if not meant:
                self.fail(name, self._no_establishment(piece))
            found |= {one.key: one for one in meant}
        return tuple(found.values())

    def cct(self, name: str) -> str:
        """The key of a CCT, by its key or its name; "" for none."""
        typed = fold(self.text(name))
        found = next((one.key for one in self._reference.ccts if typed in (fold(one.key), fold(one.name))), "")
        if typed and not found:
            self.fail(name, msg("problem-territory", options=", ".join(one.key for one in self._reference.ccts)))
        return found

    def establishment(self, name: str) -> Establishment | None:
        """The one that is named; several candidates are told, never chosen among."""
        value = self.raw(name)
        meant = self._reference.find_establishments(value) if value else ()
        if value and not meant:
            return self._wrong(name, self._no_establishment(value), None)
        return self._only(name, meant, "problem-establishment-several", short_establishment)

    def installation(self, name: str, establishments: Set[str] | None = None) -> Installation | None:
        """A site by name, alias or code, within these establishments (None: all)."""
        value = self.raw(name)
        if not value:
            return None
        exact = self._reference.installation(value)
        if exact and (establishments is None or exact.establishment in establishments):
            return exact
        meant = self._reference.find_installations(value, establishments)
        if not meant:
            return self._wrong(name, msg("problem-installation", typed=_shown(value)), None)
        return self._only(name, meant, "problem-installation-several", lambda site: site.name)

    def choice(self, name: str) -> str:
        """The canonical value of what is chosen, "" where nothing is."""
        value = self.raw(name)
        return self._chosen(self._arguments[name], value) if value else ""

    def choices(self, name: str) -> tuple[str, ...]:
        chosen = (self._chosen(self._arguments[name], piece) for piece in self._pieces(name))
        return tuple(dict.fromkeys(one for one in chosen if one))

    def yes_no(self, name: str) -> bool | None:
        """None where it is not given; a form's unticked box is no."""
        if not self.given(name):
            return None
        return self.choice(name) == "1"

    def flag(self, name: str) -> bool:
        given = self.raw(name)
        return given != "" and fold(given) not in ("", "0", "non", "no", "faux", "false")

    def duration(self, name: str) -> timedelta | None:
        """Days: 60, 60j, 60 d, 2m, 3 mois; ten years at most."""
        value = self.raw(name)
        if not value:
            return None
        matched = _DURATION.fullmatch(fold(value))
        days = int(matched[1]) * _DAYS[(matched[2] or "j")[0]] if matched else 0
        if not 0 < days <= _MAX_DAYS:
            return self._wrong(name, msg("problem-duration", typed=_shown(value)), None)
        return timedelta(days=days)

    def day(self, name: str) -> date | None:
        """Written 2026-06-30; nothing else, so that nobody wonders which is the month."""
        value = self.raw(name)
        if not value:
            return None
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            return self._wrong(name, msg("problem-day", typed=_shown(value)), None)
        return day

    def number(self, name: str) -> int | None:
        value = self.raw(name)
        if not value:
            return None
        if not (value.isascii() and value.isdigit() and len(value) <= len("1000000000")):
            return self._wrong(name, msg("problem-number", typed=_shown(value)), None)
        return int(value)

    def token(self, name: str) -> str:
        """A value of our own, "" for what we never make (its user then finds nothing)."""
        value = self.raw(name)
        return value if is_token(value) else ""

    def _pieces(self, name: str) -> tuple[str, ...]:
        given = self.raw(name)
        pieces = re.split(r"[,;]", given) if given else ()
        return tuple(dict.fromkeys(piece for piece in (one.strip(" \"'«»“”\u00a0") for one in pieces) if piece))

    def _chosen(self, argument: Argument, typed: str) -> str:
        wanted = plain(typed)
        chosen = choice_words(self._invocation.command, argument.name).get(wanted)
        if chosen is not None:
            return chosen
        near = _near_choices(wanted, argument.possible)
        key = "problem-choice-near" if near else "problem-choice"
        options = near or [one.value for one in argument.possible]
        return self._wrong(argument.name, msg(key, typed=_shown(typed), options=listed([*map(choice_label, options)])), "")

    def _no_establishment(self, typed: str) -> Msg:
        names = {fold(name): one for one in self._reference.establishments for name in (one.key, one.short, *one.aliases)}
        near = dict.fromkeys(short_establishment(names[name]) for name in closest(fold(typed), names, min(2, len(typed) // 3)))
        if near:
            return msg("problem-establishment-near", typed=_shown(typed), options=", ".join([*near][:_MOST_PROPOSED]))
        return msg("problem-establishment", typed=_shown(typed))

    def _only(self, name: str, meant: Sequence[T], several: str, written: Callable[[T], str]) -> T | None:
        if len(meant) <= 1:
            return next(iter(meant), None)
        options = ", ".join(written(one) for one in meant[:_MOST_PROPOSED])
        return self._wrong(name, msg(several, typed=_shown(self.raw(name)), options=options), None)

    def _wrong(self, name: str, problem: Msg, empty: T) -> T:
        self.fail(name, problem)
        return empty


@cache
def _arguments_of(command: str) -> Mapping[str, Argument]:
    """Of a command of the catalogue, by their names."""
    spec = find(command)
    return {one.name: one for one in spec.arguments} if spec else {}


@cache
def choice_words(command: str, name: str) -> Mapping[str, str]:
    """What each plain word of an argument's choices means; the first choice has a word that two share."""
    choices = reversed(_arguments_of(command)[name].choices)
    return {plain(word): choice.value for choice in choices for word in (choice.value, *choice.words)}


def plain(typed: str) -> str:
    """A choice as typed, without what people write differently: accents, case, « en-attente » for « En attente »."""
    return " ".join(words_of(typed))


def is_token(value: str) -> bool:
    """Whether we might have made it: nothing else reaches the ledger or a database as ours."""
    return _TOKEN.fullmatch(value) is not None


def _near_choices(typed: str, choices: Sequence[Choice]) -> list[str]:
    words = {plain(word): choice.value for choice in choices for word in (choice.value, *choice.words)}
    limit = min(2, len(typed) // 3)
    begun = [value for word, value in words.items() if len(typed) > 1 and word.startswith(typed)]
    return list(dict.fromkeys([*begun, *(words[word] for word in closest(typed, words, limit))])) if limit or begun else []


def _shown(typed: str) -> str:
    return typed if len(typed) <= MAX_TEXT // 2 else f"{typed[: MAX_TEXT // 2]}…"
