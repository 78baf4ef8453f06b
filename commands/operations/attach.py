"""Attaching an account that has no establishment to one: ours, with copies at Zoom where they can be (R6)."""

from __future__ import annotations

from datetime import datetime

from commands.context import House
from commands.domain.accounts import ZoomView
from commands.domain.operations import Operation, State
from commands.operations.activation import plan_for_active
from commands.operations.effects import Update
from commands.operations.fields import OURS, ZOOM, fields_from
from commands.operations.settling import done, keep_reading, key_of
from commands.operations.steps import Ending, Step
from commands.ports import Unit, ZoomGateway


class Attach:
    """Payload: `key`, `fields` (establishment, installation; company and location where the account is active)."""

    def steps(self, operation: Operation) -> tuple[Step, ...]:
        copies = fields_from(operation.payload).only(ZOOM)
        return (Update(key_of(operation), copies.changes(), optional=True),) if copies else ()

    def reread(self, operation: Operation, zoom: ZoomGateway, /) -> ZoomView | None:
        return zoom.find(key_of(operation)) if self.steps(operation) else None

    def settle(
        self, operation: Operation, ending: Ending, view: ZoomView | None, unit: Unit, house: House, now: datetime, /
    ) -> Ending:
        if ending.state is not State.DONE:
            return keep_reading(operation, ending, view, unit, house, now)
        ours = fields_from(operation.payload).only(OURS).ours()
        if view is not None:
            plan_for_active(unit, unit.directory.settle(view, ours, now), house, now)
        else:
            unit.directory.change_many({operation.email: ours})
        return done("attached")
