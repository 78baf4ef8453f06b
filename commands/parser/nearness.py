"""« Vouliez-vous dire »: the commands and the arguments that a mistyped word is near to."""

from __future__ import annotations

from collections.abc import Iterable

from commands.catalogue import COMMANDS, CommandSpec
from commands.domain.folding import fold
from commands.domain.matching import slips

SIMULATE = "--simuler"
_MOST = 3
_FROM_PREFIX = 3
"""Letters from which a beginning counts as near ("supp" → supprimer)."""


def near_commands(word: str) -> tuple[str, ...]:
    """Canonical names of the commands that `word` is near to, best first, three at most."""
    return _nearest(word, ((spec.name, (spec.name, spec.english, *spec.aliases)) for spec in COMMANDS))


def near_arguments(word: str, spec: CommandSpec) -> tuple[str, ...]:
    """Likewise the arguments of a command; `--simuler` is one where the command writes."""
    known = [(one.name, (one.name, *one.aliases)) for one in spec.arguments if not one.hidden]
    if spec.writes:
        known.append((SIMULATE, ("simuler", "simulate")))
    return _nearest(word.lstrip("-–—―−"), known)


def _nearest(word: str, known: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    typed = fold(word[:60])
    if not typed:
        return ()
    ranked = ((min(_distance(typed, fold(name)) for name in names), canonical) for canonical, names in known)
    limit = _limit(typed)
    near = sorted(((distance, name) for distance, name in ranked if distance <= limit), key=lambda one: one[0])
    return tuple(dict.fromkeys(name for _, name in near))[:_MOST]


def _distance(typed: str, name: str) -> float:
    if len(typed) >= _FROM_PREFIX and name.startswith(typed):
        return 0.5
    return slips(typed, name, _limit(typed))


def _limit(typed: str) -> int:
    """Slips forgiven in a proposal, which commits to nothing: a third of the letters, three at most."""
    return min(3, len(typed) // 3)
