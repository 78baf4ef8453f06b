"""Zoom's noes, brought to one tree (R54, R90)."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoom.protocol import classify
from zoom.protocol.errors import CredentialFault, Reason, Refused, Throttled, Unauthorised, Unavailable, Uncertain, ZoomError

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


def judge(status: int, body: object, headers: dict[str, str] | None = None) -> ZoomError | None:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return classify.of_call(status, raw, headers or {}, NOW)


@pytest.mark.parametrize(
    ("status", "code", "message", "reason"),
    [
        (404, 1001, "User does not exist: x.", Reason.NOT_FOUND),
        (409, 1005, 'Email "x" has already been used.', Reason.ADDRESS_TAKEN),
        (400, 1009, "The user x already holds an active account.", Reason.ACTIVE_ELSEWHERE),
        (400, 1120, "A valid invitation … was not found for this user.", Reason.INVITATION_EXPIRED),
        (400, 2034, "… reached the permitted maximum number", Reason.NO_SEATS),
        (400, 2038, "…", Reason.NO_SEATS),
        (400, 2033, "…", Reason.NO_SEATS),
        (400, 3412, "… remove … the Pending Users list", Reason.NO_SEATS),
        (400, 1107, "You can not disassociate a user with managed domain.", Reason.DOMAIN_MANAGED),
        (400, 1117, "You can not disassociate an Admin user.", Reason.ADMIN_PROTECTED),
        (400, 1108, "…", Reason.TYPE_FORBIDDEN),
        (400, 1109, "Host is not a paid user.", Reason.TYPE_FORBIDDEN),
        (400, 1122, "…", Reason.WEBINAR_NEEDS_LICENCE),
        (400, 1116, "…", Reason.ADDRESS_LIMITED),
        (404, 4130, "Group does not exist", Reason.GROUP_NOT_FOUND),
        (404, 4131, "Group member does not exist", Reason.MEMBER_NOT_FOUND),
        (400, 200, "You can add max 3 Webinar 500 users.", Reason.ADDON_SEATS),
        (400, 200, "You can add max 3 Large 500 users.", Reason.ADDON_SEATS),
        (400, 200, "You can add max 3 paid users.", Reason.NO_SEATS),
        (400, 200, "Cannot delete a Zoom Rooms user.", Reason.ZOOM_ROOM),
        (400, 200, "No permission.", Reason.PERMISSION),
        (400, 200, "Only an account administrator can change a user's name.", Reason.PERMISSION),
        (400, 200, "Something new.", Reason.UNKNOWN),
        (400, 300, "The next page token is invalid or expired.", Reason.PAGE_TOKEN),
        (400, 300, "Validation Failed.", Reason.VALIDATION),
        (400, 300, "This user has published events on Zoom Events and cannot be deleted", Reason.ZOOM_EVENTS),
        (400, 300, "Your account can't set user type as On-prem.", Reason.TYPE_FORBIDDEN),
        (400, 1000, "The user is pending.", Reason.PENDING_USER),
        (400, 1000, "… a Call-queue manager or Auto-receptionist operator.", Reason.ZOOM_PHONE),
        (400, 77777, "…", Reason.UNKNOWN),
    ],
)
def test_each_documented_code_has_its_reason(status: int, code: int, message: str, reason: Reason) -> None:
    error = judge(status, {"code": code, "message": message})
    assert isinstance(error, Refused)
    assert error.reason is reason
    assert (error.retry, error.may_have_applied) == (False, False)


def test_a_success_is_no_error() -> None:
    assert judge(204, b"") is None
    assert judge(201, {"id": "a"}) is None


def test_validation_names_the_fields() -> None:
    errors = [{"field": "user_info.email", "message": "Invalid field."}]
    error = judge(400, {"code": 300, "message": "Validation Failed.", "errors": errors})
    assert isinstance(error, Refused)
    assert error.fields == (("user_info.email", "Invalid field."),)


@pytest.mark.parametrize(("status", "code"), [(400, 4711), (401, 4700), (400, 104)])
def test_a_missing_scope_is_named(status: int, code: int) -> None:
    message = "Invalid access token, does not contain scopes:[user:delete:user:admin]."
    error = judge(status, {"code": code, "message": message})
    assert isinstance(error, Refused)
    assert (error.reason, error.scope) == (Reason.SCOPE_MISSING, "user:delete:user:admin")


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (401, {"code": 124, "message": "Access token is expired."}),
        (400, {"code": 124, "message": "Invalid access token."}),
        (401, {"code": 4700, "message": "Token cannot be empty."}),
        (401, b""),
    ],
)
def test_a_refused_token_is_unauthorised_in_every_form(status: int, body: object) -> None:
    error = judge(status, body)
    assert isinstance(error, Unauthorised)
    assert error.fault is CredentialFault.TOKEN
    assert not error.may_have_applied


@pytest.mark.parametrize("status", [500, 502, 503, 504, 408, 302])
def test_an_answer_that_says_nothing_of_the_outcome_is_uncertain(status: int) -> None:
    error = judge(status, b"<html>Bad gateway</html>")
    assert isinstance(error, Uncertain)
    assert error.may_have_applied


@pytest.mark.parametrize("body", [b"<html>Not found</html>", b"", b"[]", b'{"error": "no route"}', b'{"code": true}'])
def test_a_404_that_is_not_zooms_never_says_that_somebody_is_gone(body: bytes) -> None:
    """R92: an account is only removed after Zoom's own 1001; a proxy's page is an outage."""
    assert isinstance(judge(404, body), Unavailable)


def test_what_is_fit_for_a_log_holds_nobodys_address() -> None:
    """R94."""
    error = judge(404, {"code": 1001, "message": "User does not exist: lea.tremblay.ciussscn@ssss.gouv.qc.ca."})
    assert "@" not in str(error)
    assert "@" not in repr(error)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"code": 4702, "message": "…"}, CredentialFault.CLIENT),
        ({"errorCode": 4704, "errorMessage": "…"}, CredentialFault.CLIENT),
        ({"reason": "Invalid client_id or client_secret", "error": "invalid_client"}, CredentialFault.CLIENT),
        ({"code": "4705"}, CredentialFault.GRANT),
        ({"reason": "unsupported grant type", "error": "unsupported_grant_type"}, CredentialFault.GRANT),
        ({"reason": "Bad Request", "error": "invalid_request"}, CredentialFault.ACCOUNT),
        ({"code": 4706}, CredentialFault.ACCOUNT),
        ({"code": 4717}, CredentialFault.APP_DISABLED),
        ({"code": 4741}, CredentialFault.REVOKED),
    ],
)
def test_the_token_endpoint_says_which_credential_is_wrong(body: object, fault: CredentialFault) -> None:
    error = classify.of_token(400, json.dumps(body).encode(), {}, NOW)
    assert isinstance(error, Unauthorised)
    assert error.fault is fault


@pytest.mark.parametrize("status", [500, 503, 302, 403])
def test_a_token_endpoint_that_is_down_is_an_outage_not_a_wrong_secret(status: int) -> None:
    assert isinstance(classify.of_token(status, b"<html>", {}, NOW), Unavailable)


@given(st.integers(100, 599), st.binary(max_size=200), st.dictionaries(st.text(max_size=20), st.text(max_size=30)))
def test_no_answer_makes_classification_fail(status: int, body: bytes, headers: dict[str, str]) -> None:
    error = classify.of_call(status, body, headers, NOW)
    assert (error is None) == (200 <= status < 300)


@given(
    st.integers(300, 599),
    st.dictionaries(
        st.sampled_from(["code", "message", "errors", "error", "reason"]),
        st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3)),
    ),
)
def test_no_json_makes_classification_fail(status: int, body: dict[str, object]) -> None:
    assert isinstance(judge(status, body), ZoomError)


def test_the_daily_cap_is_told_from_the_pace() -> None:
    per_second = judge(429, {"code": 429, "message": "You have reached the maximum per-second rate limit for this API."})
    daily = judge(429, {"code": 429, "message": "You have reached the maximum daily rate limit for this API."})
    assert isinstance(per_second, Throttled)
    assert isinstance(daily, Throttled)
    assert (per_second.daily, per_second.after) == (False, 1.0)
    assert (daily.daily, daily.after) == (True, 9 * 3600.0)
    assert not daily.may_have_applied
