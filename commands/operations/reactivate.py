"""Reactivating: the account, and where a seat is held its licence and features; else as Basique (R41)."""

from __future__ import annotations

from datetime import datetime

from commands.context import House
from commands.domain.accounts import UserType, ZoomView
from commands.domain.operations import Operation, State
from commands.operations.activation import plan_for_active
from commands.operations.effects import DropLicence, GiveLicence, SetActive, SetAddOns
from commands.operations.fields import ADD_ONS, fields_from, still_waiting
from commands.operations.settling import done, keep_reading, key_of, read_with_addons, vanished
from commands.operations.steps import Ending, Step
from commands.operations.undo import give_up_undo
from commands.ports import OurFields, Unit, ZoomGateway


class Reactivate:
    """Payload: `key`, `fields` (the type and add-ons for which seats are held), `full` true where no
    seat was left, `dropped` the add-ons whose pool was full."""

    def steps(self, operation: Operation) -> tuple[Step, ...]:
        fields, key = fields_from(operation.payload), key_of(operation)
        steps: list[Step] = [SetActive(key, active=True)]
        if operation.payload.get("full"):
            # A licence that Zoom kept while the account was inactive would count again, where no seat is left (R41, R50).
            return (DropLicence(key, needed=True), *steps)
        if fields["user_type"] == UserType.LICENSED:
            steps.append(GiveLicence(key))
            if fields.only(ADD_ONS):
                steps.append(SetAddOns(key, fields.addons()))
        return tuple(steps)

    def reread(self, operation: Operation, zoom: ZoomGateway, /) -> ZoomView | None:
        return read_with_addons(key_of(operation), zoom)

    def settle(
        self, operation: Operation, ending: Ending, view: ZoomView | None, unit: Unit, house: House, now: datetime, /
    ) -> Ending:
        if ending.state is not State.DONE:
            return keep_reading(operation, ending, view, unit, house, now)
        if view is None:
            return vanished(operation, unit)
        account = unit.directory.by_email(operation.email)
        if account is not None:
            give_up_undo(unit, account, now)
        waiting = still_waiting(account) if account else ()
        plan_for_active(unit, unit.directory.settle(view, OurFields(deferred=waiting), now), house, now)
        without = operation.notes.get("without_licence") or operation.payload.get("full")
        if without:
            return done("reactivated-basic")
        lost = operation.notes.get("addons_refused") or operation.payload.get("dropped")
        if not fields_from(operation.payload).only(("user_type",)):
            return done("reactivated-without-licence")
        return done("reactivated-without-addons" if lost else "reactivated")
