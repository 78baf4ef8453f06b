"""What the simulated account holds: people, their add-ons, their meetings. Plain values, no rule."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum
from typing import Any, Literal

import msgspec

Status = Literal["active", "inactive", "pending"]
STATUSES: tuple[Status, ...] = ("active", "inactive", "pending")


class UserType(IntEnum):
    """Zoom's user types; 4 and 99 hold no Meetings licence."""

    BASIC = 1
    LICENSED = 2
    ON_PREMISES = 3
    UNASSIGNED = 4
    NONE = 99


class Role:
    """Zoom's role ids."""

    OWNER = "0"
    ADMIN = "1"
    MEMBER = "2"


class Feature(msgspec.Struct):
    """The add-ons of one user; capacities are 0 while the add-on is off."""

    large_meeting: bool = False
    large_meeting_capacity: int = 0
    webinar: bool = False
    webinar_capacity: int = 0


class Meeting(msgspec.Struct, kw_only=True):
    """A scheduled meeting (type 2) or webinar (type 5) as Zoom lists it."""

    id: int
    uuid: str
    host_id: str
    topic: str
    type: int
    start_time: datetime
    duration: int
    timezone: str
    created_at: datetime
    join_url: str


class User(msgspec.Struct, kw_only=True, gc=False):
    """A Zoom user. ``invited_at`` is what Zoom knows and never tells; ``gc=False`` since no cycle can form."""

    id: str
    email: str
    type: int
    status: Status
    first_name: str = ""
    last_name: str = ""
    display_name: str = ""
    dept: str = ""
    job_title: str = ""
    company: str = ""
    location: str = ""
    timezone: str = ""
    language: str = "fr-FR"
    role_id: str = Role.MEMBER
    user_created_at: datetime
    invited_at: datetime | None = None
    last_login_time: datetime | None = None
    feature: Feature | None = None
    group_ids: tuple[str, ...] = ()
    custom_attributes: list[dict[str, Any]] | None = None
    events_host: bool = False
    zoom_room: bool = False

    @property
    def key(self) -> str:
        """The folded address: what Zoom finds a user by, and the order of its listings here."""
        return self.email.casefold()

    @property
    def holds_seat(self) -> bool:
        """A paid seat is used by licensed users, invited ones included."""
        return self.type == UserType.LICENSED and self.status != "inactive"


class ListedUser(msgspec.Struct, omit_defaults=True, kw_only=True):
    """A row of GET /users. Only e-mail and type are certain; what is empty is left out, as Zoom does."""

    id: str = ""
    email: str
    type: int
    status: Status
    first_name: str = ""
    last_name: str = ""
    display_name: str = ""
    dept: str = ""
    timezone: str = ""
    language: str = ""
    role_id: str = ""
    verified: int = 0
    group_ids: tuple[str, ...] = ()
    created_at: datetime
    user_created_at: datetime | None = None
    last_login_time: datetime | None = None
    custom_attributes: list[dict[str, Any]] | None = None


class ShownUser(ListedUser, omit_defaults=True, kw_only=True):
    """GET /users/{userId}: the row and what only the single reading has."""

    account_id: str = ""
    company: str = ""
    job_title: str = ""
    location: str = ""
    role_name: str = ""


ROLE_NAMES = {Role.OWNER: "Owner", Role.ADMIN: "Admin", Role.MEMBER: "Member"}


def listed(user: User, now: datetime) -> ListedUser:
    """The row of one user. A pending one has no id and was "created" at the time of the call (Zoom's quirk)."""
    if user.status == "pending":
        return ListedUser(email=user.email, type=user.type, status="pending", created_at=now)
    return ListedUser(
        id=user.id,
        email=user.email,
        type=user.type,
        status=user.status,
        first_name=user.first_name,
        last_name=user.last_name,
        display_name=user.display_name,
        dept=user.dept,
        timezone=user.timezone,
        language=user.language,
        role_id=user.role_id,
        verified=1,
        group_ids=user.group_ids,
        created_at=user.user_created_at,
        user_created_at=user.user_created_at,
        last_login_time=user.last_login_time,
        custom_attributes=user.custom_attributes,
    )


def shown(user: User, account_id: str, now: datetime) -> ShownUser:
    """The single reading. For a pending user the id is there, the names too; created_at still moves."""
    pending = user.status == "pending"
    return ShownUser(
        id=user.id,
        email=user.email,
        type=user.type,
        status=user.status,
        first_name=user.first_name,
        last_name=user.last_name,
        display_name=user.display_name,
        dept=user.dept,
        timezone=user.timezone,
        language=user.language,
        role_id=user.role_id,
        verified=0 if pending else 1,
        group_ids=user.group_ids,
        created_at=now if pending else user.user_created_at,
        user_created_at=None if pending else user.user_created_at,
        last_login_time=user.last_login_time,
        custom_attributes=user.custom_attributes,
        account_id=account_id,
        company=user.company,
        job_title=user.job_title,
        location=user.location,
        role_name=ROLE_NAMES.get(user.role_id, ""),
    )
