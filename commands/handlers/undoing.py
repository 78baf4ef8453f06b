"""The button that undoes what was just done: once, within 15 minutes, by whoever may change the account (R40, R44, R52)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from commands.arguments import Values
from commands.context import Context
from commands.domain.operations import Kind, Operation
from commands.handlers.changing import Change, button, plan, repeated
from commands.handlers.status import sees_operation
from commands.invocation import Invocation
from commands.operations.undo import undo_until
from commands.results import Handled, Refused, Result
from commands.views.nodes import msg

Check: TypeAlias = Callable[[Operation, Invocation, Context], "Change | Result"]
"""The write that undoes an operation as things stand, or why it cannot be."""


def undoing(kind: Kind, check: Check) -> Callable[[Invocation, Context], Handled]:
    """The handler of the button under operations of this kind; its token is the operation's public id."""

    def handle(invocation: Invocation, context: Context) -> Handled:
        undo = _Undo(invocation, kind, check, ())
        checked = undo.checked(context)
        return checked if isinstance(checked, Result) else _Undo(invocation, kind, check, checked.establishments)

    return handle


@dataclass(frozen=True, slots=True)
class _Undo:
    """Checked again in its transaction, the seats locked: a colleague may have been quicker (R3, R44)."""

    invocation: Invocation
    kind: Kind
    check: Check
    establishments: tuple[str, ...]

    def carry_out(self, context: Context) -> Result:
        context.unit.seats.lock(self.establishments)
        change = self.checked(context)
        if isinstance(change, Result):
            return change
        return plan(change, context, intent=self._intent)

    def checked(self, context: Context) -> Change | Result:
        """The write, if it may still be undone."""
        token = Values(self.invocation, context.house.reference).token("jeton")
        operation = context.unit.ledger.get(token) if token else None
        if operation is None or operation.kind is not self.kind or not sees_operation(context.actor, operation):
            return Refused(why=msg("refused-operation-unknown"))
        before = context.unit.ledger.by_intent(self._intent)
        if before is not None:
            return repeated(before, context)
        until = undo_until(operation)
        if until is None or until <= context.now:
            card = button("card", "fiche", compte=operation.email)
            return Refused(why=msg("undo-too-late", email=operation.email), next_steps=(card,))
        return self.check(operation, self.invocation, context)

    @property
    def _intent(self) -> str:
        """The same whoever presses: it is undone once (R44)."""
        return f"undo:{self.invocation['jeton']}"
