"""From Zoom's words to ours, and no further: Zoom's words stop at the gateway."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from commands.domain.accounts import Pool, Status, UserType, ZoomView
from commands.domain.errors import ZoomProblem, ZoomRefused, ZoomUnavailable, ZoomUncertain
from commands.domain.seat_figures import PlanUse
from commands.ports import AddOns, Refusal, UserChanges
from zoom.protocol.errors import Reason, Refused, Throttled, Uncertain, ZoomError
from zoom.protocol.responses import Feature, PlanLine, User

_TYPES = {1: UserType.BASIC, 2: UserType.LICENSED, 3: UserType.LOCAL}
_NUMBERS = {ours: number for number, ours in _TYPES.items()}
_STATUSES = {status.value: status for status in (Status.ACTIVE, Status.INACTIVE, Status.PENDING)}
_LISTED = (("first_name", "first_name"), ("last_name", "last_name"), ("department", "dept"), ("timezone", "timezone"))
_SINGLE_ONLY = (("job_title", "job_title"), ("company", "company"), ("location", "location"))
"""Text fields, in our words and in Zoom's: those that a listing carries, and those that only GET /users/{user} does."""
_UNSAID = frozenset(ours for ours, _ in _SINGLE_ONLY)
_UNSAID_PENDING = _UNSAID | {ours for ours, _ in _LISTED}
_PLANS = {"plan_base": Pool.LICENCE, "plan_large_meeting": Pool.LARGE_MEETING, "plan_webinar": Pool.WEBINAR}
_FIELDS = {"first_name", "last_name", "job_title", "timezone", "company", "location"}

_REFUSALS = {
    Reason.NOT_FOUND: Refusal.NOT_FOUND,
    Reason.ADDRESS_TAKEN: Refusal.ADDRESS_TAKEN,
    Reason.ACTIVE_ELSEWHERE: Refusal.ACTIVE_ELSEWHERE,
    Reason.INVITATION_EXPIRED: Refusal.INVITATION_EXPIRED,
    Reason.NO_SEATS: Refusal.NO_SEATS,
    Reason.ADDON_SEATS: Refusal.ADDON_SEATS,
    Reason.DOMAIN_MANAGED: Refusal.DOMAIN_MANAGED,
    Reason.ADMIN_PROTECTED: Refusal.ADMIN_PROTECTED,
    Reason.TYPE_FORBIDDEN: Refusal.TYPE_FORBIDDEN,
    Reason.WEBINAR_NEEDS_LICENCE: Refusal.WEBINAR_NEEDS_LICENCE,
    Reason.ADDRESS_LIMITED: Refusal.ADDRESS_LIMITED,
    Reason.TRANSFER_TARGET: Refusal.VALIDATION,
    Reason.VALIDATION: Refusal.VALIDATION,
    Reason.PERMISSION: Refusal.PERMISSION,
    Reason.SCOPE_MISSING: Refusal.SCOPE_MISSING,
    Reason.PENDING_USER: Refusal.PENDING_USER,
    Reason.DAILY_QUOTA: Refusal.DAILY_QUOTA,
}
"""What people are told of Zoom's finer reasons; the others (a Zoom Room, Zoom Phone, Zoom Events…) are UNKNOWN with a detail."""


def type_number(user_type: UserType) -> int:
    """Zoom's number of a type; ValueError for UNKNOWN, which is shown and never sent (R34)."""
    if user_type not in _NUMBERS:
        raise ValueError("an unknown type is never sent to Zoom")
    return _NUMBERS[user_type]


