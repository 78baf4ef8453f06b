"""Add-ons, groups, counts and plan of the simulated Zoom; and the process that kill tests start."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest

from tests.support.simulator import AUTH, GRANT, ZoomCaller, simulated

ANNA = "anna.essai.ciussscn@ssss.gouv.qc.ca"
BRUNO = "bruno.essai.cisssbsl@ssss.gouv.qc.ca"


@pytest.fixture
def zoom() -> Iterator[ZoomCaller]:
    with simulated(seats=5) as caller:
        yield caller


def feature(zoom: ZoomCaller, email: str) -> dict[str, object]:
    found: dict[str, object] = zoom.call("GET", f"/users/{email}/settings").json()["feature"]
    return found


def test_settings_change_only_by_what_is_sent(zoom: ZoomCaller) -> None:
    """R31, R35."""
    zoom.active(ANNA, 2)
    path = f"/users/{ANNA}/settings"
    assert zoom.call("PATCH", path, {"feature": {"large_meeting": True, "large_meeting_capacity": 1000}}).status_code == 204
    assert zoom.call("PATCH", path, {"feature": {"webinar": True, "webinar_capacity": 500}}).status_code == 204
    held = feature(zoom, ANNA)
    assert (held["large_meeting_capacity"], held["webinar_capacity"]) == (1000, 500)
    zoom.call("PATCH", path, {"feature": {"large_meeting": False}})
    held = feature(zoom, ANNA)
    assert (held["large_meeting"], held["webinar"]) == (False, True)
    assert "large_meeting_capacity" not in held


def test_add_ons_want_a_licence_a_known_capacity_and_a_seat(zoom: ZoomCaller) -> None:
    zoom.active(ANNA, 1)
    zoom.active(BRUNO, 2)
    path = "/users/{}/settings"
    assert zoom.call("PATCH", path.format(ANNA), {"feature": {"webinar": True}}).json()["code"] == 1122
    assert zoom.call("PATCH", path.format(ANNA), {"feature": {"large_meeting": True}}).json()["code"] == 1108
    odd = zoom.call("PATCH", path.format(BRUNO), {"feature": {"webinar": True, "webinar_capacity": 42}})
    assert odd.json()["errors"][0]["field"] == "feature.webinar_capacity"
    zoom.control("seats", webinar=0)
    full = zoom.call("PATCH", path.format(BRUNO), {"feature": {"webinar": True, "webinar_capacity": 500}})
    assert (full.json()["code"], full.json()["message"]) == (200, "You can add max 0 Webinar 500 users.")
    assert feature(zoom, BRUNO)["webinar"] is False


def test_losing_the_licence_loses_the_add_ons(zoom: ZoomCaller) -> None:
    zoom.active(ANNA, 2, feature={"webinar": True, "webinar_capacity": 500})
    zoom.call("PATCH", f"/users/{ANNA}", {"type": 1})
    assert feature(zoom, ANNA)["webinar"] is False


def test_features_are_set_for_many_and_each_failure_has_its_reason(zoom: ZoomCaller) -> None:
    anna, bruno = zoom.active(ANNA, 2), zoom.active(BRUNO, 1)
    asked = {"feature_type": "webinar", "feature_value": "w500", "users": [{"id": anna["id"]}, {"email": BRUNO}, {"id": "?"}]}
    answer = zoom.call("POST", "/users/features", asked).json()
    assert answer["success_user_ids"] == [anna["id"]]
    assert {row["reason"]: row["user_ids"] for row in answer["fail_details"]} == {
        "Unpaid user": [BRUNO],
        "Users not found": ["?"],
    }
    zoom.control("seats", total=1)
    seat = {"feature_type": "user_type", "feature_value": "2", "users": [{"id": bruno["id"]}, {"id": anna["id"]}]}
    reasons = {row["reason"] for row in zoom.call("POST", "/users/features", seat).json()["fail_details"]}
    assert reasons == {"Not enough seats", "No need to update"}
    many = {**seat, "users": [{"id": "?"}] * 31}
    assert zoom.call("POST", "/users/features", many).json()["code"] == 300


def test_members_join_and_leave_groups(zoom: ZoomCaller) -> None:
    anna = zoom.active(ANNA)
    zoom.create(BRUNO)
    groups = zoom.call("GET", "/groups").json()["groups"]
    assert [group["name"] for group in groups] == ["Téléconsultation", "Administrative"]
    path = f"/groups/{groups[1]['id']}/members"
    added = zoom.call("POST", path, {"members": [{"email": ANNA}, {"email": BRUNO}, {"email": "personne@ssss.gouv.qc.ca"}]})
    assert (added.status_code, added.json()["ids"]) == (201, anna["id"])
    assert [row["email"] for row in zoom.call("GET", path).json()["members"]] == [ANNA]
    assert zoom.call("GET", f"/users/{ANNA}").json()["group_ids"] == [groups[1]["id"]]
    assert zoom.call("DELETE", f"{path}/{anna['id']}").status_code == 204
    assert zoom.call("DELETE", f"{path}/{anna['id']}").json()["code"] == 4131
    assert zoom.call("GET", "/groups/aucun/members").json()["code"] == 4130


def test_summary_and_plan_tell_the_same_counts(zoom: ZoomCaller) -> None:
    zoom.active(ANNA, 2)
    zoom.create(BRUNO, 2)
    summary = zoom.call("GET", "/users/summary").json()
    assert (summary["licensed_users_count"], summary["pending_users_count"], summary["total_users_count"]) == (1, 1, 2)
    plan = zoom.call("GET", "/accounts/me/plans/usage").json()["plan_base"]
    assert (plan["hosts"], plan["usage"], plan["pending"]) == (5, 2, 1)


def test_the_plan_may_be_refused_or_come_in_another_shape() -> None:
    with simulated(plans_usage="refused") as zoom:
        assert zoom.call("GET", "/accounts/me/plans/usage").json()["code"] == 200
    with simulated(plans_usage="array") as zoom:
        assert zoom.call("GET", "/accounts/me/plans/usage").json()["plan_base"][0]["hosts"] == 10


def test_upcoming_meetings_leave_out_those_begun(zoom: ZoomCaller) -> None:
    zoom.active(ANNA, 2, meetings=3, webinars=1)
    zoom.wait(days=1.5)
    upcoming = zoom.call("GET", f"/users/{ANNA}/meetings", type="upcoming", page_size=1).json()
    assert (upcoming["total_records"], len(upcoming["meetings"])) == (2, 1)
    rest = zoom.call("GET", f"/users/{ANNA}/meetings", type="upcoming", page_size=1, next_page_token=upcoming["next_page_token"])
    assert rest.json()["meetings"][0]["start_time"] > upcoming["meetings"][0]["start_time"]
    assert rest.json()["next_page_token"] == ""
    assert zoom.call("GET", f"/users/{ANNA}/webinars", type="upcoming").json()["total_records"] == 0
    assert zoom.call("GET", f"/users/{ANNA}/webinars").json()["total_records"] == 1


def test_the_process_says_where_it_listens_and_ends_on_sigterm() -> None:
    command = [sys.executable, "-m", "zoom.simulator", "--users", "50", "--seats", "7", "--faults", "latency_ms=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        with httpx.Client(base_url=address, trust_env=False) as client:
            assert client.post("/oauth/token", data=GRANT, auth=AUTH).status_code == 200
            state = client.get("/_simulator/state").json()
        assert (sum(state["counts"].values()), state["seats"]["total"]) == (50, 7)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
