"""From an answer of Zoom's to the error it means (`zoom.protocol.errors`), or to none.

Source: the error tables of Zoom's OpenAPI for Users and Billing, and users' reports where a code has several meanings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from zoom.protocol import limits
from zoom.protocol.errors import CredentialFault, Reason, Refused, Throttled, Unauthorised, Unavailable, Uncertain, ZoomError

_TOO_MANY = 429
_SERVER_ERROR = 500
_BAD_REQUEST = 400
_UNAUTHORISED = 401
_REQUEST_TIMEOUT = 408
_TOKEN_CODE = 124
_SCOPE_CODES = frozenset({4700, 4711})
_DEFAULT_PAUSE = 1.0

_BY_CODE = {
    1001: Reason.NOT_FOUND,
    1005: Reason.ADDRESS_TAKEN,
    1009: Reason.ACTIVE_ELSEWHERE,
    1107: Reason.DOMAIN_MANAGED,
    1108: Reason.TYPE_FORBIDDEN,
    1109: Reason.TYPE_FORBIDDEN,
    1116: Reason.ADDRESS_LIMITED,
    1117: Reason.ADMIN_PROTECTED,
    1120: Reason.INVITATION_EXPIRED,
    1122: Reason.WEBINAR_NEEDS_LICENCE,
    1204: Reason.ADDON_CONFLICT,
    1205: Reason.ADDON_CONFLICT,
    1206: Reason.ADDON_CONFLICT,
    2033: Reason.NO_SEATS,
    2034: Reason.NO_SEATS,
    2038: Reason.NO_SEATS,
    3412: Reason.NO_SEATS,
    4130: Reason.GROUP_NOT_FOUND,
    4131: Reason.MEMBER_NOT_FOUND,
}

_BY_MESSAGE: dict[int, tuple[tuple[str, Reason], ...]] = {
    200: (
        (r"add max \S+ (webinar|large)|add-?on", Reason.ADDON_SEATS),
        (r"paid users|free users|no licen[cs]es? left", Reason.NO_SEATS),
        (r"zoom room", Reason.ZOOM_ROOM),
        (r"daily", Reason.DAILY_QUOTA),
        (r"permission|privilege|administrator", Reason.PERMISSION),
    ),
    300: (
        (r"next[ _]page[ _]token", Reason.PAGE_TOKEN),
        (r"transfer-to|destination user|target user", Reason.TRANSFER_TARGET),
        (r"zoom events", Reason.ZOOM_EVENTS),
        (r"on-?prem", Reason.TYPE_FORBIDDEN),
        (r"", Reason.VALIDATION),
    ),
    1000: (
        (r"queue|receptionist", Reason.ZOOM_PHONE),
        (r"", Reason.PENDING_USER),
    ),
}
"""Codes whose meaning is only in the sentence; the first pattern found wins."""

_FAULTS = {
    4702: CredentialFault.CLIENT,
    4704: CredentialFault.CLIENT,
    4705: CredentialFault.GRANT,
    4706: CredentialFault.ACCOUNT,
    4717: CredentialFault.APP_DISABLED,
    4741: CredentialFault.REVOKED,
}
_FAULT_WORDS = {
    "invalid_client": CredentialFault.CLIENT,
    "unsupported_grant_type": CredentialFault.GRANT,
    "invalid_grant": CredentialFault.GRANT,
    "invalid_request": CredentialFault.ACCOUNT,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Zoom's error body. `code` is None where the body is not Zoom's."""

    code: int | None = None
    message: str = ""
    word: str = ""
    fields: tuple[tuple[str, str], ...] = ()


def of_call(status: int, body: bytes, headers: Mapping[str, str], now: datetime) -> ZoomError | None:
    """The error that an answer to an API call means; None for a success (2xx)."""
    if 200 <= status < 300:  # noqa: PLR2004 - HTTP's own classes
        return None
    problem = read_problem(body)
    if _TOO_MANY in (status, problem.code):
        return _throttled(problem, headers, now)
    if status >= _SERVER_ERROR or status < _BAD_REQUEST or status == _REQUEST_TIMEOUT:
        return Uncertain(f"HTTP {status}")
    return _unauthorised(status, problem) or _refused(status, problem)


