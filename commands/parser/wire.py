"""Buttons and forms → Invocation. What comes back is input, never proof (R3): names are checked here, values by handlers."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import Action, Garbled, Stale, decode
from commands.arguments import is_token
from commands.catalogue import ArgumentKind, CommandSpec, find
from commands.invocation import Invocation, Misunderstood, Origin

MAX_VALUE = 3_000
"""Characters of one value of a form (Slack's own limit for a text field)."""
_NONCE = "nonce"


def pressed(wire: str, key: str) -> Invocation | Misunderstood:
    """A button: the command and the values that it carries."""
    return _invocation(wire, {}, Origin.BUTTON, key, simulate=False)


def submitted(wire: str, values: Mapping[str, str], key: str, *, simulate: bool) -> Invocation | Misunderstood:
    """A form: what its fields hold, over what it was opened with. An emptied field is an empty value, not an absent one."""
    if any(len(value) > MAX_VALUE for value in values.values()):
        return Misunderstood(word="", too_long=True)
    return _invocation(wire, values, Origin.FORM, key, simulate=simulate)


def _invocation(wire: str, fields: Mapping[str, str], origin: Origin, key: str, *, simulate: bool) -> Invocation | Misunderstood:
    match decode(wire):
        case Stale():
            return Misunderstood(word="", stale=True)
        case Garbled():
            return Misunderstood(word="", garbled=True)
        case Action(command, carried):
            spec = find(command)
            values = {**carried, **fields}
            if spec is None or spec.name != command or not _carries(spec, values):
                return Misunderstood(word="", garbled=True)
            # The intent is the form's own where it has one, so that a second press is the same intent (R44).
            intent = values.get(_NONCE) or key
            return Invocation(command=command, values=values, origin=origin, simulate=simulate, intent=intent)


def _carries(spec: CommandSpec, values: Mapping[str, str]) -> bool:
    """Only values that the command has, and where they are ours (a nonce, a question's token), such as we make."""
    kinds = {one.name: one.kind for one in spec.arguments}
    return values.keys() <= kinds.keys() and all(
        kinds[name] is not ArgumentKind.TOKEN or not value or is_token(value) for name, value in values.items()
    )
