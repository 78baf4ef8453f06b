"""The one tree of what can go wrong in a call to Zoom; each error knows whether to try again and whether it may have worked.

    ZoomError
    ├── Refused        Zoom's final no, with a reason
    ├── Unauthorised   the token or the app's credentials are refused; nothing was applied
    ├── Throttled      429; nothing was applied
    ├── Unavailable    never sent, or certainly not applied
    └── Uncertain      sent, and no usable answer: it may have been applied (R90)

Zoom's own words (`message`) may hold an address: they are never part of `str(error)`, which is fit for a log.
"""

from __future__ import annotations

import enum

from commands.domain.errors import IrisError


class Reason(enum.StrEnum):
    """Why Zoom said no, for good; finer than `commands.ports.Refusal`, to which the gateway brings it."""

    NOT_FOUND = "not_found"
    ADDRESS_TAKEN = "address_taken"
    ACTIVE_ELSEWHERE = "active_elsewhere"
    INVITATION_EXPIRED = "invitation_expired"
    NO_SEATS = "no_seats"
    ADDON_SEATS = "addon_seats"
    ADDON_CONFLICT = "addon_conflict"
    WEBINAR_NEEDS_LICENCE = "webinar_needs_licence"
    TYPE_FORBIDDEN = "type_forbidden"
    DOMAIN_MANAGED = "domain_managed"
    ADDRESS_LIMITED = "address_limited"
    ADMIN_PROTECTED = "admin_protected"
    ZOOM_ROOM = "zoom_room"
    ZOOM_PHONE = "zoom_phone"
    ZOOM_EVENTS = "zoom_events"
    TRANSFER_TARGET = "transfer_target"
    PENDING_USER = "pending_user"
    GROUP_NOT_FOUND = "group_not_found"
    MEMBER_NOT_FOUND = "member_not_found"
    PAGE_TOKEN = "page_token"  # noqa: S105 - the name of a reason, not a secret
    VALIDATION = "validation"
    PERMISSION = "permission"
    SCOPE_MISSING = "scope_missing"
    DAILY_QUOTA = "daily_quota"
    UNKNOWN = "unknown"


class CredentialFault(enum.StrEnum):
    """What is wrong with the way we present ourselves (codes 124 and 4700–4741)."""

    TOKEN = "token"  # noqa: S105 - the name of a fault, not a secret
    CLIENT = "client"
    GRANT = "grant"
    ACCOUNT = "account"
    APP_DISABLED = "app_disabled"
    REVOKED = "revoked"


class ZoomError(IrisError):
    """Root. `retry`: trying again may help. `may_have_applied`: the call may have changed something at Zoom."""

    may_have_applied = False


class Refused(ZoomError):
    """Zoom's final no. `fields` pairs a field with Zoom's sentence (400/300); `scope` names what the app lacks."""

    def __init__(
        self,
        reason: Reason,
        *,
        status: int = 0,
        code: int | None = None,
        message: str = "",
        fields: tuple[tuple[str, str], ...] = (),
        scope: str = "",
    ) -> None:
        super().__init__(f"{reason.value} ({status}/{code})" + (f" scope={scope}" if scope else ""))
        self.reason = reason
        self.status = status
        self.code = code
        self.message = message
        self.fields = fields
        self.scope = scope


class Unauthorised(ZoomError):
    """The token (renewed once already, at the client) or the app's credentials are refused: somebody must mend the settings."""

    retry = True

    def __init__(self, fault: CredentialFault, *, code: int | None = None) -> None:
        super().__init__(f"{fault.value} ({code})")
        self.fault = fault
        self.code = code


class Throttled(ZoomError):
    """Too many calls. `after` is seconds to wait, already filled in where Zoom said nothing; `daily` is the day's cap."""

    retry = True

    def __init__(self, after: float, *, daily: bool = False) -> None:
        super().__init__(f"throttled for {after:.0f} s" + (" (daily)" if daily else ""))
        self.after = after
        self.daily = daily


class Unavailable(ZoomError):
    """Zoom cannot be reached and certainly applied nothing. `why` is a word or two for the log."""

    retry = True

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Uncertain(ZoomError):
    """The call left and no usable answer came back (cut, timeout, 5xx, unreadable)."""

    retry = True
    may_have_applied = True

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
