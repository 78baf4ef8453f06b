"""Result → reply: one view function per kind of result, registered beside the others of its command."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import msgspec

from commands.incoming import Reply
from commands.results import Result


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """What a view needs to know beside the result: the slash command's name and the moment; never the language."""

    command: str
    now: datetime
    email: str = ""
    """Whose eyes it is for, as `person_key` makes it, where that is known."""
    submitted: bool = False
    """The reader has just submitted a form: what is wrong goes beside its fields."""


R = TypeVar("R", bound=Result)
Shower = Callable[[R, Reader], Reply]

_SHOWERS: dict[type[Result], Callable[..., Reply]] = {}


def shows(kind: type[R]) -> Callable[[Shower[R]], Shower[R]]:
    """Register the view of one kind of result."""

    def register(shower: Shower[R]) -> Shower[R]:
        if kind in _SHOWERS:
            raise ValueError(f"{kind.__name__} has two views")
        _SHOWERS[kind] = shower
        return shower

    return register


def show(result: Result, reader: Reader) -> Reply:
    """The reply to show; every kind of result has a view (tested), so a missing one is a defect and raises KeyError."""
    return _SHOWERS[type(result)](result, reader)


def shown_kinds() -> frozenset[type[Result]]:
    return frozenset(_SHOWERS)
