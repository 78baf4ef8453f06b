"""The operations on the account: summary, plan, groups, report of operations."""

from __future__ import annotations

from zoom.simulator.gate import Answer, Call, Operation
from zoom.simulator.listings import page_size, turn_page, turn_rows
from zoom.simulator.records import UserType
from zoom.simulator.refusals import ZoomRefusal, invalid
from zoom.simulator.world import World

LARGEST_PAGE = 300


def _of_type(world: World, user_type: UserType) -> int:
    return world.counts["active", user_type] + world.counts["inactive", user_type]


def summary(call: Call) -> Answer:
    """GET /users/summary: pending users stand apart from the types."""
    world = call.world
    return Answer(
        200,
        {
            "licensed_users_count": _of_type(world, UserType.LICENSED),
            "basic_users_count": _of_type(world, UserType.BASIC),
            "on_prem_users_count": _of_type(world, UserType.ON_PREMISES),
            "join_only_users_count": _of_type(world, UserType.UNASSIGNED),
            "room_users_count": 0,
            "pending_users_count": len(world.listings["pending"]),
            "total_users_count": len(world.users),
        },
    )


def plans_usage(call: Call) -> Answer:
    """GET /accounts/me/plans/usage; refused where the settings say so, as on some standard accounts."""
    world = call.world
    if world.settings.plans_usage == "refused":
        raise ZoomRefusal(400, 200, "No permission.")
    base = {
        "type": "yearly",
        "hosts": world.seats,
        "usage": world.seats_used,
        "active_hosts": world.seats_used - world.pending_licensed,
        "pending": world.pending_licensed,
    }
    usage: dict[str, object] = {"plan_base": [base] if world.settings.plans_usage == "array" else base}
    for addon, name in (("large_meeting", "plan_large_meeting"), ("webinar", "plan_webinar")):
        used = world.addon_used(addon)
        total = world.addon_seats[addon]
        usage[name] = [{"type": f"{addon}500_yearly", "hosts": used if total is None else total, "usage": used, "pending": 0}]
    return Answer(200, usage)


def list_groups(call: Call) -> Answer:
    """GET /groups."""
    groups = call.world.groups
    rows = [{"id": i, "name": name, "total_members": len(groups.members(i))} for i, name in groups.names.items()]
    return Answer(200, {"total_records": len(rows), "next_page_token": "", "groups": rows})


def list_members(call: Call) -> Answer:
    """GET /groups/{groupId}/members."""
    group_id = call.params["group_id"]
    members = call.world.groups.members(group_id)
    page, token = turn_page(members, call.world.tokens, call.query, f"groups/{group_id}", LARGEST_PAGE)
    rows = [
        {"id": u.id, "email": u.email, "first_name": u.first_name, "last_name": u.last_name, "type": u.type}
        for u in call.world.rows(page)
    ]
    size = page_size(call.query, LARGEST_PAGE)
    return Answer(200, {"page_size": size, "total_records": len(members), "next_page_token": token, "members": rows})


def add_members(call: Call) -> Answer:
    """POST /groups/{groupId}/members: unknown and pending people are passed over in silence."""
    world, group_id = call.world, call.params["group_id"]
    world.groups.members(group_id)
    sent = call.body().get("members")
    if not isinstance(sent, list):
        raise invalid(("members", "This field is required."))
    added = []
    for person in sent:
        reference = str(person.get("id") or person.get("email", "")) if isinstance(person, dict) else ""
        user = world.users.get(reference) or world.by_email(reference)
        if user is not None and user.status != "pending":
            world.changes += world.groups.join(group_id, user)
            added.append(user.id)
    return Answer(201, {"ids": ",".join(added), "added_at": world.now().strftime("%Y-%m-%dT%H:%M:%SZ")})


def remove_member(call: Call) -> Answer:
    """DELETE /groups/{groupId}/members/{memberId}."""
    world, reference = call.world, call.params["member_id"]
    user = world.users.get(reference) or world.by_email(reference)
    world.groups.members(call.params["group_id"])
    if user is None:
        raise ZoomRefusal(404, 4131, "Group member does not exist.")
    world.groups.leave(call.params["group_id"], user)
    world.changes += 1
    return Answer(204)


def operation_logs(call: Call) -> Answer:
    """GET /report/operationlogs: newest first, between the days ``from`` and ``to`` (UTC, both included)."""
    start, end = call.query.get("from", ""), call.query.get("to", "")
    if not start or not end or start > end:
        raise invalid(("from", "This field is required."), ("to", "This field is required."))
    size = page_size(call.query, LARGEST_PAGE)
    found = [line for line in call.world.operations if start <= line["time"][:10] <= end]
    page, token = turn_rows(found, call.world.tokens, call.query, "operations", LARGEST_PAGE)
    return Answer(200, {"page_size": size, "next_page_token": token, "operation_logs": page})


ACCOUNT_OPERATIONS = (
    Operation("GET", "/users/summary", "medium", "user:read:summary:admin", summary),
    Operation("GET", "/accounts/me/plans/usage", "heavy", "billing:read:plan_usage:admin", plans_usage),
    Operation("GET", "/groups", "medium", "group:read:list_groups:admin", list_groups),
    Operation("GET", "/groups/{group_id}/members", "medium", "group:read:list_members:admin", list_members),
    Operation("POST", "/groups/{group_id}/members", "medium", "group:write:member:admin", add_members),
    Operation("DELETE", "/groups/{group_id}/members/{member_id}", "light", "group:delete:member:admin", remove_member),
    Operation("GET", "/report/operationlogs", "heavy", "report:read:operation_logs:admin", operation_logs),
)
