"""What may still be undone: until when, and the button (R40, R52)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import action
from commands.domain.accounts import Account
from commands.domain.operations import Kind, Operation
from commands.gestures import UNDO
from commands.operations.undo import undo_until
from commands.views.labels import kind_key
from commands.views.nodes import Block, Button, Text, Words, msg
from commands.views.show import Reader

_COMMANDS: Mapping[Kind, str] = {Kind.DEACTIVATE: "réactiver", Kind.REASSIGN: "réattribuer"}
"""The command that undoes each kind that may be undone."""
_SEATLESS = frozenset({"deactivated-without-licence"})
"""Outcomes of what may be undone that keep no seat."""


def undo_words(operation: Operation, reader: Reader) -> list[Block[Words]]:
    """Until when, and that the seat may be used at once."""
    until = undo_until(operation)
    if until is None or until <= reader.now:
        return []
    kept = "without-seat" if operation.outcome in _SEATLESS else "with-seat"
    return [Text(msg(f"undo-{kind_key(operation.kind)}-{kept}", at=until, now=reader.now))]


def undo_buttons(operation: Operation, account: Account | None, reader: Reader) -> tuple[Button[Words], ...]:
    """None once it is too late, or where the account is not the reader's to see."""
    until = undo_until(operation)
    if account is None or until is None or until <= reader.now or operation.kind not in _COMMANDS:
        return ()
    wire = action(_COMMANDS[operation.kind], geste=UNDO, jeton=operation.public_id)
    described = msg(f"undo-{kind_key(operation.kind)}-of", email=operation.email)
    return (Button(msg(f"button-undo-{kind_key(operation.kind)}"), wire, described=described),)
