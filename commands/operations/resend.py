"""Sending an invitation again: Zoom has no such call, so it is taken back and made anew, 30 days more (R73)."""

from __future__ import annotations

from datetime import datetime

from commands.context import House
from commands.domain.accounts import Status, ZoomView
from commands.domain.operations import Operation, State
from commands.mail.writing import introduce
from commands.operations.activation import plan_for_active
from commands.operations.create import invited, new_user
from commands.operations.effects import Invite, Remove
from commands.operations.fields import fields_from
from commands.operations.settling import done, keep_reading
from commands.operations.steps import Ending, Step
from commands.ports import OurFields, Removal, Unit, ZoomGateway


class Resend:
    """Payload: `fields` (name and type). A seat is held throughout where the type is licensed."""

    def steps(self, operation: Operation) -> tuple[Step, ...]:
        new = new_user(operation.email, fields_from(operation.payload))
        return (Remove(operation.email, Removal.DISASSOCIATE, then_invites=True), Invite(new))

    def reread(self, operation: Operation, zoom: ZoomGateway, /) -> ZoomView | None:
        return zoom.find(operation.email)

    def settle(
        self, operation: Operation, ending: Ending, view: ZoomView | None, unit: Unit, house: House, now: datetime, /
    ) -> Ending:
        if ending.state is State.DONE:
            seen = view or invited(operation.email, fields_from(operation.payload))
            invited_anew = OurFields(invited_at=now, invitation_known=True)
            account = unit.directory.settle(seen, invited_anew, now)
            introduce(unit, house, operation, account, now, again=True)
            plan_for_active(unit, account, house, now)
            return done("resent")
        known = unit.directory.by_email(operation.email)
        if operation.step and view is None and known is not None:
            # Taken back, and no new one: the account stays with us as expired, to be invited later.
            unit.directory.change(known.id, OurFields(status=Status.EXPIRED))
            return ending
        return keep_reading(operation, ending, view, unit, house, now)
