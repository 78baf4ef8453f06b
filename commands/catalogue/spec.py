"""The shape of a row of the catalogue.

Names are French and canonical (they travel in buttons); English ones and aliases are accepted wherever text is typed.
Sentences are in the locales: `command-<slug>-summary`, `command-<slug>-help`, `command-<slug>-example-<n>`, `argument-<slug>`,
where the slug is the name folded, in ASCII.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from commands.domain.folding import fold
from commands.domain.people import Role


class ArgumentKind(enum.StrEnum):
    """What a value must be; `commands.arguments` reads each."""

    TEXT = "text"
    EMAIL = "email"
    ACCOUNT = "account"
    """An address or a public id."""
    ESTABLISHMENT = "establishment"
    INSTALLATION = "installation"
    CHOICE = "choice"
    FLAG = "flag"
    DATE = "date"
    """A day, written 2026-06-30."""
    DURATION = "duration"
    """Days: 60, 60j, 60d, 2m."""
    NUMBER = "number"
    TOKEN = "token"  # noqa: S105 — a kind of argument, not a secret
    """Ours, from a button: a cursor, a confirmation, an operation."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a closed set: canonical, and the words people type for it. Label: `choice-<value>` in the locales."""

    value: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One value of a command. `hidden` ones come only from buttons and forms, never from typed text."""

    name: str
    kind: ArgumentKind
    aliases: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    refused: frozenset[str] = frozenset()
    """Values among the choices that are read, so that the refusal says why, and never told of as possible."""
    positional: bool = False
    many: bool = False
    """Several values, comma-separated."""
    hidden: bool = False
    whole: bool = False
    """Free text to the end of the message, as it was written: nothing in it is a name or an option."""
    personal: bool = False
    """Free text of people: checked for patient data (R63) and never logged."""

    @property
    def possible(self) -> tuple[Choice, ...]:
        """The choices that are told of."""
        return tuple(one for one in self.choices if one.value not in self.refused)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandSpec:
    """One command. `roles` are those that may run it (domain: « Who may run what »); the scope is `commands.policy`'s."""

    name: str
    english: str
    aliases: tuple[str, ...] = ()
    arguments: tuple[Argument, ...] = ()
    roles: frozenset[Role]
    writes: bool = False
    """Changes accounts at Zoom or ours: takes `--simuler` (R82)."""
    examples: int = 1

    @property
    def slug(self) -> str:
        return fold(self.name)

    def argument(self, name: str) -> Argument | None:
        """The argument of this name or alias, accent- and case-blind."""
        wanted = fold(name)
        for argument in self.arguments:
            if wanted in {fold(one) for one in (argument.name, *argument.aliases)}:
                return argument
        return None
