"""Message keys of the values that have a name in every language."""

from __future__ import annotations

from collections.abc import Sequence

from commands.catalogue import CommandSpec
from commands.domain.accounts import Pool, Profile, Status, UserType
from commands.domain.folding import fold
from commands.domain.people import Role
from commands.domain.reference import Cct, Choice, Establishment, ToolLink
from commands.views.nodes import Msg, Param, msg


def label(value: Status | UserType | Profile | Pool | Role) -> Msg:
    """The name of a value: `status-active`, `user-type-basic`, `pool-large-meeting`…"""
    kind = "user-type" if isinstance(value, UserType) else type(value).__name__.lower()
    return Msg(f"{kind}-{value.value.replace('_', '-')}")


def argument_label(name: str) -> Msg:
    return Msg(f"argument-{fold(name)}")


def choice_label(value: str) -> Msg:
    return Msg(f"choice-{value}")


def summary_of(spec: CommandSpec) -> Msg:
    return Msg(f"command-{spec.slug}-summary")


def named(one: Establishment | Choice | ToolLink) -> Msg:
    """A name of the reference data in the reader's language."""
    return msg("in-language", fr=one.name_fr, en=one.name_en)


def establishment_label(one: Establishment) -> Msg:
    """« 03 – CIUSSS de la Capitale-Nationale », in the reader's language."""
    return msg("establishment-label", code=one.key, name=named(one))


def short_establishment(one: Establishment) -> str:
    """What a column of a list has room for, the same in both languages."""
    return one.key if fold(one.short) == fold(one.key) else f"{one.key} {one.short}"


def cct_label(one: Cct) -> str:
    return one.name


def listed(items: Sequence[Param]) -> Param:
    """« a, b, c » of texts and messages alike."""
    if not items:
        return ""
    if all(isinstance(item, str) for item in items):
        return ", ".join(str(item) for item in items)
    first, *rest = items
    return msg("list-more", first=first, rest=listed(rest)) if rest else first
