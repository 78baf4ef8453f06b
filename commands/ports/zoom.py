"""Zoom in our words; `zoom.gateway` implements it."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from commands.domain.accounts import Pool, Profile, Status, UserType, ZoomView
from commands.domain.seat_figures import PlanUse


class Refusal(enum.StrEnum):
    """Zoom's final noes, in our words (R54); the sentence is in the locales under `zoom-<value>`."""

    NOT_FOUND = "not-found"
    ADDRESS_TAKEN = "address-taken"
    ACTIVE_ELSEWHERE = "active-elsewhere"
    INVITATION_EXPIRED = "invitation-expired"
    NO_SEATS = "no-seats"
    ADDON_SEATS = "addon-seats"
    DOMAIN_MANAGED = "domain-managed"
    ADMIN_PROTECTED = "admin-protected"
    TYPE_FORBIDDEN = "type-forbidden"
    WEBINAR_NEEDS_LICENCE = "webinar-needs-licence"
    ADDRESS_LIMITED = "address-limited"
    VALIDATION = "validation"
    PERMISSION = "permission"
    SCOPE_MISSING = "scope-missing"
    PENDING_USER = "pending-user"
    DAILY_QUOTA = "daily-quota"
    UNKNOWN = "unknown"


class Removal(enum.StrEnum):
    """How a person leaves Zoom (R43); never the API's default by omission."""

    DELETE = "delete"
    DISASSOCIATE = "disassociate"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUser:
    """What Zoom takes at creation (R20)."""

    email: str
    user_type: UserType
    first_name: str
    last_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UserChanges:
    """Fields of PATCH /users; None leaves as it is."""

    first_name: str | None = None
    last_name: str | None = None
    department: str | None = None
    job_title: str | None = None
    timezone: str | None = None
    company: str | None = None
    location: str | None = None
    user_type: UserType | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOns:
    """Capacities, 0 for none; None leaves as it is (or was not told)."""

    large_meeting: int | None = None
    webinar: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """What someone has in their calendar at Zoom."""

    meetings: int
    webinars: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoomPage:
    """One page of a listing: views, how many people Zoom says there are in all, and rows that could not be read."""

    views: tuple[ZoomView, ...]
    total: int
    unreadable: int = 0


class ZoomGateway(Protocol):
    """Zoom in our words. Every method may raise ZoomRefused, ZoomUnavailable or ZoomUncertain (`commands.domain.errors`).

    `key` is Zoom's id or the e-mail. `pages` yields to people's work in the limiter.
    """

    def find(self, key: str) -> ZoomView | None:
        """The person as Zoom has them now (add-ons not read); None when Zoom answers 1001."""

    def create(self, new: NewUser) -> str:
        """Create (action=create) and return Zoom's id ("" if it gives none)."""

    def book_creation(self, email: str) -> None:
        """Keep one of the day's creations for this address, before what only makes sense with it (R73). ZoomUnavailable, with
        `quota`, where none is left until Zoom's next day."""

    def update(self, key: str, changes: UserChanges) -> None: ...

    def set_active(self, key: str, active: bool) -> None: ...

    def remove(self, key: str, how: Removal, transfer_to: str = "") -> None:
        """Remove; with `transfer_to` (an active account's e-mail), meetings and webinars go to it."""

    def addons(self, key: str) -> AddOns: ...

    def set_addons(self, key: str, addons: AddOns) -> None: ...

    def upcoming(self, key: str) -> Upcoming: ...

    def set_profile_group(self, key: str, profile: Profile) -> None:
        """Move between the groups of the settings; nothing where none is configured."""

    def plan(self) -> Mapping[Pool, PlanUse]:
        """Zoom's own figures of the whole account, of the pools that it tells; empty where it tells none (not every account may
        ask)."""

    def pages(self, status: Status) -> Iterator[ZoomPage]:
        """The listing of one status, start to end. Raises rather than end early."""
