"""Large meetings and webinars: GET|PATCH /users/{userId}/settings and POST /users/features."""

from __future__ import annotations

from typing import Any

import msgspec

from zoom.simulator import refusals
from zoom.simulator.actions import check_type
from zoom.simulator.records import Feature, User, UserType
from zoom.simulator.refusals import ZoomRefusal
from zoom.simulator.world import OPERATOR, World

CAPACITIES = {
    "large_meeting": (500, 1000, 3000, 5000),
    "webinar": (100, 500, 501, 1000, 1001, 3000, 5000, 10000),
}
LABELS = {"large_meeting": "Large", "webinar": "Webinar"}
PAID = (UserType.LICENSED, UserType.ON_PREMISES)
USERS_PER_CALL = 30
# POST /users/features takes codes, not capacities (code → capacity; 0 takes the add-on away).
FEATURE_CODES = {
    "large_meeting": {"0": 0, "500": 500, "1000": 1000, "3000": 3000, "5000": 5000},
    "webinar": {"0": 0, "w100": 100, "w500": 500, "w1000": 1000, "w3000": 3000, "w5000": 5000, "w10000": 10000},
}


def settings_of(user: User) -> dict[str, Any]:
    """GET settings. Raises 400/1000 on a pending user."""
    _refuse_pending(user)
    feature = user.feature or Feature()
    shown: dict[str, Any] = {
        "meeting_capacity": 300 if user.type == UserType.LICENSED else 100,
        "large_meeting": feature.large_meeting,
        "webinar": feature.webinar,
        "cn_meeting": False,
        "in_meeting": False,
        "zoom_phone": False,
        "zoom_events": user.events_host,
    }
    if feature.large_meeting:
        shown["large_meeting_capacity"] = feature.large_meeting_capacity
    if feature.webinar:
        shown["webinar_capacity"] = feature.webinar_capacity
    return {"feature": shown, "scheduled_meeting": {"host_video": False, "participants_video": False}}


def change_settings(world: World, user: User, body: dict[str, Any]) -> None:
    """PATCH settings: only what is sent changes. Raises 400/1000, 300, 1108, 1122, 200."""
    _refuse_pending(user)
    sent = body.get("feature", {})
    if not isinstance(sent, dict):
        raise refusals.invalid(("feature", "Invalid field."))
    before = user.feature or Feature()
    after = msgspec.structs.replace(before)
    for addon in CAPACITIES:
        _set_addon(world, user, after, addon, sent)
    if after != before:
        _keep(world, user, before, after)


def _refuse_pending(user: User) -> None:
    if user.status == "pending":
        raise ZoomRefusal(400, 1000, "The user has not accepted the invitation: settings are not available.")


def _set_addon(world: World, user: User, feature: Feature, addon: str, sent: dict[str, Any]) -> None:
    capacity_field = f"{addon}_capacity"
    held, held_capacity = getattr(feature, addon), getattr(feature, capacity_field)
    wanted = sent.get(addon, held)
    capacity = sent.get(capacity_field, held_capacity or min(CAPACITIES[addon])) if wanted else 0
    if not isinstance(wanted, bool):
        raise refusals.invalid((f"feature.{addon}", "Invalid field."))
    if wanted and (isinstance(capacity, bool) or capacity not in CAPACITIES[addon]):
        raise refusals.invalid((f"feature.{capacity_field}", "Invalid field."))
    if wanted and not held:
        _check_addon(world, user, addon, capacity)
    setattr(feature, addon, wanted)
    setattr(feature, capacity_field, capacity)


def _check_addon(world: World, user: User, addon: str, capacity: int) -> None:
    if user.type not in PAID:
        if addon == "webinar":
            raise ZoomRefusal(400, 1122, "Webinar feature can only be enabled for Licensed or On-prem users.")
        raise ZoomRefusal(400, 1108, "Only Licensed or On-prem users can enable the large meeting feature.")
    total = world.addon_seats[addon]
    if total is not None and world.addon_used(addon) >= total:
        raise refusals.no_addon_seat(LABELS[addon], capacity, total)


def _keep(world: World, user: User, before: Feature, after: Feature) -> None:
    world.change(user, feature=after if after.large_meeting or after.webinar else None)
    world.record("Update", f"Update settings of User {user.email}")
    world.tell(
        "user.settings_updated",
        user,
        operator=OPERATOR,
        object={"id": user.id, "settings": {"feature": msgspec.to_builtins(after)}},
        old_object={"id": user.id, "settings": {"feature": msgspec.to_builtins(before)}},
    )


def change_features(world: World, body: dict[str, Any]) -> dict[str, Any]:
    """POST /users/features for at most 30 users: {success_user_ids, fail_details: [{user_ids, reason}]}."""
    kind, value, people = body.get("feature_type"), body.get("feature_value"), body.get("users")
    if not isinstance(people, list) or not 1 <= len(people) <= USERS_PER_CALL:
        raise refusals.invalid(("users", f"Between 1 and {USERS_PER_CALL} users."))
    if kind != "user_type" and kind not in FEATURE_CODES:
        raise refusals.invalid(("feature_type", "Invalid field."))
    if kind == "user_type" and str(value) not in ("1", "2"):
        raise refusals.invalid(("feature_value", "Invalid field."))
    if kind != "user_type" and value not in FEATURE_CODES[str(kind)]:
        raise refusals.invalid(("feature_value", "Invalid field."))
    done: list[str] = []
    failed: dict[str, list[str]] = {}
    for person in people:
        reference = str(person.get("id") or person.get("email", "")) if isinstance(person, dict) else ""
        reason = _change_one(world, reference, str(kind), str(value))
        if reason:
            failed.setdefault(reason, []).append(reference)
        else:
            done.append(world.find(reference).id)
    return {
        "success_user_ids": done,
        "fail_details": [{"user_ids": ids, "reason": reason} for reason, ids in failed.items()],
    }


def _change_one(world: World, reference: str, kind: str, value: str) -> str:
    """ "" when done, else Zoom's reason."""
    try:
        user = world.find(reference)
    except ZoomRefusal:
        return "Users not found"
    try:
        if kind != "user_type":
            capacity = FEATURE_CODES[kind][value]
            change_settings(world, user, {"feature": {kind: capacity > 0, f"{kind}_capacity": capacity}})
        elif user.type == int(value):
            return "No need to update"
        else:
            check_type(world, user, int(value))
            world.change(user, type=int(value), feature=user.feature if value == "2" else None)
    except ZoomRefusal as refusal:
        return "Unpaid user" if refusal.code in (1122, 1108) else "Not enough seats"
    return ""
