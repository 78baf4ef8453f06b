"""What the simulated Zoom does with users, over real HTTP. Facts: Zoom's Users API (OpenAPI read 2025-12)."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.support.simulator import ZoomCaller, simulated

ANNA = "anna.essai.ciussscn@ssss.gouv.qc.ca"
BRUNO = "bruno.essai.cisssbsl@ssss.gouv.qc.ca"


@pytest.fixture
def zoom() -> Iterator[ZoomCaller]:
    with simulated(seats=3) as caller:
        yield caller


def refusal(answer: httpx.Response) -> tuple[int, int]:
    """(HTTP status, Zoom's code)."""
    return answer.status_code, answer.json()["code"]


def test_a_created_user_is_pending_and_listed_without_id(zoom: ZoomCaller) -> None:
    """R26: nothing in the row tells when the invitation was sent."""
    created = zoom.create(ANNA, 2, first_name="Anna", last_name="Essai")
    assert created.status_code == 201
    assert created.json()["id"]
    zoom.wait(3)
    now = zoom.look("state")["now"]
    (row,) = zoom.listing("pending")
    assert row == {"email": ANNA, "type": 2, "status": "pending", "created_at": now}
    assert zoom.listing("active") == []


def test_a_used_address_is_refused_in_every_status(zoom: ZoomCaller) -> None:
    for status in ("active", "inactive", "pending"):
        zoom.control("people", email=f"{status}.essai@ssss.gouv.qc.ca", status=status)
        assert refusal(zoom.create(f"{status.upper()}.Essai@ssss.gouv.qc.ca")) == (409, 1005)


def test_a_bad_creation_names_each_field_at_once(zoom: ZoomCaller) -> None:
    answer = zoom.call("POST", "/users", {"action": "create", "user_info": {"email": "anna", "type": 7, "first_name": "a" * 65}})
    assert refusal(answer) == (400, 300)
    assert {error["field"] for error in answer.json()["errors"]} == {"user_info.email", "type", "first_name"}
    assert refusal(zoom.call("POST", "/users", {"action": "create"})) == (400, 300)
    assert refusal(zoom.call("POST", "/users", ["not", "an", "object"])) == (400, 300)
    assert zoom.look("state")["counts"]["pending"] == 0


def test_seats_run_out_and_pending_licences_count(zoom: ZoomCaller) -> None:
    """2034 while no invitation holds a seat, 3412 (prune the pending) once one does."""
    for number in range(3):
        zoom.active(f"actif{number}.essai@ssss.gouv.qc.ca", 2)
    assert refusal(zoom.create(ANNA, 2)) == (400, 2034)
    zoom.control("seats", total=4)
    assert zoom.create(ANNA, 2).status_code == 201
    assert refusal(zoom.create(BRUNO, 2)) == (400, 3412)
    assert zoom.create(BRUNO, 1).status_code == 201
    assert zoom.call("PATCH", "/users/actif0.essai@ssss.gouv.qc.ca", {"type": 2}).status_code == 204
    assert zoom.seats()["used"] == 4


def test_an_update_of_a_pending_user_succeeds_and_changes_nothing(zoom: ZoomCaller) -> None:
    """R30."""
    zoom.create(ANNA, 2, first_name="Anna")
    before = zoom.user(ANNA)
    assert zoom.call("PATCH", f"/users/{ANNA}", {"first_name": "Autre", "dept": "Urgence", "type": 1}).status_code == 204
    assert zoom.user(ANNA) == before
    assert zoom.look("journal")["calls"][-1]["applied"] is False


def test_an_update_of_an_active_user_applies_what_is_sent_only(zoom: ZoomCaller) -> None:
    zoom.active(ANNA, 1, first_name="Anna", last_name="Essai", dept="Urgence", job_title="Médecin")
    assert zoom.call("PATCH", f"/users/{ANNA}", {"dept": "Télésanté", "type": 2}).status_code == 204
    read = zoom.call("GET", f"/users/{ANNA}").json()
    assert (read["dept"], read["job_title"], read["first_name"], read["type"]) == ("Télésanté", "Médecin", "Anna", 2)
    assert zoom.seats()["used"] == 1


def test_a_licence_without_a_free_seat_is_refused_on_update(zoom: ZoomCaller) -> None:
    zoom.control("seats", total=0)
    zoom.active(ANNA, 1)
    assert refusal(zoom.call("PATCH", f"/users/{ANNA}", {"type": 2})) == (400, 2034)
    assert refusal(zoom.call("PATCH", f"/users/{ANNA}", {"type": 3})) == (400, 300)
    assert zoom.seats()["used"] == 0


def test_deactivating_takes_the_licence_and_reactivating_gives_none_back(zoom: ZoomCaller) -> None:
    """R40, R41: the bookings stay."""
    zoom.active(ANNA, 2, feature={"large_meeting": True, "large_meeting_capacity": 500}, meetings=2)
    assert zoom.call("PUT", f"/users/{ANNA}/status", {"action": "deactivate"}).status_code in (200, 204)
    user = zoom.user(ANNA)
    assert user is not None
    assert (user["status"], user["type"], user["feature"], user["meetings"]) == ("inactive", 1, None, 2)
    assert zoom.seats()["used"] == 0
    assert zoom.call("PUT", f"/users/{ANNA}/status", {"action": "activate"}).status_code in (200, 204)
    user = zoom.user(ANNA)
    assert user is not None
    assert (user["status"], user["type"], user["feature"]) == ("active", 1, None)


def test_a_pending_user_can_be_neither_activated_nor_deleted_only_disassociated(zoom: ZoomCaller) -> None:
    """R43."""
    zoom.create(ANNA)
    assert zoom.call("PUT", f"/users/{ANNA}/status", {"action": "activate"}).status_code == 400
    assert zoom.call("DELETE", f"/users/{ANNA}", action="delete").status_code == 400
    assert zoom.call("GET", f"/users/{ANNA}/settings").json()["code"] == 1000
    assert zoom.call("DELETE", f"/users/{ANNA}", action="disassociate").status_code == 204
    assert refusal(zoom.call("GET", f"/users/{ANNA}")) == (404, 1001)


def test_removal_disassociates_unless_told_to_delete(zoom: ZoomCaller) -> None:
    zoom.active(ANNA)
    zoom.active(BRUNO)
    zoom.call("DELETE", f"/users/{ANNA}")
    zoom.call("DELETE", f"/users/{BRUNO}", action="delete")
    today = zoom.look("state")["now"][:10]
    lines = zoom.call("GET", "/report/operationlogs", **{"from": today, "to": today}).json()["operation_logs"]
    assert [line["operation_detail"] for line in lines[:2]] == [f"Delete User {BRUNO}", f"Disassociate User {ANNA}"]


def test_a_deletion_transfers_meetings_to_whom_it_names(zoom: ZoomCaller) -> None:
    """R42."""
    zoom.active(ANNA, 2, meetings=3)
    target = zoom.active(BRUNO, 2, meetings=1)
    asked = {"action": "delete", "transfer_email": BRUNO, "transfer_meeting": "true"}
    assert zoom.call("DELETE", f"/users/{ANNA}", **asked).status_code == 204
    meetings = zoom.call("GET", f"/users/{BRUNO}/meetings", type="upcoming").json()["meetings"]
    assert len(meetings) == 4
    assert {meeting["host_id"] for meeting in meetings} == {target["id"]}


def test_a_transfer_to_nobody_or_to_oneself_removes_nobody(zoom: ZoomCaller) -> None:
    zoom.active(ANNA, 2, meetings=1)
    unknown = zoom.call("DELETE", f"/users/{ANNA}", action="delete", transfer_email="personne@ssss.gouv.qc.ca")
    assert refusal(unknown) == (404, 1001)
    assert refusal(zoom.call("DELETE", f"/users/{ANNA}", action="delete", transfer_email=ANNA)) == (400, 300)
    assert zoom.user(ANNA) is not None


def test_administrators_rooms_and_event_hosts_are_refused_as_zoom_does(zoom: ZoomCaller) -> None:
    zoom.active(ANNA, role_id="1")
    zoom.active(BRUNO, events_host=True)
    zoom.active("salle.essai@ssss.gouv.qc.ca", zoom_room=True)
    assert refusal(zoom.call("DELETE", f"/users/{ANNA}")) == (400, 1117)
    assert refusal(zoom.call("DELETE", f"/users/{BRUNO}", action="delete")) == (400, 300)
    assert refusal(zoom.call("DELETE", "/users/salle.essai@ssss.gouv.qc.ca", action="delete")) == (400, 200)
    zoom.control("people", email="ailleurs@ssss.gouv.qc.ca", elsewhere=True)
    assert refusal(zoom.create("ailleurs@ssss.gouv.qc.ca")) == (400, 1009)


def test_an_invitation_expires_after_thirty_days_and_frees_its_seat(zoom: ZoomCaller) -> None:
    """R26: by e-mail the user is unknown, by id the invitation is (1120)."""
    user_id = zoom.create(ANNA, 2).json()["id"]
    zoom.wait(29)
    assert zoom.call("GET", f"/users/{user_id}").json()["status"] == "pending"
    zoom.wait(1)
    assert refusal(zoom.call("GET", f"/users/{ANNA}")) == (404, 1001)
    assert refusal(zoom.call("GET", f"/users/{user_id}")) == (400, 1120)
    assert zoom.seats()["used"] == 0
    assert zoom.create(ANNA, 2).status_code == 201


def test_an_invitation_aged_by_a_test_expires_when_it_says(zoom: ZoomCaller) -> None:
    zoom.create(ANNA)
    zoom.control("people", email=ANNA, invited_days_ago=28)
    zoom.control("people", email=BRUNO, status="pending", invited_days_ago=20)
    zoom.wait(days=2)
    assert [row["email"] for row in zoom.listing("pending")] == [BRUNO]


def test_an_accepted_invitation_no_longer_expires(zoom: ZoomCaller) -> None:
    zoom.create(ANNA, 2)
    zoom.control("activate", email=ANNA)
    zoom.wait(40)
    read = zoom.call("GET", f"/users/{ANNA}").json()
    assert (read["status"], read["type"], read["verified"]) == ("active", 2, 1)
    assert read["last_login_time"] == read["user_created_at"]


def test_an_id_and_an_address_in_any_case_name_the_same_user(zoom: ZoomCaller) -> None:
    user = zoom.active(ANNA)
    assert zoom.call("GET", f"/users/{user['id']}").json() == zoom.call("GET", f"/users/{ANNA.upper()}").json()


def test_only_addresses_of_the_limited_domains_are_invited() -> None:
    with simulated(limited_domains=("ssss.gouv.qc.ca",)) as zoom:
        assert refusal(zoom.create("anna@courriel.example")) == (400, 1116)
        assert zoom.create(ANNA).status_code == 201