def of_token(status: int, body: bytes, headers: Mapping[str, str], now: datetime) -> ZoomError | None:
    """The error that an answer of the token endpoint means. Asking for a token changes nothing, so none is uncertain."""
    if 200 <= status < 300:  # noqa: PLR2004 - HTTP's own classes
        return None
    problem = read_problem(body)
    if status == _TOO_MANY:
        return _throttled(problem, headers, now)
    if status >= _SERVER_ERROR or status < _BAD_REQUEST:
        return Unavailable(f"HTTP {status} for a token")
    if problem == Problem():
        return Unavailable(f"HTTP {status} from something that is not Zoom")
    if problem.code in _FAULTS:
        return Unauthorised(_FAULTS[problem.code], code=problem.code)
    return Unauthorised(_FAULT_WORDS.get(problem.word, CredentialFault.CLIENT), code=problem.code)


def read_problem(body: bytes) -> Problem:
    """Zoom's error body, leniently: anything else reads as an empty problem."""
    try:
        data: Any = msgspec.json.decode(body)
    except msgspec.DecodeError:
        return Problem()
    if not isinstance(data, dict):
        return Problem()
    message = data.get("message", data.get("reason", data.get("errorMessage")))
    return Problem(
        code=_code(data.get("code", data.get("errorCode"))),
        message=message if isinstance(message, str) else "",
        word=data["error"] if isinstance(data.get("error"), str) else "",
        fields=_fields(data.get("errors")),
    )


def _unauthorised(status: int, problem: Problem) -> ZoomError | None:
    """What stands in the way before Zoom looks at the call itself: a scope, the token, the app."""
    scope = _missing_scope(problem)
    if scope is not None:
        return Refused(Reason.SCOPE_MISSING, status=status, code=problem.code, message=problem.message, scope=scope)
    if status == _UNAUTHORISED or problem.code == _TOKEN_CODE or problem.code in _SCOPE_CODES:
        return Unauthorised(CredentialFault.TOKEN, code=problem.code)
    if problem.code in _FAULTS:
        return Unauthorised(_FAULTS[problem.code], code=problem.code)
    return None


def _refused(status: int, problem: Problem) -> ZoomError:
    """A 4xx. One without Zoom's own body comes from a proxy or a wrong address: never taken for « no such user »."""
    if problem.code is None:
        return Unavailable(f"HTTP {status} from something that is not Zoom")
    reason = _reason(problem.code, problem.message)
    return Refused(reason, status=status, code=problem.code, message=problem.message, fields=problem.fields)


def _code(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    return value if isinstance(value, int) else None


def _fields(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list):
        return ()
    return tuple((str(row.get("field", "")), str(row.get("message", ""))) for row in value if isinstance(row, dict))


def _reason(code: int, message: str) -> Reason:
    if code in _BY_CODE:
        return _BY_CODE[code]
    folded = message.lower()
    return next((reason for pattern, reason in _BY_MESSAGE.get(code, ()) if re.search(pattern, folded)), Reason.UNKNOWN)


def _missing_scope(problem: Problem) -> str | None:
    """The scopes that Zoom says are missing, '' where it says so without naming them, None where it says something else."""
    folded = problem.message.lower()
    if "does not contain" not in folded and not (problem.code in _SCOPE_CODES and "scope" in folded):
        return None
    named = re.search(r"\[([^\]]*)\]", problem.message)
    return named.group(1).strip() if named else ""


def _throttled(problem: Problem, headers: Mapping[str, str], now: datetime) -> Throttled:
    said = limits.parse(headers, now)
    daily = said.daily or "daily" in problem.message.lower()
    if said.after is not None:
        return Throttled(said.after, daily=daily)
    return Throttled(limits.until_next_day(now) if daily else _DEFAULT_PAUSE, daily=daily)
