"""Deleting an activated account, for good: action=delete, with the transfer where one was chosen (R42, R43)."""

from __future__ import annotations

from datetime import datetime

from commands.context import House
from commands.domain.accounts import Pool, ZoomView
from commands.domain.operations import Operation, State
from commands.operations.effects import Remove
from commands.operations.settling import done, forget, keep_reading, key_of, text_of
from commands.operations.steps import Ending, Step
from commands.ports import Removal, Unit, ZoomGateway


class Removing:
    """Payload: `key`, and `transfer` (an address, for a deletion). One step; the account is ours no more once it is done."""

    def __init__(self, how: Removal, outcome: str) -> None:
        self._how = how
        self._outcome = outcome

    def steps(self, operation: Operation) -> tuple[Step, ...]:
        return (Remove(key_of(operation), self._how, text_of(operation, "transfer")),)

    def reread(self, operation: Operation, zoom: ZoomGateway, /) -> ZoomView | None:
        return zoom.find(key_of(operation))

    def settle(
        self, operation: Operation, ending: Ending, view: ZoomView | None, unit: Unit, house: House, now: datetime, /
    ) -> Ending:
        if ending.state is not State.DONE:
            return keep_reading(operation, ending, view, unit, house, now)
        account = unit.directory.by_email(operation.email)
        freed = account is not None and Pool.LICENCE in account.seats()
        forget(operation, unit)
        if operation.notes.get("already_gone"):
            return done("already-gone")
        told = f"{self._outcome}-transferred" if text_of(operation, "transfer") else self._outcome
        return done(told if freed else f"{told}-without-licence")


DELETE = Removing(Removal.DELETE, "deleted")
