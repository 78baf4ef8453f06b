"""Message keys of the values that have a name in every language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from commands.catalogue import CommandSpec, find
from commands.catalogue.english import english_of
from commands.domain.accounts import Account, Pool, Profile, Status, UserType
from commands.domain.folding import fold
from commands.domain.listing import Line
from commands.domain.operations import Kind
from commands.domain.people import Role
from commands.domain.reference import Choice, Establishment, ToolLink
from commands.parser.nearness import SIMULATE, SIMULATE_ENGLISH
from commands.views.nodes import Msg, Param, msg


@cache
def label(value: Status | UserType | Profile | Pool | Role) -> Msg:
    """The name of a value: `status-active`, `user-type-basic`, `pool-large-meeting`…"""
    kind = "user-type" if isinstance(value, UserType) else type(value).__name__.lower()
    return Msg(f"{kind}-{value.value.replace('_', '-')}")


def type_words(account: Account | Line) -> Msg:
    """The type; one that is unknown with Zoom's own number, never guessed (R34)."""
    if account.user_type is UserType.UNKNOWN:
        return msg("user-type-unknown-number", raw=str(account.raw_type))
    return label(account.user_type)


@lru_cache(maxsize=256)
def argument_label(name: str) -> Msg:
    return Msg(f"argument-{fold(name)}")


@cache
def choice_label(value: str) -> Msg:
    return Msg(f"choice-{value}")


def summary_of(spec: CommandSpec) -> Msg:
    return Msg(f"command-{spec.slug}-summary")


def command_word(name: str) -> Msg | str:
    """A command as the reader types it: « liste », "list"."""
    spec = find(name)
    return msg("in-language", fr=spec.name, en=spec.english) if spec else name


def argument_word(command: str, name: str) -> Msg | str:
    """An argument of a command likewise: « etab », "establishment"."""
    if name == SIMULATE:
        return msg("in-language", fr=SIMULATE, en=SIMULATE_ENGLISH)
    spec = find(command)
    argument = spec.argument(name) if spec else None
    return msg("in-language", fr=argument.name, en=english_of(argument)) if argument else name


def examples_of(spec: CommandSpec, command: str) -> tuple[Msg, ...]:
    """Lines to type; `command` is the slash command's name."""
    return tuple(msg(f"command-{spec.slug}-example-{n}", command=command) for n in range(1, spec.examples + 1))


@cache
def button_label(command: str) -> Msg:
    """The verb of a command, short enough for a button."""
    return Msg(f"command-{fold(command)}-button")


def kind_key(kind: Kind) -> str:
    """The kind as message keys spell it: "cancel-invitation"."""
    return kind.value.replace("_", "-")


def named(one: Establishment | Choice | ToolLink) -> Msg:
    """A name of the reference data in the reader's language."""
    return msg("in-language", fr=one.name_fr, en=one.name_en)


def establishment_label(one: Establishment) -> Msg:
    """« 03 – CIUSSS de la Capitale-Nationale », in the reader's language."""
    return msg("establishment-label", code=one.key, name=named(one))


def short_establishment(one: Establishment) -> str:
    """What a column of a list has room for, the same in both languages."""
    return _short(one.key, one.short)


@lru_cache(maxsize=256)
def _short(key: str, short: str) -> str:
    return key if fold(short) == fold(key) else f"{key} {short}"


def listed(items: Sequence[Param]) -> Param:
    """« a, b, c » of texts and messages alike."""
    if not items:
        return ""
    if all(isinstance(item, str) for item in items):
        return ", ".join(str(item) for item in items)
    first, *rest = items
    return msg("list-more", first=first, rest=listed(rest)) if rest else first


def working_time(minutes: int) -> Msg:
    """« 3 h 20 » of working time."""
    return msg("working-time", hours=minutes // 60, minutes=f"{minutes % 60:02}")
