"""The Zoom account as the health network sees it (domain tables, R10, R31)."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime

import msgspec

UNASSOCIATED = ""
"""The establishment key of an account that belongs to none (R6). A value, so that it sorts, joins and locks like any other."""


class Status(enum.StrEnum):
    """Statut. Zoom knows the first three; an invitation that Zoom dropped is ours to remember (R26)."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    PENDING = "pending"
    EXPIRED = "expired"


class UserType(enum.StrEnum):
    """Type d'utilisateur. `UNKNOWN` is shown with Zoom's own number, never guessed (R34)."""

    BASIC = "basic"
    LICENSED = "licensed"
    LOCAL = "local"
    UNKNOWN = "unknown"


class Profile(enum.StrEnum):
    """Profil (R31). The administrative one cannot be given at creation (R27)."""

    TELECONSULTATION = "teleconsultation"
    ADMINISTRATIVE = "administrative"


class Pool(enum.StrEnum):
    """A stock of paid seats: the licence itself, and one for each add-on (R35, R50)."""

    LICENCE = "licence"
    LARGE_MEETING = "large_meeting"
    WEBINAR = "webinar"


LARGE_MEETING_CAPACITIES = (500, 1000)
WEBINAR_CAPACITIES = (100, 500, 1000, 3000, 5000, 10000)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadOfService:
    """Chef de service: answers for a generic account (R24)."""

    name: str
    email: str


class ZoomView(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one reading of Zoom says of one person; the part of an account that Zoom owns.

    A struct and no dataclass: a full reading makes one for everybody, in a quarter of the time.

    `zoom_id` is None for a pending person (Zoom lists them without one). `large_meeting` and `webinar` are capacities;
    None where the reading did not look at add-ons, 0 where it did and there is none. Times are aware, UTC.
    `unsaid` names the text fields that this reading did not carry (a listing has no job_title, company or location, and a
    pending row only an address and a type): there "" says nothing, and what is known stays.
    """

    email: str
    status: Status
    user_type: UserType
    raw_type: int
    zoom_id: str | None = None
    first_name: str = ""
    last_name: str = ""
    department: str = ""
    job_title: str = ""
    timezone: str = ""
    company: str = ""
    location: str = ""
    created_at: datetime | None = None
    last_login_at: datetime | None = None
    large_meeting: int | None = None
    webinar: int | None = None
    unsaid: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account of the directory: Zoom's fields as last read at `read_at`, and ours.

    `id` is internal; `public_id` is the random one that buttons and people see. `version` grows with every change, so that a
    confirmation made of an older one is void (R42). `invited_at` is our own date; `invitation_known` is False where it is
    only the day the pending account was first seen (R26). `deferred` holds fields kept for the activation (R20, R30).
    """

    id: int
    public_id: str
    version: int
    email: str
    status: Status
    user_type: UserType
    raw_type: int
    zoom_id: str | None
    first_name: str
    last_name: str
    department: str
    job_title: str
    timezone: str
    establishment: str
    installation: str
    profile: Profile | None
    specialty: str
    oncology: bool
    generic: bool
    head: HeadOfService | None
    large_meeting: int
    webinar: int
    created_at: datetime | None
    last_login_at: datetime | None
    invited_at: datetime | None
    invitation_known: bool
    off_network: bool
    read_at: datetime
    deferred: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def who(self) -> str:
        """For a question: name and address; the address alone where Zoom gives no name, as of many pending people."""
        return f"{self.name} ({self.email})" if self.name else self.email

    def seats(self) -> frozenset[Pool]:
        """The pools in which this account takes a seat: used when active, reserved when pending, none otherwise (R50)."""
        if self.status not in (Status.ACTIVE, Status.PENDING) or self.user_type is not UserType.LICENSED:
            return frozenset()
        pools = {Pool.LICENCE}
        if self.large_meeting:
            pools.add(Pool.LARGE_MEETING)
        if self.webinar:
            pools.add(Pool.WEBINAR)
        return frozenset(pools)
