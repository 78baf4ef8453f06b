"""Requests as values, answers decoded leniently."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoom.protocol import requests, responses
from zoom.protocol.errors import Uncertain
from zoom.protocol.limits import Category

WHO = "lea.tremblay.ciussscn@ssss.gouv.qc.ca"


def test_a_creation_is_never_safe_to_repeat_and_carries_what_zoom_takes() -> None:
    request = requests.create_user(WHO, 2, "Léa", "Tremblay")
    assert (request.method, request.path, request.safe, request.creates) == ("POST", "/users", False, True)
    assert request.body is not None
    assert json.loads(request.body) == {
        "action": "create",
        "user_info": {"email": WHO, "type": 2, "first_name": "Léa", "last_name": "Tremblay", "display_name": "Léa Tremblay"},
    }


def test_a_generic_account_has_no_last_name() -> None:
    """R24."""
    request = requests.create_user(WHO, 2, "Cardiologie", "")
    assert request.body is not None
    assert "last_name" not in json.loads(request.body)["user_info"]


@pytest.mark.parametrize("action", list(requests.DeleteAction))
def test_a_deletion_always_says_how(action: requests.DeleteAction) -> None:
    """R43: never the API's default by omission."""
    request = requests.delete_user("abc", action)
    assert request.query == (("action", action.value),)
    assert not request.safe


def test_a_deletion_hands_over_only_what_was_asked() -> None:
    """R42."""
    kinds = [requests.EventKind.MEETINGS]
    request = requests.delete_user("abc", requests.DeleteAction.DELETE, transfer_to=WHO, transfer=kinds)
    query = dict(request.query)
    assert (query["transfer_email"], query["transfer_meeting"], query["transfer_webinar"]) == (WHO, "true", "false")


def test_a_listing_is_of_one_status_by_three_hundred() -> None:
    first = requests.list_users(requests.ListedStatus.PENDING)
    assert dict(first.query) == {"status": "pending", "page_size": "300"}
    assert dict(requests.list_users(requests.ListedStatus.PENDING, "tok").query)["next_page_token"] == "tok"
    assert first.category is Category.MEDIUM


def test_only_the_given_features_are_sent() -> None:
    body = requests.update_settings("abc", {"webinar": True, "webinar_capacity": 500}).body
    assert body is not None
    assert json.loads(body) == {"feature": {"webinar": True, "webinar_capacity": 500}}


@pytest.mark.parametrize("name", ["", ".", ".."])
def test_nobody_is_named_by_an_empty_or_dotted_segment(name: str) -> None:
    with pytest.raises(ValueError, match="named by"):
        requests.get_user(name)


@given(st.text(min_size=3, alphabet=st.characters(codec="utf-8")))
def test_no_name_escapes_its_segment(name: str) -> None:
    path = requests.get_user(name).path
    assert path.count("/") == 2
    assert path.isascii()
    assert not set(path) & set("?# \r\n")


def test_at_most_thirty_members_a_call() -> None:
    with pytest.raises(ValueError, match="30"):
        requests.add_members("g", [WHO] * 31)


def test_the_log_is_asked_by_day() -> None:
    query = dict(requests.operation_logs(date(2026, 11, 1), date(2026, 11, 20)).query)
    assert (query["from"], query["to"], query["category_type"]) == ("2026-11-01", "2026-11-20", "user")


def page(*rows: object, token: str = "") -> responses.Page[responses.User]:
    return responses.decode_users(json.dumps({"users": rows, "next_page_token": token, "total_records": 9}).encode())


def test_a_row_needs_only_an_address_and_a_type() -> None:
    read = page({"email": WHO, "type": 2}, token="next")
    assert (read.rows[0].email, read.rows[0].id, read.rows[0].dept) == (WHO, None, None)
    assert (read.next_page_token, read.total_records, read.unreadable) == ("next", 9, 0)


def test_unknown_types_statuses_and_fields_are_kept_or_passed_over() -> None:
    """R34."""
    row = page({"email": WHO, "type": 42, "status": "suspended", "brand_new": {"a": 1}}).rows[0]
    assert (row.type, row.status) == (42, "suspended")


def test_fields_in_another_order_or_beside_new_ones_say_the_same() -> None:
    """R92: only what is kept of a row can make it news."""
    said = {"email": WHO, "type": 2, "status": "active", "dept": "Radiologie", "last_login_time": "2026-10-04T02:32:51Z"}
    turned = dict(reversed(said.items()))
    assert page(said).rows == page(turned).rows == page({**turned, "language": "fr-FR", "verified": 1}).rows


def test_an_odd_optional_field_costs_that_field_only() -> None:
    rows = page(
        {"email": WHO, "type": "2", "dept": None, "last_login_time": "", "user_created_at": "2024-05-06T07:08:09Z"},
        {"email": "b@ssss.gouv.qc.ca", "type": 1, "dept": ["g"], "first_name": 5},
    ).rows
    assert (rows[0].type, rows[0].last_login_time) == (2, None)
    assert rows[0].user_created_at == datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    assert (rows[1].dept, rows[1].first_name) == (None, None)


def test_rows_that_cannot_be_read_are_counted() -> None:
    """R92: a partial reading must be known as one."""
    read = page({"email": WHO, "type": 2}, {"type": 2}, "row", {"email": WHO})
    assert (len(read.rows), read.unreadable) == (1, 3)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"{}", b'{"users": null}', b'{"users": {}}', b"\xff"])
def test_an_answer_that_is_no_listing_is_never_an_empty_one(body: bytes) -> None:
    with pytest.raises(Uncertain):
        responses.decode_users(body)


@given(st.binary(max_size=100))
def test_bytes_decode_or_are_uncertain(body: bytes) -> None:
    for decode in (responses.decode_users, responses.decode_user, responses.decode_plan, responses.decode_feature):
        with contextlib.suppress(Uncertain):
            decode(body)


def test_a_plan_is_an_object_or_an_array() -> None:
    body = b'{"plan_base": {"type": "business", "hosts": 50, "usage": 48}, "plan_webinar": [{"hosts": 2}], "x": 1}'
    plans = responses.decode_plan(body)
    assert plans["plan_base"][0].hosts == 50
    assert plans["plan_webinar"][0].hosts == 2
    assert "x" not in plans


def test_settings_without_features_are_no_addons() -> None:
    assert responses.decode_feature(b'{"in_meeting": {}}') == responses.Feature()
    read = responses.decode_feature(b'{"feature": {"webinar": true, "webinar_capacity": "500", "large_meeting": "odd"}}')
    assert (read.webinar, read.webinar_capacity, read.large_meeting) == (True, 500, None)
