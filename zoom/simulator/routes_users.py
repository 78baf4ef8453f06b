"""The operations on users, their settings and their bookings."""

from __future__ import annotations

from zoom.simulator import actions, addons, removal
from zoom.simulator.gate import Answer, Call, Operation
from zoom.simulator.listings import page_size, turn_page, turn_rows
from zoom.simulator.records import STATUSES, Meeting, listed, shown
from zoom.simulator.refusals import invalid

LARGEST_PAGE = 300
UPCOMING = ("upcoming", "upcoming_meetings")


def list_users(call: Call) -> Answer:
    """GET /users: one status per call, active by default."""
    status = call.query.get("status", "active")
    if status not in STATUSES:
        raise invalid(("status", "Invalid field."))
    keys = call.world.listings[status]
    page, token = turn_page(keys, call.world.tokens, call.query, f"users/{status}", LARGEST_PAGE)
    size = page_size(call.query, LARGEST_PAGE)
    now = call.world.now()
    return Answer(
        200,
        {
            "page_count": -(-len(keys) // size),
            "page_size": size,
            "total_records": len(keys),
            "next_page_token": token,
            "users": [listed(user, now) for user in call.world.rows(page)],
        },
    )


def create_user(call: Call) -> Answer:
    """POST /users."""
    user = actions.create(call.world, call.body())
    return Answer(
        201,
        {
            "id": user.id,
            "first_name": user.first_name,
            "last_name": user.last_name,
            "display_name": user.display_name,
            "email": user.email,
            "type": user.type,
        },
    )


def read_user(call: Call) -> Answer:
    """GET /users/{userId}."""
    user = call.world.find(call.params["user_id"])
    return Answer(200, shown(user, call.world.settings.account_id, call.world.now()))


def update_user(call: Call) -> Answer:
    """PATCH /users/{userId}."""
    actions.update(call.world, call.world.find(call.params["user_id"]), call.body())
    return Answer(204)


def set_status(call: Call) -> Answer:
    """PUT /users/{userId}/status: 204 for one action and 200 for the other, since both have been seen."""
    action = call.body().get("action")
    actions.set_status(call.world, call.world.find(call.params["user_id"]), action)
    return Answer(204) if action == "deactivate" else Answer(200, {})


def remove_user(call: Call) -> Answer:
    """DELETE /users/{userId}."""
    removal.remove(call.world, call.world.find(call.params["user_id"]), call.query)
    return Answer(204)


def read_settings(call: Call) -> Answer:
    """GET /users/{userId}/settings."""
    return Answer(200, addons.settings_of(call.world.find(call.params["user_id"])))


def update_settings(call: Call) -> Answer:
    """PATCH /users/{userId}/settings."""
    addons.change_settings(call.world, call.world.find(call.params["user_id"]), call.body())
    return Answer(204)


def update_features(call: Call) -> Answer:
    """POST /users/features."""
    return Answer(201, addons.change_features(call.world, call.body()))


def list_meetings(call: Call) -> Answer:
    """GET /users/{userId}/meetings."""
    user = call.world.find(call.params["user_id"])
    upcoming = call.world.now() if call.query.get("type") in UPCOMING else None
    return _bookings(call, "meetings", call.world.bookings.meetings(user.id, upcoming))


def list_webinars(call: Call) -> Answer:
    """GET /users/{userId}/webinars."""
    user = call.world.find(call.params["user_id"])
    upcoming = call.world.now() if call.query.get("type") in UPCOMING else None
    return _bookings(call, "webinars", call.world.bookings.webinars(user.id, upcoming))


def _bookings(call: Call, name: str, found: list[Meeting]) -> Answer:
    """A page of somebody's bookings."""
    page, token = turn_rows(found, call.world.tokens, call.query, f"{name}/{call.params['user_id']}", LARGEST_PAGE)
    size = page_size(call.query, LARGEST_PAGE)
    return Answer(200, {"page_size": size, "total_records": len(found), "next_page_token": token, name: page})


USER_OPERATIONS = (
    Operation("GET", "/users", "medium", "user:read:list_users:admin", list_users),
    Operation("POST", "/users", "light", "user:write:user:admin", create_user),
    Operation("POST", "/users/features", "medium", "user:write:feature:admin", update_features),
    Operation("GET", "/users/{user_id}", "light", "user:read:user:admin", read_user),
    Operation("PATCH", "/users/{user_id}", "light", "user:update:user:admin", update_user),
    Operation("DELETE", "/users/{user_id}", "light", "user:delete:user:admin", remove_user),
    Operation("PUT", "/users/{user_id}/status", "light", "user:update:status:admin", set_status),
    Operation("GET", "/users/{user_id}/settings", "medium", "user:read:settings:admin", read_settings),
    Operation("PATCH", "/users/{user_id}/settings", "medium", "user:update:settings:admin", update_settings),
    Operation("GET", "/users/{user_id}/meetings", "medium", "meeting:read:list_meetings:admin", list_meetings),
    Operation("GET", "/users/{user_id}/webinars", "medium", "webinar:read:list_webinars:admin", list_webinars),
)
