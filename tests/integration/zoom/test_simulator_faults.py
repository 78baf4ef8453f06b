"""Faults on demand, the journal, the token endpoint and the limits of the simulated Zoom."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tests.support.simulator import AUTH, GRANT, ZoomCaller, simulated

ANNA = "anna.essai.ciussscn@ssss.gouv.qc.ca"


@pytest.fixture
def zoom() -> Iterator[ZoomCaller]:
    with simulated(seats=3) as caller:
        yield caller


def test_a_cut_before_does_nothing_and_answers_nothing(zoom: ZoomCaller) -> None:
    zoom.control("faults", cut_before=1, count=1)
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        zoom.create(ANNA)
    assert zoom.user(ANNA) is None
    last = zoom.look("journal")["calls"][-1]
    assert (last["status"], last["applied"], last["email"], last["fault"]) == (None, False, ANNA, "cut_before")
    assert zoom.create(ANNA).status_code == 201


def test_a_cut_after_did_it_all_the_same(zoom: ZoomCaller) -> None:
    """R90: the caller cannot know, and must look."""
    zoom.control("faults", cut_after=1, count=1, match="^POST /users$")
    assert zoom.call("GET", "/users").status_code == 200
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        zoom.create(ANNA)
    assert zoom.user(ANNA) is not None
    last = zoom.look("journal")["calls"][-1]
    assert (last["status"], last["applied"], last["email"], last["fault"]) == (None, True, ANNA, "cut_after")
    assert zoom.create(ANNA).json()["code"] == 1005


def test_a_caller_killed_in_the_middle_of_a_request_asked_nothing(zoom: ZoomCaller, caplog: pytest.LogCaptureFixture) -> None:
    """As a process that dies while it writes: no trace in the logs, and the call stands in the journal without an answer."""
    address = httpx.URL(zoom.running.api_url)
    with socket.create_connection((address.host, address.port or 80)) as line:
        line.sendall(b"POST /v2/users HTTP/1.1\r\nHost: zoom\r\nContent-Length: 500\r\n\r\n{")
        deadline = time.monotonic() + 30
        while len(zoom.look("journal")["calls"]) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
    assert zoom.create(ANNA).status_code == 201
    _token, killed, created = zoom.look("journal")["calls"]
    assert (killed["path"], killed["status"], killed["applied"]) == ("/users", None, False)
    assert created["applied"]
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


def test_errors_strike_before_or_after(zoom: ZoomCaller) -> None:
    zoom.control("faults", error_rate=1, status=502, count=1)
    assert zoom.create(ANNA).status_code == 502
    assert zoom.user(ANNA) is None
    zoom.control("faults", error_after=1, status=504, count=1)
    assert zoom.create(ANNA).status_code == 504
    assert zoom.user(ANNA) is not None


def test_latency_holds_the_answer_back_and_the_work_is_done_though_the_caller_left(zoom: ZoomCaller) -> None:
    zoom.control("faults", latency_ms=150)
    start = time.monotonic()
    with pytest.raises(httpx.ReadTimeout):
        zoom.http.post(
            f"{zoom.running.api_url}/users", json={"action": "create", "user_info": {"email": ANNA, "type": 1}}, timeout=0.05
        )
    while zoom.user(ANNA) is None and time.monotonic() < start + 30:
        time.sleep(0.02)
    assert time.monotonic() - start >= 0.15
    assert zoom.user(ANNA) is not None


@pytest.mark.parametrize("form", ["seconds", "date", "ratelimit", "none"])
def test_throttling_comes_with_headers_of_every_form(zoom: ZoomCaller, form: str) -> None:
    zoom.control("faults", throttle=1, headers=form, count=1)
    asked = datetime.now(UTC)
    answer = zoom.create(ANNA)
    assert (answer.status_code, answer.json()["code"]) == (429, 429)
    retry = answer.headers.get("retry-after", "")
    assert retry.isdigit() is (form == "seconds")
    if form == "date":
        assert asked < datetime.fromisoformat(retry) <= datetime.now(UTC) + timedelta(seconds=2)
    assert ("x-ratelimit-category" in answer.headers) is (form == "ratelimit")
    assert zoom.create(ANNA).status_code == 201


def test_rates_strike_about_as_often_as_said_and_the_same_way_for_a_seed(zoom: ZoomCaller) -> None:
    def struck() -> list[int]:
        zoom.control("faults", clear=True, seed=5, error_rate=0.3)
        return [zoom.call("GET", "/groups").status_code for _ in range(100)]

    first = struck()
    assert 15 < first.count(500) < 45
    assert first == struck()


def test_down_refuses_everything_until_cleared(zoom: ZoomCaller) -> None:
    zoom.control("faults", down=True)
    assert zoom.create(ANNA).status_code == 503
    assert zoom.http.post(f"{zoom.running.oauth_url}/oauth/token", data=GRANT, auth=AUTH).status_code == 503
    zoom.control("faults", clear=True)
    assert zoom.create(ANNA).status_code == 201


@pytest.mark.parametrize(
    "wrong", [{"cut_afer": 1}, {"error_rate": 2}, {"match": "("}, {"status": 200}, {"throttle": "oui"}, {"headers": "autre"}]
)
def test_a_mistaken_fault_is_refused_and_changes_nothing(zoom: ZoomCaller, wrong: dict[str, object]) -> None:
    answer = zoom.http.post(f"{zoom.running.control_url}/faults", json={"down": True, **wrong})
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert zoom.create(ANNA).status_code == 201


def test_faults_can_be_given_at_the_start() -> None:
    with simulated(users=0, faults="error_rate=1,status=503,match=/groups") as zoom:
        assert zoom.call("GET", "/groups").status_code == 503
        assert zoom.call("GET", "/users").status_code == 200


def test_the_journal_holds_every_call_in_order_and_can_be_emptied(zoom: ZoomCaller) -> None:
    zoom.create(ANNA)
    zoom.call("GET", "/users", status="pending")
    zoom.call("PATCH", f"/users/{ANNA}", {"dept": "Urgence"})
    zoom.call("GET", "/nulle-part")
    calls = zoom.look("journal")["calls"]
    assert [(c["method"], c["path"], c["query"], c["status"], c["applied"]) for c in calls] == [
        ("POST", "/oauth/token", "", 200, False),
        ("POST", "/users", "", 201, True),
        ("GET", "/users", "status=pending", 200, False),
        ("PATCH", f"/users/{ANNA}", "", 204, False),
        ("GET", "/nulle-part", "", 404, False),
    ]
    assert [call["n"] for call in zoom.look("journal", since=3)["calls"]] == [4, 5]
    assert zoom.http.delete(f"{zoom.running.control_url}/journal").status_code == 204
    assert zoom.look("journal")["calls"] == []


def test_a_token_needs_the_right_client_grant_and_account(zoom: ZoomCaller) -> None:
    url = f"{zoom.running.oauth_url}/oauth/token"
    without = httpx.post(url, data=GRANT, trust_env=False)
    assert (without.status_code, without.json()["error"]) == (400, "invalid_request")
    wrong = zoom.http.post(url, data=GRANT, auth=("demo-client", "autre"))
    assert (wrong.status_code, wrong.json()["error"]) == (400, "invalid_client")
    grant = zoom.http.post(url, data={**GRANT, "grant_type": "password"}, auth=AUTH)
    assert grant.json()["error"] == "unsupported_grant_type"
    assert zoom.http.post(url, data={**GRANT, "account_id": "autre"}, auth=AUTH).json()["error"] == "invalid_request"
    assert zoom.http.post(url, params=GRANT, auth=AUTH).json()["expires_in"] == 3599
    zoom.control("app", state="disabled")
    assert zoom.http.post(url, data=GRANT, auth=AUTH).json()["reason"] == "The app has been disabled"
    zoom.control("app", state="revoked")
    assert zoom.http.post(url, data=GRANT, auth=AUTH).status_code == 401


def test_a_token_ends_with_its_hour_or_on_demand(zoom: ZoomCaller) -> None:
    zoom.control("clock", advance_seconds=3590)
    assert zoom.call("GET", "/users").status_code == 200
    zoom.control("clock", advance_seconds=10)
    expired = zoom.call("GET", "/users")
    assert (expired.status_code, expired.json()["code"]) == (401, 124)
    zoom.renew()
    assert zoom.call("GET", "/users").status_code == 200
    zoom.control("expire-tokens")
    assert zoom.call("GET", "/users").json()["code"] == 124


def test_a_new_token_ends_the_earlier_ones_when_strict() -> None:
    with simulated(strict_tokens=True) as zoom:
        zoom.token()
        assert zoom.call("GET", "/users").json()["code"] == 124


def test_a_missing_scope_is_named() -> None:
    with simulated(scopes=("user:read:list_users:admin",)) as zoom:
        assert zoom.call("GET", "/users").status_code == 200
        refused = zoom.create(ANNA)
        assert (refused.status_code, refused.json()["code"]) == (400, 4711)
        assert "user:write:user:admin" in refused.json()["message"]


def test_the_rate_is_held_per_second_when_enforced() -> None:
    with simulated(plan="free", enforce_rates=True) as zoom:
        answers = [zoom.call("GET", "/groups") for _ in range(12)]
        throttled = [answer for answer in answers if answer.status_code == 429]
        assert throttled
        assert throttled[0].headers["x-ratelimit-category"] == "Medium"
        assert throttled[0].headers["x-ratelimit-remaining"] == "0"
        assert answers[0].headers["x-ratelimit-limit"] == "2"
        zoom.control("rates", enforce=False)
        assert {zoom.call("GET", "/groups").status_code for _ in range(10)} == {200}


def test_features_are_set_once_in_ten_seconds_when_enforced() -> None:
    with simulated(enforce_rates=True) as zoom:
        asked = {"feature_type": "user_type", "feature_value": "1", "users": [{"email": ANNA}]}
        assert zoom.call("POST", "/users/features", asked).status_code == 201
        assert zoom.call("POST", "/users/features", asked).status_code == 429
        zoom.control("clock", advance_seconds=10)
        assert zoom.call("POST", "/users/features", asked).status_code == 201


def test_creations_have_a_daily_quota_that_midnight_renews() -> None:
    with simulated(plan="free") as zoom:
        now = datetime.now(UTC)
        midnight = now.replace(hour=23, minute=59, second=59)
        zoom.wait(seconds=(midnight - now).total_seconds() + 3_600)  # else one may come meanwhile
        statuses = [zoom.create(f"essai.{number}@ssss.gouv.qc.ca").status_code for number in range(51)]
        assert statuses == [201] * 50 + [429]
        refused = zoom.create(ANNA)
        assert refused.headers["x-ratelimit-type"] == "Daily-limit"
        assert datetime.fromisoformat(refused.headers["retry-after"]) > datetime.now(UTC)
        zoom.wait(days=1)
        assert zoom.create(ANNA).status_code == 201
