"""Creating an account: Zoom invites the person; the rest of the fields wait for the activation (R20, R90)."""

from __future__ import annotations

from datetime import datetime, timedelta

from commands.context import House
from commands.domain.accounts import Account, Status, UserType, ZoomView
from commands.domain.operations import Operation, State
from commands.mail.writing import introduce
from commands.operations.activation import plan_for_active
from commands.operations.effects import Invite
from commands.operations.fields import AT_CREATION, OURS, Fields, fields_from, telling
from commands.operations.settling import done, keep_reading
from commands.operations.steps import Ending, Step
from commands.ports import NewUser, Target, Unit, ZoomGateway

CLOCKS_APART = timedelta(minutes=10)
"""How far Zoom's clock and ours may differ before « was there already » is believed."""
RAW_TYPES = {UserType.BASIC: 1, UserType.LICENSED: 2}


class Create:
    """Payload: `fields`, all of them; `told`, whom to tell when the rest is applied (platform, address, locale). Holds a seat
    from its plan where the type is licensed (R51)."""

    def steps(self, operation: Operation) -> tuple[Step, ...]:
        return (Invite(new_user(operation.email, fields_from(operation.payload))),)

    def reread(self, operation: Operation, zoom: ZoomGateway, /) -> ZoomView | None:
        return zoom.find(operation.email)

    def settle(
        self, operation: Operation, ending: Ending, view: ZoomView | None, unit: Unit, house: House, now: datetime, /
    ) -> Ending:
        if ending.state is not State.DONE:
            return keep_reading(operation, ending, view, unit, house, now)
        if view is not None and _was_there(operation, view):
            return keep_reading(operation, Ending(state=State.FAILED, outcome="refused-address-taken"), view, unit, house, now)
        fields = fields_from(operation.payload)
        settle_new(operation, view or invited(operation.email, fields), fields, unit, house, now)
        return done("created" if fields["user_type"] == UserType.LICENSED else "created-basic")


def settle_new(operation: Operation, view: ZoomView, fields: Fields, unit: Unit, house: House, now: datetime) -> Account:
    """Write the account of somebody just invited, and to them (R25); what waits for the activation is kept with whom to tell."""
    ours = fields.only(OURS).ours(invited_at=now, deferred=_kept(operation, fields))
    account = unit.directory.settle(view, ours, now)
    introduce(unit, house, operation, account, now)
    plan_for_active(unit, account, house, now)
    return account


def new_user(email: str, fields: Fields) -> NewUser:
    """What Zoom takes at creation."""
    return NewUser(
        email=email,
        user_type=UserType(fields["user_type"]),
        first_name=fields["first_name"],
        last_name=fields["last_name"],
    )


def kept_for_activation(fields: Fields) -> Fields:
    """What Zoom ignores of a pending person. The profile is ours at once, and a group at Zoom only then."""
    later = fields.without((*AT_CREATION, *OURS)).over(fields.only(("profile",)))
    return Fields({name: value for name, value in later.values.items() if value})


def _kept(operation: Operation, fields: Fields) -> tuple[tuple[str, str], ...]:
    """What waits, with whom to tell what becomes of it."""
    later = kept_for_activation(fields).pairs()
    told = operation.payload.get("told")
    if not later or not isinstance(told, list):
        return later
    platform, address, locale = map(str, told)
    return later + telling((Target(platform=platform, address=address, locale=locale),))


def invited(email: str, fields: Fields) -> ZoomView:
    """The pending person as invited, where Zoom does not list them yet."""
    user_type = UserType(fields["user_type"])
    return ZoomView(
        email=email,
        status=Status.PENDING,
        user_type=user_type,
        raw_type=RAW_TYPES.get(user_type, 0),
        first_name=fields["first_name"],
        last_name=fields["last_name"],
    )


def _was_there(operation: Operation, view: ZoomView) -> bool:
    """Whether an adopted account is older than our asking: then somebody else made it."""
    if "zoom_id" in operation.notes or view.status is Status.PENDING or view.created_at is None:
        return False
    return view.created_at < operation.planned_at - CLOCKS_APART
