"""What letters say: one function per kind, read as the letter leaves, so that it never tells what is no longer so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias, TypeVar

from commands.context import House
from commands.domain.operations import Json
from commands.ports import Unit
from commands.views.drawings import Drawing
from commands.views.files import FileOrder
from commands.views.nodes import Draft
from commands.views.show import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterContext:
    """What a letter's words are made of beside its payload; `unit` reads only."""

    unit: Unit
    house: House
    reader: Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosures:
    """What goes below a letter's message once it is posted, in this order. `reader` is the e-mail in whose name each is made
    (R3): the person's own; for a channel, that of whoever registered it (R7)."""

    reader: str
    items: tuple[Drawing | FileOrder, ...] = ()


Teller: TypeAlias = Callable[[Mapping[str, Json], LetterContext], "Draft | None"]
Encloser: TypeAlias = Callable[[Mapping[str, Json], LetterContext], Enclosures]

F = TypeVar("F")
_TELLERS: dict[str, Teller] = {}
_ENCLOSERS: dict[str, Encloser] = {}
NOTHING = Enclosures(reader="")


def tells(kind: str) -> Callable[[Teller], Teller]:
    """Register what letters of a kind say; None where there is nothing to say any more."""
    return partial(_registered, _TELLERS, kind)


def encloses(kind: str) -> Callable[[Encloser], Encloser]:
    """Register what goes with letters of a kind: pictures and files beside the words, which say it all without them."""
    return partial(_registered, _ENCLOSERS, kind)


def _registered(registry: dict[str, F], kind: str, function: F) -> F:
    if kind in registry:
        raise ValueError(f"{kind} is registered twice")
    registry[kind] = function
    return function


def letter_view(kind: str, payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """What a letter says now. Each kind that is written has its teller (tested): a missing one is a defect, KeyError."""
    return _TELLERS[kind](payload, context)


def enclosures(kind: str, payload: Mapping[str, Json], context: LetterContext) -> Enclosures:
    """What goes below a letter that was just posted; NOTHING for most kinds."""
    encloser = _ENCLOSERS.get(kind)
    return NOTHING if encloser is None else encloser(payload, context)


def enclosed_kinds() -> frozenset[str]:
    return frozenset(_ENCLOSERS)


def told_kinds() -> frozenset[str]:
    return frozenset(_TELLERS)
