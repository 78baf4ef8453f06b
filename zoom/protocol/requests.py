"""Builders of the calls that the project makes, as values; sending them is `zoom.client`'s work.

Source: Zoom's OpenAPI for Users, Meetings and Billing (paths, limits labels). `{user}` is a Zoom id or an e-mail everywhere.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import quote

import msgspec

from zoom.protocol.limits import Category

PAGE_SIZE = 300
"""The most that Zoom gives of users, groups, members, meetings and logs in one page."""

MEMBERS_PER_CALL = 30


class ListedStatus(enum.StrEnum):
    """The statuses that Zoom lists; a listing is of one of them."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    PENDING = "pending"


class StatusAction(enum.StrEnum):
    """What PUT /users/{user}/status takes."""

    ACTIVATE = "activate"
    DEACTIVATE = "deactivate"


class DeleteAction(enum.StrEnum):
    """What DELETE /users/{user} takes; always given, since Zoom's default is the wrong one for us (R43)."""

    DISASSOCIATE = "disassociate"
    DELETE = "delete"


class EventKind(enum.StrEnum):
    """What a deletion can hand to somebody else."""

    MEETINGS = "meetings"
    WEBINARS = "webinars"


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoomRequest:
    """One call. `body` is encoded JSON. `safe`: sending it twice leaves Zoom as sending it once does."""

    method: str
    path: str
    category: Category
    safe: bool
    query: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    creates: bool = False
    """Counts against the daily quota of created users."""
    booked: str = ""
    """Whose creation may have been counted in advance (`zoom.limiter.Limiter.book`)."""

    def with_query(self, **extra: str) -> ZoomRequest:
        """The same call with query parameters added or replaced."""
        return replace(self, query=tuple({**dict(self.query), **extra}.items()))


def list_users(status: ListedStatus, page_token: str = "", page_size: int = PAGE_SIZE) -> ZoomRequest:
    """One page of one status → `responses.UserPage`. The token lives 15 minutes, with the same parameters."""
    return _paged(_get("/users", Category.MEDIUM, status=status.value), page_token, page_size)


def get_user(user: str) -> ZoomRequest:
    """→ `responses.User`."""
    return _get(f"/users/{_part(user)}", Category.LIGHT)


def create_user(email: str, user_type: int, first_name: str, last_name: str) -> ZoomRequest:
    """Invite somebody → `responses.Created`. Zoom takes no department here: patch after activation (R20)."""
    info: dict[str, Any] = {"email": email, "type": user_type, "first_name": first_name}
    if last_name:
        info["last_name"] = last_name
    info["display_name"] = f"{first_name} {last_name}".strip()
    return ZoomRequest(
        method="POST",
        path="/users",
        category=Category.LIGHT,
        safe=False,
        body=msgspec.json.encode({"action": "create", "user_info": info}),
        creates=True,
        booked=email,
    )


def update_user(user: str, fields: Mapping[str, Any]) -> ZoomRequest:
    """Change the given fields (Zoom's names) → 204. On a pending user Zoom answers 204 and applies nothing (R30)."""
    return _write("PATCH", f"/users/{_part(user)}", Category.LIGHT, dict(fields))


def set_status(user: str, action: StatusAction) -> ZoomRequest:
    """→ 200 or 204. Deactivation takes all licences away; activation does not bring them back (R40, R41)."""
    return _write("PUT", f"/users/{_part(user)}/status", Category.LIGHT, {"action": action.value})


def delete_user(user: str, action: DeleteAction, *, transfer_to: str = "", transfer: Iterable[EventKind] = ()) -> ZoomRequest:
    """→ 204 (R43). With `transfer_to` (an e-mail), the kinds in `transfer` go to that person before the account goes."""
    kinds = set(transfer)
    query = {"action": action.value}
    if transfer_to:
        query["transfer_email"] = transfer_to
        query["transfer_meeting"] = _flag(EventKind.MEETINGS in kinds)
        query["transfer_webinar"] = _flag(EventKind.WEBINARS in kinds)
    path = f"/users/{_part(user)}"
    return ZoomRequest(method="DELETE", path=path, category=Category.LIGHT, safe=False, query=tuple(query.items()))


def get_settings(user: str) -> ZoomRequest:
    """→ `responses.Feature` inside {"feature": …}. A pending user's are refused (400/1000)."""
    return _get(f"/users/{_part(user)}/settings", Category.MEDIUM)


def update_settings(user: str, feature: Mapping[str, Any]) -> ZoomRequest:
    """Change the given features and no other (`zoom_phone: false` would take numbers away) → 204."""
    return _write("PATCH", f"/users/{_part(user)}/settings", Category.MEDIUM, {"feature": dict(feature)})


def upcoming_meetings(user: str, page_token: str = "", page_size: int = PAGE_SIZE) -> ZoomRequest:
    """→ `responses.EventPage` under `meetings`."""
    return _paged(_get(f"/users/{_part(user)}/meetings", Category.MEDIUM, type="upcoming"), page_token, page_size)


def upcoming_webinars(user: str, page_number: int = 1, page_size: int = PAGE_SIZE) -> ZoomRequest:
    """→ `responses.EventPage` under `webinars`; pages are numbered, there is no token."""
    path = f"/users/{_part(user)}/webinars"
    return _get(path, Category.MEDIUM, type="upcoming", page_size=str(page_size), page_number=str(page_number))


def add_members(group: str, users: Iterable[str]) -> ZoomRequest:
    """Add at most 30 people, each an id or an e-mail; adding a member again changes nothing."""
    members = [{"email" if "@" in user else "id": user} for user in users]
    if len(members) > MEMBERS_PER_CALL:
        raise ValueError(f"at most {MEMBERS_PER_CALL} members a call")
    return _write("POST", f"/groups/{_part(group)}/members", Category.MEDIUM, {"members": members})


def remove_member(group: str, user: str) -> ZoomRequest:
    """→ 204. Removing again is refused (4131) and changes nothing."""
    path = f"/groups/{_part(group)}/members/{_part(user)}"
    return ZoomRequest(method="DELETE", path=path, category=Category.LIGHT, safe=True)


def plan_usage() -> ZoomRequest:
    """→ `responses.decode_plan`. May be refused on a standard account."""
    return _get("/accounts/me/plans/usage", Category.HEAVY)


def operation_logs(first: date, last: date, page_token: str = "", page_size: int = PAGE_SIZE) -> ZoomRequest:
    """Who changed which user at Zoom's own console, both days included (R92)."""
    query = {"from": first.isoformat(), "to": last.isoformat(), "category_type": "user"}
    return _paged(_get("/report/operationlogs", Category.HEAVY, **query), page_token, page_size)


def _get(path: str, category: Category, **query: str) -> ZoomRequest:
    return ZoomRequest(method="GET", path=path, category=category, safe=True, query=tuple(query.items()))


def _write(method: str, path: str, category: Category, body: Mapping[str, Any]) -> ZoomRequest:
    """A write that sets a state, so that repeating it is harmless."""
    return ZoomRequest(method=method, path=path, category=category, safe=True, body=msgspec.json.encode(body))


def _paged(request: ZoomRequest, page_token: str, page_size: int) -> ZoomRequest:
    sized = request.with_query(page_size=str(page_size))
    return sized.with_query(next_page_token=page_token) if page_token else sized


def _part(text: str) -> str:
    """One segment of a path; an empty or dotted one would name another resource."""
    if text in {"", ".", ".."}:
        raise ValueError("a user or group is named by an id or an e-mail")
    return quote(text, safe="@")


def _flag(value: bool) -> str:
    return "true" if value else "false"
