"""DELETE /users/{userId}: disassociate (the default) or delete, with the bookings transferred or lost."""

from __future__ import annotations

from zoom.simulator import refusals
from zoom.simulator.records import Role, User
from zoom.simulator.refusals import ZoomRefusal
from zoom.simulator.world import OPERATOR, World

ACTIONS = {"disassociate": "user.disassociated", "delete": "user.deleted"}


def remove(world: World, user: User, query: dict[str, str]) -> None:
    """Raises 400/300 (bad action or transfer), 200, 1107, 1117; 404/1001 for an unknown target of the transfer."""
    action = query.get("action", "disassociate")
    if action not in ACTIONS:
        raise refusals.invalid(("action", "Invalid field."))
    _check_removable(world, user, action)
    target = _target(world, user, query)
    if target is not None:
        world.bookings.transfer(
            user.id,
            target.id,
            meetings=query.get("transfer_meeting") == "true",
            webinars=query.get("transfer_webinar") == "true",
        )
    world.remove(user)
    world.record("Delete" if action == "delete" else "Unlink", f"{action.capitalize()} User {user.email}")
    world.tell(ACTIONS[action], user, operator=OPERATOR)


def _check_removable(world: World, user: User, action: str) -> None:
    if user.zoom_room:
        raise ZoomRefusal(400, 200, "Cannot delete a Zoom Rooms user.")
    if action == "delete":
        if user.status == "pending" or user.role_id == Role.OWNER:
            raise ZoomRefusal(400, 200, "Cannot delete a user out of your account.")
    elif user.role_id != Role.MEMBER:
        raise ZoomRefusal(400, 1117, "You can not disassociate an Admin user.")
    elif user.status != "pending" and user.email.partition("@")[2] in world.settings.managed_domains:
        raise ZoomRefusal(400, 1107, "You can not disassociate a user with managed domain.")


def _target(world: World, user: User, query: dict[str, str]) -> User | None:
    """Whom the bookings go to; None where nobody was named."""
    email = query.get("transfer_email", "")
    if not email:
        if user.events_host:
            raise ZoomRefusal(
                400,
                300,
                "This user has published events on Zoom Events and you do not specify a target user to transfer data.",
            )
        return None
    target = world.by_email(email)
    if target is None or target.status != "active":
        raise refusals.unknown_user(email)
    if target is user:
        raise ZoomRefusal(
            400,
            300,
            "The transfer-to email address cannot be the same as the unlinked or deleted user's email address.",
        )
    webinars = query.get("transfer_webinar") == "true" and world.bookings.webinars(user.id)
    if webinars and not (target.feature and target.feature.webinar):
        raise ZoomRefusal(
            400, 300, "The destination user does not have a Webinar or higher license and cannot receive this data."
        )
    return target
