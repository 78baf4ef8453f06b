"""What text, a button and a form all become: a command's name with values (architecture: « The way of one command »)."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from commands.files.sheets import Sent


class Origin(enum.StrEnum):
    TEXT = "text"
    BUTTON = "button"
    FORM = "form"
    FILE = "file"
    """A spreadsheet that was dropped, or a row of one: of what is wrong in a row a sentence is kept, and no form is made."""


class Invocation(msgspec.Struct, frozen=True, kw_only=True):
    """A command to run. `values` are raw strings by the canonical names of the catalogue's arguments; still to be checked.

    `intent` makes a write unique (R44): the transport's key for typed text, the form's own for a form.
    """

    command: str
    values: Mapping[str, str] = {}
    origin: Origin = Origin.TEXT
    simulate: bool = False
    intent: str = ""
    file: Sent | None = None
    """The spreadsheet that was dropped."""

    def __getitem__(self, name: str) -> str:
        """The value, "" where there is none."""
        return self.values.get(name, "")


class Courtesy(enum.StrEnum):
    """What asks for nothing and is answered all the same."""

    HELLO = "hello"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Misunderstood:
    """Text, or a button, that names no command of ours. `word` is what was typed; `near` are canonical names, best first.

    `argument` is set where the command is known and one of its arguments is not.
    """

    word: str
    near: tuple[str, ...] = ()
    command: str = ""
    argument: bool = False
    named: bool = False
    """That argument was written as one is: `name=value`, `--name`."""
    twice: bool = False
    """It was given two values."""
    text: str = ""
    """All that was typed, in plain words, where they may be what to search for or to ask."""
    meant: tuple[Invocation, ...] = ()
    """What the whole text is with a near command's name, of those that take the rest."""
    rest: str = ""
    """What followed the word."""
    stale: bool = False
    garbled: bool = False
    too_long: bool = False
    """Over the limit of typed text or of a field; `word` is its beginning."""
    courtesy: Courtesy | None = None
    """It was all that was typed: no command, and none was meant."""
