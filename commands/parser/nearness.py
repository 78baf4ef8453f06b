"""« Vouliez-vous dire »: the commands and the arguments that a mistyped word is near to."""

from __future__ import annotations

from collections.abc import Iterable

from commands.catalogue import COMMANDS, CommandSpec
from commands.domain.folding import fold
from commands.domain.matching import slips
from commands.requests.reading.given_names import GIVEN_NAMES

SIMULATE = "--simuler"
SIMULATE_ENGLISH = "--simulate"
_MOST = 3
_FROM_PREFIX = 3
"""Letters from which a beginning counts as near ("supp" → supprimer)."""
_LONG = 8
"""Letters from which a slip in the very first one is forgiven where a command writes."""


def near_commands(word: str) -> tuple[str, ...]:
    """Canonical names of the commands that `word` is near to, best first, three at most.

    What writes is nearer to what begins with its letter, and to no given name: « helene » is a search, never "delete".
    """
    typed = fold(word[:60])
    return _nearest(word, ((spec.name, _names_alike(typed, spec)) for spec in COMMANDS))


def _names_alike(typed: str, spec: CommandSpec) -> tuple[str, ...]:
    return tuple(one for one in (spec.name, spec.english, *spec.aliases) if _may_be_meant(typed, one, spec))


def _may_be_meant(typed: str, name: str, spec: CommandSpec) -> bool:
    if not spec.writes:
        return True
    meant = fold(name)
    alike = meant[:1] == typed[:1] or (len(typed) >= _LONG and slips(typed, meant, 1) == 1)
    return alike and typed not in GIVEN_NAMES


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
    ranked = ((min(_distance(typed, fold(name)) for name in names), canonical) for canonical, names in known if names)
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
