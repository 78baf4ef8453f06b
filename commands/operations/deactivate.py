"""Deactivating: Inactif, Basique, the seat free; what is taken away is remembered for a reactivation (R40, R41)."""

from __future__ import annotations

from datetime import datetime

from commands.context import House
from commands.domain.accounts import UserType, ZoomView
from commands.domain.operations import Operation, State
from commands.domain.windows import UNDO_FOR
from commands.operations.effects import DropLicence, SetActive
from commands.operations.fields import fields_from, pools_of, remembering, still_waiting
from commands.operations.settling import keep_reading, key_of, vanished
from commands.operations.steps import Ending, Step
from commands.operations.undo import UNDO_UNTIL, keep_for_undo
from commands.ports import OurFields, Unit, ZoomGateway


class Deactivate:
    """Payload: `key`, `taken` (the type and add-ons that Zoom takes away)."""

    def steps(self, operation: Operation) -> tuple[Step, ...]:
        key = key_of(operation)
        return (SetActive(key, active=False), DropLicence(key))

    def reread(self, operation: Operation, zoom: ZoomGateway, /) -> ZoomView | None:
        return zoom.find(key_of(operation))

    def settle(
        self, operation: Operation, ending: Ending, view: ZoomView | None, unit: Unit, house: House, now: datetime, /
    ) -> Ending:
        if ending.state is not State.DONE:
            return keep_reading(operation, ending, view, unit, house, now)
        if view is None:
            return vanished(operation, unit)
        account = unit.directory.by_email(operation.email)
        taken = fields_from(operation.payload, "taken")
        kept = (still_waiting(account) if account else ()) + remembering(taken)
        unit.directory.settle(view, OurFields(deferred=kept), now)
        until = now + UNDO_FOR
        if account is not None:
            keep_for_undo(unit, account, pools_of(taken), operation, until)
        outcome = "deactivated" if taken["user_type"] == UserType.LICENSED else "deactivated-without-licence"
        return Ending(state=State.DONE, outcome=outcome, notes={UNDO_UNTIL: until.isoformat()})
