"""What happens to people outside the API: another administrator's work, and cases that tests want to exist."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec

from zoom.simulator.records import Feature, Role, Status, User, UserType
from zoom.simulator.world import World

WEB_OPERATOR = "admin.web@organisation.example"


class Person(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """POST people. The user at ``email`` is changed, or created active where there is none; what is not sent stays.

    ``invited_days_ago`` makes or ages an invitation; ``meetings`` and ``webinars`` add so many upcoming ones; ``elsewhere``
    makes an address refused with 1009; ``remove`` takes the user out. Seats are not looked at: administrators of other sites
    may have bought more. Webhooks tell it, with ``operator``.
    """

    email: str
    status: Status | None = None
    type: int | None = None
    first_name: str | None = None
    last_name: str | None = None
    display_name: str | None = None
    dept: str | None = None
    job_title: str | None = None
    company: str | None = None
    location: str | None = None
    timezone: str | None = None
    role_id: str | None = None
    events_host: bool | None = None
    zoom_room: bool | None = None
    feature: Feature | None = None
    last_login_days_ago: float | None = None
    created_days_ago: float | None = None
    invited_days_ago: float | None = None
    meetings: int = 0
    webinars: int = 0
    elsewhere: bool = False
    remove: bool = False
    operator: str = WEB_OPERATOR


PLAIN = (
    "status", "type", "first_name", "last_name", "display_name", "dept", "job_title", "company", "location", "timezone",
    "role_id", "events_host", "zoom_room", "feature",
)  # fmt: skip
EVENTS: dict[Status, str] = {"active": "user.activated", "inactive": "user.deactivated"}


def arrange(world: World, wanted: dict[str, Any]) -> User:
    """Do it; the user as they are now (or were, when removed). Raises msgspec.ValidationError."""
    person = msgspec.convert(wanted, Person)
    if person.elsewhere:
        world.elsewhere.add(person.email.lower())
    user = world.by_email(person.email)
    if person.remove and user is not None:
        world.remove(user)
        world.record("Delete", f"Delete User {user.email}", operator=person.operator)
        world.tell("user.deleted", user, operator=person.operator)
        return user
    new = user is None
    user = user or _newcomer(world, person)
    if new and not person.elsewhere:
        world.add(user)
    _change(world, user, person, new=new)
    return user


def _newcomer(world: World, person: Person) -> User:
    now = world.now()
    invited = person.invited_days_ago is not None or person.status == "pending"
    return User(
        id=world.people.new_id(),
        email=person.email.lower(),
        type=person.type or UserType.BASIC,
        status="pending" if invited else "active",
        role_id=Role.MEMBER,
        user_created_at=now,
        invited_at=now - timedelta(days=person.invited_days_ago or 0) if invited else None,
        timezone="" if invited else "America/Montreal",
    )


def _change(world: World, user: User, person: Person, *, new: bool) -> None:
    if person.elsewhere:
        return
    before = user.status
    fields = {name: value for name in PLAIN if (value := getattr(person, name)) is not None}
    old = {name: getattr(user, name) for name in fields}
    now = world.now()
    for name, days in (
        ("last_login_time", person.last_login_days_ago),
        ("user_created_at", person.created_days_ago),
        ("invited_at", person.invited_days_ago),
    ):
        if days is not None:
            fields[name] = now - timedelta(days=days)
    world.change(user, **fields)
    _book(world, user, person)
    world.record("Add" if new else "Update", f"{'Add' if new else 'Update'} User {user.email}", operator=person.operator)
    _tell(world, user, before, old, person.operator, new=new)


def _book(world: World, user: User, person: Person) -> None:
    meetings = [world.people.booking(user, "meeting", world.now() + timedelta(days=1 + n)) for n in range(person.meetings)]
    webinars = [world.people.booking(user, "webinar", world.now() + timedelta(days=1 + n)) for n in range(person.webinars)]
    world.bookings.put(user.id, meetings, webinars)


def _tell(world: World, user: User, before: Status, old: dict[str, Any], operator: str, *, new: bool) -> None:
    if new:
        world.tell("user.created", user, operator=operator, creation_type="create")
    elif user.status != before and user.status in EVENTS:
        world.tell(EVENTS[user.status], user, operator=operator)
    else:
        changed = {n: v for n, v in old.items() if n not in ("status", "feature") and v != getattr(user, n)}
        if changed:
            about = {"id": user.id, **{name: getattr(user, name) for name in changed}}
            world.tell("user.updated", user, operator=operator, object=about, old_object={"id": user.id, **changed})
