"""The fields that a write asks for: how they travel in a payload, and what of them Zoom, its settings and we hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from commands.domain.accounts import Account, HeadOfService, Pool, Profile, UserType
from commands.domain.operations import Json
from commands.ports import AddOns, OurFields, Target, UserChanges

ZOOM = ("first_name", "last_name", "department", "job_title", "timezone", "company", "location", "user_type")
ADD_ONS = ("large_meeting", "webinar")
OURS = ("establishment", "installation", "profile", "specialty", "oncology", "generic", "head_name", "head_email")
AT_CREATION = ("first_name", "last_name", "user_type")
"""What Zoom takes of a new person; the rest waits for the activation (R20)."""
OTHER = "other_"
"""Prefix, in a payload, of what is said of the second account."""
TOLD = "told_"
"""Prefix, among an account's deferred fields, of whom to tell what becomes of them: `told_<platform>:<address>`, the language."""
REMEMBERED = "was_"
"""Prefix, among an account's deferred fields, of what a deactivation took away and a reactivation gives back (R41)."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Values by name, all as text ("1" and "" for yes and no, "" for none); a name that is absent stays as it is.

    The names are those of `Account`, with `head_name` and `head_email` for the head of service, and `company` and `location`,
    Zoom's copies of the establishment and installation.
    """

    values: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def __bool__(self) -> bool:
        return bool(self.values)

    def only(self, names: Iterable[str]) -> Fields:
        return Fields({name: self.values[name] for name in names if name in self.values})

    def without(self, names: Iterable[str]) -> Fields:
        dropped = set(names)
        return Fields({name: value for name, value in self.values.items() if name not in dropped})

    def over(self, other: Fields) -> Fields:
        """These values, and the other's where these say nothing."""
        return Fields({**other.values, **self.values})

    def different_from(self, other: Fields) -> Fields:
        """Those whose value is not the other's."""
        return Fields({name: value for name, value in self.values.items() if other.values.get(name) != value})

    def pairs(self) -> tuple[tuple[str, str], ...]:
        return tuple(sorted(self.values.items()))

    def json(self) -> dict[str, Json]:
        return dict(self.values)

    def changes(self) -> UserChanges:
        """What PATCH /users is told."""
        user_type = self.values.get("user_type")
        plain = {name: self.values[name] for name in ZOOM if name in self.values and name != "user_type"}
        return UserChanges(**plain, user_type=UserType(user_type) if user_type else None)

    def addons(self) -> AddOns:
        return AddOns(large_meeting=self._number("large_meeting"), webinar=self._number("webinar"))

    def ours(
        self,
        *,
        invited_at: datetime | None = None,
        deferred: tuple[tuple[str, str], ...] | None = None,
    ) -> OurFields:
        """Our part of the account; with `invited_at`, the invitation that Zoom has just sent."""
        head = None
        if "head_name" in self or "head_email" in self:
            head = HeadOfService(name=self["head_name"], email=self["head_email"])
        profile = self.values.get("profile")
        return OurFields(
            establishment=self.values.get("establishment"),
            installation=self.values.get("installation"),
            profile=Profile(profile) if profile else None,
            specialty=self.values.get("specialty"),
            oncology=self._flag("oncology"),
            generic=self._flag("generic"),
            head=head,
            invited_at=invited_at,
            invitation_known=True if invited_at else None,
            deferred=deferred,
        )

    def _number(self, name: str) -> int | None:
        return int(self.values[name] or "0") if name in self.values else None

    def _flag(self, name: str) -> bool | None:
        return bool(self.values[name]) if name in self.values else None


def fields_of(account: Account) -> Fields:
    """The account as it is now, by the same names."""
    head = account.head
    return Fields(
        {
            "first_name": account.first_name,
            "last_name": account.last_name,
            "department": account.department,
            "job_title": account.job_title,
            "timezone": account.timezone,
            "user_type": account.user_type.value,
            "large_meeting": str(account.large_meeting or ""),
            "webinar": str(account.webinar or ""),
            "establishment": account.establishment,
            "installation": account.installation,
            "profile": account.profile.value if account.profile else "",
            "specialty": account.specialty,
            "oncology": "1" if account.oncology else "",
            "generic": "1" if account.generic else "",
            "head_name": head.name if head else "",
            "head_email": head.email if head else "",
        }
    )


def pools_of(fields: Fields) -> frozenset[Pool]:
    """The pools in which an account with these fields takes a seat."""
    if fields["user_type"] != UserType.LICENSED:
        return frozenset()
    addons = {Pool.LARGE_MEETING: fields["large_meeting"], Pool.WEBINAR: fields["webinar"]}
    return frozenset({Pool.LICENCE, *(pool for pool, capacity in addons.items() if capacity not in ("", "0"))})


def kept_of(account: Account) -> dict[str, Json]:
    """What the audit keeps of an account before it is gone or put aside: its status and every field that is filled in (R93)."""
    filled = {name: value for name, value in fields_of(account).values.items() if value}
    return {"status": account.status.value, **filled}


def audited(payload: Mapping[str, Json], whose: str = "") -> tuple[dict[str, Json], dict[str, Json]]:
    """Before and after as a payload has them for the audit: after is what was asked of the fields, unless it says more.

    `whose` is OTHER for the second account.
    """
    before, after = payload.get(f"{whose}before"), payload.get(f"{whose}after") or payload.get(f"{whose}fields")
    return before if isinstance(before, dict) else {}, after if isinstance(after, dict) else {}


def fields_from(payload: Mapping[str, Json], name: str = "fields") -> Fields:
    """The fields that a payload carries under `name`."""
    carried = payload.get(name)
    return Fields({key: str(value) for key, value in carried.items()}) if isinstance(carried, dict) else Fields({})


def deferred_of(account: Account) -> Fields:
    """What waits for the activation (R20, R30)."""
    return Fields({name: value for name, value in account.deferred if not name.startswith((REMEMBERED, TOLD))})


def still_waiting(account: Account) -> tuple[tuple[str, str], ...]:
    """What waits, with whom to tell, as it is kept."""
    return tuple(pair for pair in account.deferred if not pair[0].startswith(REMEMBERED))


def readers_of(account: Account) -> tuple[Target, ...]:
    """Whom to tell what becomes of what waits (R30)."""
    named = ((name.removeprefix(TOLD).partition(":"), locale) for name, locale in account.deferred if name.startswith(TOLD))
    return tuple(Target(platform=platform, address=address, locale=locale) for (platform, _, address), locale in named)


def telling(readers: Iterable[Target]) -> tuple[tuple[str, str], ...]:
    """The pairs that keep whom to tell, each once."""
    return tuple({f"{TOLD}{one.platform}:{one.address}": one.locale for one in readers}.items())


def remembered_of(account: Account) -> Fields:
    """What a deactivation took away (R41)."""
    start = len(REMEMBERED)
    return Fields({name[start:]: value for name, value in account.deferred if name.startswith(REMEMBERED)})


def remembering(fields: Fields) -> tuple[tuple[str, str], ...]:
    """The pairs that keep `fields` for a reactivation."""
    return tuple((f"{REMEMBERED}{name}", value) for name, value in fields.pairs())
