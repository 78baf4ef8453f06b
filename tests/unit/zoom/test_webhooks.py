"""Zoom's events as neutral values (R92)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoom.webhooks import AccountChanged, Ignored, Unreadable, ValidationAsked, parse

WHO = "lea.tremblay.ciussscn@ssss.gouv.qc.ca"


def event(name: str = "user.activated", stamp: object = 1_773_061_320_000, **payload: Any) -> bytes:
    content = {"account_id": "acc", "object": {"id": "z1", "email": WHO, "type": 2}, **payload}
    return json.dumps({"event": name, "event_ts": stamp, "payload": content}).encode()


def test_an_event_names_an_account_and_who_acted() -> None:
    read = parse(event(operator="admin@ssss.gouv.qc.ca"), "acc")
    assert isinstance(read, AccountChanged)
    assert (read.event, read.zoom_id, read.email, read.operator) == ("user.activated", "z1", WHO, "admin@ssss.gouv.qc.ca")
    assert read.event_at == datetime(2026, 3, 9, 13, 2, tzinfo=UTC)
    assert read.fields["type"] == 2


def test_an_accepted_invitation_has_no_operator() -> None:
    read = parse(event("user.invitation_accepted"))
    assert isinstance(read, AccountChanged)
    assert read.operator == ""


def test_a_partial_update_keeps_old_and_new() -> None:
    read = parse(event("user.updated", object={"id": "z1", "dept": "B"}, old_object={"id": "z1", "email": WHO, "dept": "A"}))
    assert isinstance(read, AccountChanged)
    assert (read.fields["dept"], read.before["dept"], read.email) == ("B", "A", WHO)


def test_the_same_delivery_has_the_same_key() -> None:
    first, again, other = parse(event()), parse(event()), parse(event(stamp=1_773_061_320_001))
    assert isinstance(first, AccountChanged)
    assert isinstance(again, AccountChanged)
    assert isinstance(other, AccountChanged)
    assert first.key == again.key != other.key


def test_the_address_check_is_recognised() -> None:
    body = json.dumps({"event": "endpoint.url_validation", "payload": {"plainToken": "qgg8"}, "event_ts": 1}).encode()
    assert parse(body) == ValidationAsked("qgg8")


def test_other_events_and_other_accounts_are_ignored() -> None:
    assert parse(event("meeting.started")) == Ignored("meeting.started")
    assert parse(event(), "another-account") == Ignored("user.activated")


def test_an_unknown_user_event_is_still_about_somebody() -> None:
    assert isinstance(parse(event("user.something_new")), AccountChanged)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<xml>",
        b"[]",
        b"{}",
        b'{"event": 5}',
        b'{"event": "user.created"}',
        event(stamp=None),
        event(stamp=True),
        event(stamp=-1),
        event(stamp=10**400),
        event(object={}),
        event(object=[]),
        event(object={"id": 5}),
        json.dumps({"event": "endpoint.url_validation", "payload": {}}).encode(),
    ],
)
def test_what_is_no_event_is_a_value_not_a_failure(body: bytes) -> None:
    assert isinstance(parse(body), Unreadable)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["event", "event_ts", "payload", "object", "old_object", "id", "email", "operator"]), inner
            )
        ),
        max_leaves=12,
    )
)
def test_no_json_makes_parsing_fail(content: object) -> None:
    parse(json.dumps({"event": "user.updated", "event_ts": 1, "payload": content}).encode())
    parse(json.dumps(content).encode())


def change(name: str = "user.updated", zoom_id: str = "z1", stamp: int = 0, operator: str = "") -> AccountChanged:
    at = datetime.fromtimestamp(1_773_061_320 + stamp, UTC)
    return AccountChanged(key=f"{name}{stamp}", event=name, zoom_id=zoom_id, email="", event_at=at, operator=operator)


def test_an_event_asks_for_its_account_to_be_read_again() -> None:
    nudge = change(operator="admin@ssss.gouv.qc.ca").nudge
    assert nudge is not None
    assert (nudge.name, nudge.operator) == ("z1", "admin@ssss.gouv.qc.ca")


def test_sign_ins_cost_no_reading() -> None:
    assert change("user.signed_in").nudge is None
