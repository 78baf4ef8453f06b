"""What letters say: one function per kind, read as the letter leaves, so that it never tells what is no longer so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from commands.context import House
from commands.domain.operations import Json
from commands.ports import Unit
from commands.views.nodes import Draft
from commands.views.show import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterContext:
    """What a letter's words are made of beside its payload; `unit` reads only."""

    unit: Unit
    house: House
    reader: Reader


Teller: TypeAlias = Callable[[Mapping[str, Json], LetterContext], "Draft | None"]

_TELLERS: dict[str, Teller] = {}


def tells(kind: str) -> Callable[[Teller], Teller]:
    """Register what letters of a kind say; None where there is nothing to say any more."""

    def register(teller: Teller) -> Teller:
        if kind in _TELLERS:
            raise ValueError(f"{kind} is told twice")
        _TELLERS[kind] = teller
        return teller

    return register


def letter_view(kind: str, payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """What a letter says now. Each kind that is written has its teller (tested): a missing one is a defect, KeyError."""
    return _TELLERS[kind](payload, context)


def told_kinds() -> frozenset[str]:
    return frozenset(_TELLERS)
