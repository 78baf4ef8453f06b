"""What the kinds of write share when they end: reading the account again, and keeping what was read."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from commands.context import House
from commands.domain.accounts import Status, UserType, ZoomView
from commands.domain.operations import Operation, State
from commands.operations.activation import plan_for_active
from commands.operations.steps import Ending
from commands.operations.undo import give_up_undo
from commands.ports import OurFields, Unit, ZoomGateway

NOT_FOUND = "refused-not-found"


def key_of(operation: Operation) -> str:
    """Zoom's id of the account, or its address where Zoom gives none (a pending person)."""
    return text_of(operation, "key") or operation.email


def text_of(operation: Operation, name: str) -> str:
    """A text of the payload, "" where there is none."""
    value = operation.payload.get(name)
    return value if isinstance(value, str) else ""


def read_with_addons(key: str, zoom: ZoomGateway) -> ZoomView | None:
    """The person with their add-ons, which only an active licensed account can have."""
    view = zoom.find(key)
    if view is None or view.status is not Status.ACTIVE or view.user_type is not UserType.LICENSED:
        return view and replace(view, large_meeting=0, webinar=0)
    has = zoom.addons(key)
    return replace(view, large_meeting=has.large_meeting, webinar=has.webinar)


def keep_reading(
    operation: Operation, ending: Ending, view: ZoomView | None, unit: Unit, house: House, read_at: datetime
) -> Ending:
    """For a write that was not made, or not whole: the account is kept as Zoom has it, ours as it was."""
    if view is not None:
        # The reading may be the first to show an activation.
        plan_for_active(unit, unit.directory.settle(view, OurFields(), read_at), house, read_at)
    elif ending.outcome == NOT_FOUND:
        forget(operation, unit)
    return ending


def forget(operation: Operation, unit: Unit) -> None:
    """The account is gone from Zoom: no longer ours either, where it still was."""
    account = unit.directory.by_email(operation.email)
    if account is not None:
        give_up_undo(unit, account, operation.planned_at)
        unit.directory.remove(account.id)


def vanished(operation: Operation, unit: Unit) -> Ending:
    """The account was written, yet Zoom has it no longer: somebody removed it meanwhile."""
    forget(operation, unit)
    return Ending(state=State.FAILED, outcome=NOT_FOUND)


def done(outcome: str) -> Ending:
    return Ending(state=State.DONE, outcome=outcome)
