"""What one does to a user at Zoom: create, update, activate, deactivate, remove; and what Zoom answers to each."""

from __future__ import annotations

import re
from typing import Any

from zoom.simulator import refusals
from zoom.simulator.records import Feature, Role, User, UserType
from zoom.simulator.refusals import ZoomRefusal
from zoom.simulator.world import OPERATOR, World

ADDRESS = re.compile(r"[^@\s,;<>()\"]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
TYPES = (UserType.BASIC, UserType.LICENSED, UserType.ON_PREMISES, UserType.UNASSIGNED, UserType.NONE)
LONGEST_ADDRESS = 128
LENGTHS = {
    "first_name": 64,
    "last_name": 64,
    "display_name": 128,
    "dept": 128,
    "job_title": 128,
    "company": 255,
    "location": 256,
    "timezone": 64,
    "language": 32,
}
AT_CREATION = ("first_name", "last_name", "display_name")


def create(world: World, body: dict[str, Any]) -> User:
    """POST /users. Raises 400/300, 409/1005, 400/1009, 400/1116, and 2034 or 3412 without a free seat."""
    info = body.get("user_info")
    if body.get("action") != "create":
        raise refusals.invalid(("action", "Invalid field."))
    if not isinstance(info, dict):
        raise refusals.invalid(("user_info", "This field is required."))
    errors = _faults_of_address(info) + _faults_of_type(info, required=True) + _faults_of_texts(info, AT_CREATION)
    if errors:
        raise refusals.invalid(*errors)
    email, user_type = info["email"].lower(), info["type"]
    _check_address(world, email)
    check_type(world, None, user_type)
    names = {field: info.get(field, "") for field in AT_CREATION}
    names["display_name"] = names["display_name"] or f"{names['first_name']} {names['last_name']}".strip()
    now = world.now()
    user = User(
        id=world.people.new_id(),
        email=email,
        type=user_type,
        status="pending",
        user_created_at=now,
        invited_at=now,
        **names,
    )
    world.add(user)
    world.record("Add", f"Add User {user.email}  - User Type: {user_type}")
    world.tell("user.created", user, operator=OPERATOR, creation_type="create")
    return user


def _faults_of_address(info: dict[str, Any]) -> list[tuple[str, str]]:
    email = info.get("email")
    if not email:
        return [("user_info.email", "This field is required.")]
    if not isinstance(email, str) or len(email) > LONGEST_ADDRESS or not ADDRESS.fullmatch(email):
        return [("user_info.email", "Invalid field.")]
    return []


def _faults_of_type(info: dict[str, Any], *, required: bool) -> list[tuple[str, str]]:
    if "type" not in info:
        return [("user_info.type", "This field is required.")] if required else []
    wrong = isinstance(info["type"], bool) or info["type"] not in TYPES
    return [("type", "Invalid field.")] if wrong else []


def _faults_of_texts(info: dict[str, Any], fields: tuple[str, ...]) -> list[tuple[str, str]]:
    faults = []
    for field in fields:
        value = info.get(field, "")
        if not isinstance(value, str):
            faults.append((field, "Invalid field."))
        elif len(value) > LENGTHS[field]:
            faults.append((field, f"This field cannot exceed {LENGTHS[field]} characters."))
    return faults


def _check_address(world: World, email: str) -> None:
    domain = email.partition("@")[2]
    if world.settings.limited_domains and domain not in world.settings.limited_domains:
        raise refusals.outside_limited_domains(email, world.settings.limited_domains)
    if world.by_email(email):
        raise refusals.address_used(email)
    if email in world.elsewhere:
        raise refusals.active_elsewhere(email)


def check_type(world: World, user: User | None, wanted: int) -> None:
    """May this user (None: a new one) have this type? A licence already held costs nothing more."""
    if wanted == UserType.ON_PREMISES and not world.settings.on_premises:
        raise refusals.on_premises_unavailable()
    if wanted != UserType.LICENSED or (user is not None and user.holds_seat):
        return
    if world.seats_used >= world.seats:
        raise refusals.no_paid_seat(world.seats, world.pending_licensed)


def update(world: World, user: User, body: dict[str, Any]) -> None:
    """PATCH /users/{userId}. On a pending user Zoom says yes and applies nothing. Raises 400/300, 2034, 3412, 200."""
    errors = _faults_of_type(body, required=False) + _faults_of_texts(body, tuple(LENGTHS))
    attributes = body.get("custom_attributes")
    if attributes is not None and not isinstance(attributes, list):
        errors.append(("custom_attributes", "Invalid field."))
    if errors:
        raise refusals.invalid(*errors)
    if user.status == "pending":
        return
    fields = {name: body[name] for name in (*LENGTHS, "type", "custom_attributes") if name in body}
    if "type" in fields:
        _check_new_type(world, user, fields["type"])
        if fields["type"] != UserType.LICENSED:
            fields["feature"] = None
    if ("first_name" in fields or "last_name" in fields) and not fields.get("display_name"):
        names = fields.get("first_name", user.first_name), fields.get("last_name", user.last_name)
        fields["display_name"] = " ".join(names).strip()
    _apply(world, user, fields)


def _check_new_type(world: World, user: User, wanted: int) -> None:
    if user.status == "inactive" and wanted == UserType.LICENSED:
        raise ZoomRefusal(400, 1108, "Permission requirements to change the user type of this user were not met.")
    if user.zoom_room and wanted == UserType.BASIC:
        raise ZoomRefusal(400, 200, f"A Zoom Room user cannot be changed to a free user type: {user.id}")
    check_type(world, user, wanted)


def _apply(world: World, user: User, fields: dict[str, Any]) -> None:
    old = {name: getattr(user, name) for name in fields}
    changed = {name: value for name, value in fields.items() if old[name] != value}
    world.change(user, **fields)
    world.record("Update", f"Update User {user.email}: {', '.join(sorted(fields))}")
    told = {name: value for name, value in changed.items() if name != "feature"}
    if told:
        was = {name: old[name] for name in told}
        world.tell("user.updated", user, operator=OPERATOR, object={"id": user.id, **told}, old_object={"id": user.id, **was})


def set_status(world: World, user: User, action: object) -> None:
    """PUT /users/{userId}/status. Deactivating takes licence and add-ons; activating gives none back."""
    if action not in ("activate", "deactivate"):
        raise refusals.invalid(("action", "Invalid field."))
    if user.status == "pending":
        raise ZoomRefusal(400, 200, "The status of a user who has not accepted the invitation cannot be changed.")
    if user.zoom_room or user.role_id != Role.MEMBER:
        raise ZoomRefusal(400, 200, "Zoom Room and Admin users' status cannot be activated or deactivated.")
    if action == "deactivate" and user.events_host:
        raise ZoomRefusal(400, 300, "You cannot deactivate this user because the user has an upcoming Zoom Events scheduled.")
    wanted = "active" if action == "activate" else "inactive"
    if user.status == wanted:
        return
    world.change(user, status=wanted, type=UserType.BASIC, feature=None)
    world.record("Update", f"{str(action).capitalize()} User {user.email}")
    world.tell(f"user.{action}d", user, operator=OPERATOR)


def accept_invitation(world: World, email: str, feature: Feature | None = None) -> User:
    """A person accepts their invitation. Raises 404/1001 when no invitation stands."""
    user = world.by_email(email)
    if user is None or user.status != "pending":
        raise refusals.unknown_user(email)
    now = world.now()
    world.change(user, status="active", last_login_time=now, user_created_at=now, invited_at=None, feature=feature)
    user.timezone = user.timezone or "America/Montreal"
    world.record("Add", f"User {user.email} accepted the invitation", operator=user.email)
    world.tell("user.invitation_accepted", user)
    return user


def sign_in(world: World, user: User) -> None:
    """A person signs in: the date moves, and a webhook tells."""
    world.change(user, last_login_time=world.now())
    about = {"id": user.id, "email": user.email, "client_type": "browser", "date_time": user.last_login_time}
    world.tell("user.signed_in", user, object=about)
