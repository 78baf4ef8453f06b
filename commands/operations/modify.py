"""Modifying an activated account: only what changes is sent (R30, R31, R33)."""

from __future__ import annotations

from datetime import datetime

from commands.context import House
from commands.domain.accounts import Profile, Status, ZoomView
from commands.domain.operations import Operation, State
from commands.operations.effects import SetAddOns, SetProfile, Update
from commands.operations.fields import ADD_ONS, OURS, ZOOM, Fields, fields_from, remembered_of, remembering
from commands.operations.settling import done, keep_reading, key_of, read_with_addons, vanished
from commands.operations.steps import Ending, Step
from commands.ports import OurFields, Unit, ZoomGateway


class Modify:
    """Payload: `key`, `fields` (those that change), `deferred` true where they had waited for the activation. Notes: `dropped`
    are the add-ons among these for which no seat was had when it began."""

    def steps(self, operation: Operation) -> tuple[Step, ...]:
        fields, key = self._sent(operation), key_of(operation)
        steps: list[Step] = []
        if fields.only(ZOOM):
            steps.append(Update(key, fields.only(ZOOM).changes()))
        if fields.only(ADD_ONS):
            steps.append(SetAddOns(key, fields.addons()))
        if fields["profile"]:
            steps.append(SetProfile(key, Profile(fields["profile"])))
        return tuple(steps)

    def reread(self, operation: Operation, zoom: ZoomGateway, /) -> ZoomView | None:
        fields = fields_from(operation.payload)
        if fields.only((*ADD_ONS, "user_type")):
            return read_with_addons(key_of(operation), zoom)
        return zoom.find(key_of(operation))

    def settle(
        self, operation: Operation, ending: Ending, view: ZoomView | None, unit: Unit, house: House, now: datetime, /
    ) -> Ending:
        if ending.state is not State.DONE:
            return self._not_applied(operation, ending, view, unit, house, now)
        if view is None:
            return vanished(operation, unit)
        if view.status is Status.PENDING:
            # Zoom said yes to an update of a pending person and applied nothing.
            return self._not_applied(operation, Ending(state=State.FAILED, outcome="still-pending"), view, unit, house, now)
        fields = fields_from(operation.payload)
        deferred = self._still_deferred(operation, unit) if operation.payload.get("deferred") else None
        unit.directory.settle(view, fields.only(OURS).ours(deferred=deferred), now)
        return done(self._outcome(operation))

    def _sent(self, operation: Operation) -> Fields:
        dropped = operation.notes.get("dropped")
        return fields_from(operation.payload).without(map(str, dropped) if isinstance(dropped, list) else ())

    def _not_applied(
        self, operation: Operation, ending: Ending, view: ZoomView | None, unit: Unit, house: House, now: datetime
    ) -> Ending:
        """What had waited for the activation waits no more: whoever kept it is told, and may ask again (R30, R90)."""
        account = unit.directory.by_email(operation.email) if operation.payload.get("deferred") else None
        if account is not None:
            unit.directory.change(account.id, OurFields(deferred=remembering(remembered_of(account))))
        return keep_reading(operation, ending, view, unit, house, now)

    def _still_deferred(self, operation: Operation, unit: Unit) -> tuple[tuple[str, str], ...]:
        account = unit.directory.by_email(operation.email)
        return remembering(remembered_of(account) if account else Fields({}))

    def _outcome(self, operation: Operation) -> str:
        if operation.notes.get("addons_refused") or operation.notes.get("dropped"):
            return "modified-without-addons"
        return "applied-at-activation" if operation.payload.get("deferred") else "modified"