def view_of(user: User, listed_as: Status | None = None) -> ZoomView:
    """One person as a reading has them. `listed_as`: the row comes from that status's listing, which carries less.

    A pending person has no id and no date of ours to take from Zoom (R26). Raises Uncertain for a status never seen.
    """
    status = _status(user, listed_as)
    pending = status is Status.PENDING
    return ZoomView(
        email=user.email,
        status=status,
        user_type=_TYPES.get(user.type, UserType.UNKNOWN),
        raw_type=user.type,
        zoom_id=None if pending else (user.id or None),
        first_name=user.first_name or "",
        last_name=user.last_name or "",
        department=user.dept or "",
        job_title=user.job_title or "",
        timezone=user.timezone or "",
        company=user.company or "",
        location=user.location or "",
        created_at=None if pending else (user.user_created_at or user.created_at),
        last_login_at=user.last_login_time,
        unsaid=_unsaid(user, pending) if listed_as else frozenset(),
    )


def _status(user: User, listed_as: Status | None) -> Status:
    status = _STATUSES.get(user.status or "", listed_as)
    if status is None:
        raise Uncertain("unknown status")
    return status


def _unsaid(user: User, pending: bool) -> frozenset[str]:
    """A listed row omits what is empty, but never has the fields of the single reading; a pending one has next to nothing."""
    if not pending and user.job_title is user.company is user.location is None:  # a hundred thousand times in each reading
        return _UNSAID
    candidates = _SINGLE_ONLY + _LISTED if pending else _SINGLE_ONLY
    said = [ours for ours, theirs in candidates if getattr(user, theirs) is not None]
    unsaid = _UNSAID_PENDING if pending else _UNSAID
    return unsaid.difference(said) if said else unsaid


def body_of(changes: UserChanges) -> dict[str, Any]:
    """The body of PATCH /users: only what changes."""
    body: dict[str, Any] = {name: getattr(changes, name) for name in sorted(_FIELDS)}
    body["dept"] = changes.department
    body["type"] = None if changes.user_type is None else type_number(changes.user_type)
    return {name: value for name, value in body.items() if value is not None}


def addons_of(feature: Feature) -> AddOns:
    """Capacities; a switch that is off is 0 whatever the capacity beside it says."""
    return AddOns(
        large_meeting=(feature.large_meeting_capacity or 0) if feature.large_meeting else 0,
        webinar=(feature.webinar_capacity or 0) if feature.webinar else 0,
    )


def plan_of(plans: Mapping[str, Sequence[PlanLine]]) -> Mapping[Pool, PlanUse]:
    """The pools that Zoom tells: `usage` holds activated and invited people; an account may have several plans of a kind."""
    told: dict[Pool, PlanUse] = {}
    for name, pool in _PLANS.items():
        lines = [one for one in plans.get(name, ()) if one.hosts is not None and one.usage is not None]
        if lines:
            told[pool] = PlanUse(bought=sum(one.hosts or 0 for one in lines), taken=sum(one.usage or 0 for one in lines))
    return told


def feature_of(addons: AddOns) -> Mapping[str, Any]:
    """The features to send: only what changes."""
    feature: dict[str, Any] = {}
    for name, capacity in (("large_meeting", addons.large_meeting), ("webinar", addons.webinar)):
        if capacity is not None:
            feature[name] = capacity > 0
            if capacity:
                feature[f"{name}_capacity"] = capacity
    return feature


@contextmanager
def in_our_words() -> Iterator[None]:
    """Turns what the client raises into the three problems that the worker tells apart."""
    try:
        yield
    except ZoomError as error:
        raise problem_of(error) from error


def problem_of(error: ZoomError) -> ZoomProblem:
    """`detail` of a refusal names the scope or the fields, or else Zoom's code, for the log; never Zoom's sentence (R94, R96)."""
    match error:
        case Refused(reason=Reason.PAGE_TOKEN):
            return ZoomUnavailable()
        case Refused():
            fields = ",".join(name for name, _ in error.fields)
            detail = error.scope or fields or f"{error.reason.value} {error.status}/{error.code}"
            return ZoomRefused(_REFUSALS.get(error.reason, Refusal.UNKNOWN), detail)
        case Throttled():
            return ZoomUnavailable(error.after, quota=error.daily)
        case _:
            return ZoomUncertain(str(error)) if error.may_have_applied else ZoomUnavailable()
