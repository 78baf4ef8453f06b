"""The client against Zoom's every mood: over real HTTP to the simulator, and to crafted answers where it has none."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from email.utils import format_datetime

import httpx
import pytest
import respx

from tests.support.clock import START, SettableClock
from tests.support.ports import kept_port
from tests.support.zoom_wiring import ManualTimer, calls, control, rates_of, state, wired, wired_to
from zoom.listing import RESTARTS, walk
from zoom.protocol import requests, responses
from zoom.protocol.errors import CredentialFault, Reason, Refused, Throttled, Unauthorised, Unavailable, Uncertain
from zoom.protocol.requests import ListedStatus
from zoom.settings import Plan
from zoom.simulator import RunningSimulator, SimulatorSettings, serve

API = "https://api.zoom.test/v2"
OAUTH = "https://zoom.test"
NEW = "alix.beaulieu.ciussscn@ssss.gouv.qc.ca"
ACTIVE = requests.list_users(ListedStatus.ACTIVE, page_size=1)
CREATE = requests.create_user(NEW, 2, "Alix", "Beaulieu")
EMPTY = {"users": [], "next_page_token": ""}


@contextmanager
def crafted() -> Iterator[respx.MockRouter]:
    """Answers that the test writes, with a token endpoint that works."""
    with respx.mock(assert_all_called=False) as router:
        token = {"access_token": "t", "expires_in": 3599, "scope": "user:read:user:admin"}
        router.post(f"{OAUTH}/oauth/token").respond(json=token)
        yield router


# --- limits -----------------------------------------------------------------------------------------------------------

LATER = START + timedelta(seconds=8)
HTTP_DATE = format_datetime(LATER, usegmt=True)
ISO_DATE = LATER.strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.mark.parametrize(
    ("headers", "waited"),
    [
        ({"Retry-After": "8"}, 8.0),
        ({"Retry-After": ISO_DATE}, 8.0),
        ({"Retry-After": HTTP_DATE}, 8.0),
        ({"X-RateLimit-Type": "QPS", "X-RateLimit-Reset": ISO_DATE}, 8.0),
        ({"X-RateLimit-Reset": str(int(LATER.timestamp()))}, 8.0),
        ({}, 1.0),
    ],
)
def test_a_429_of_any_form_is_waited_out_and_the_call_made(headers: dict[str, str], waited: float) -> None:
    """R91; also a creation, since a throttled call was certainly not applied."""
    timer = ManualTimer()
    body = {"code": 429, "message": "You have reached the maximum per-second rate limit for this API. Try again later."}
    with crafted() as router, wired(API, OAUTH, timer=timer, clock=SettableClock()) as wiring:
        answers = [httpx.Response(429, json=body, headers=headers), httpx.Response(201, json={"id": "z", "email": NEW})]
        router.post(f"{API}/users").mock(side_effect=answers)
        assert wiring.client.send(CREATE).status == 201
    assert timer.monotonic() - 1000.0 == pytest.approx(waited)


def test_the_end_of_the_day_is_not_waited_for() -> None:
    timer = ManualTimer()
    body = {"code": 429, "message": "You have reached the maximum daily rate limit for this API."}
    with crafted() as router, wired(API, OAUTH, timer=timer, clock=SettableClock()) as wiring:
        router.get(f"{API}/accounts/me/plans/usage").respond(429, json=body)
        with pytest.raises(Throttled) as refused:
            wiring.client.send(requests.plan_usage())
    assert refused.value.daily
    assert timer.monotonic() == 1000.0


@pytest.mark.parametrize("form", ["seconds", "date", "ratelimit", "none"])
def test_the_simulators_429_is_survived(simulator: RunningSimulator, form: str) -> None:
    control(simulator, "faults", throttle=1.0, headers=form, count=1)
    with wired_to(simulator, timer=ManualTimer()) as wiring:
        assert responses.decode_users(wiring.client.send(ACTIVE).body).rows


def test_at_our_pace_an_account_that_enforces_its_limits_never_throttles() -> None:
    """A machine that stalls bunches what left apart: a pace that is too fast is throttled in every run."""
    assert any(statuses_at_our_pace() == {200} for _ in range(3))


def statuses_at_our_pace() -> set[int]:
    with (
        serve(SimulatorSettings(users=50, plan="pro", enforce_rates=True)) as simulator,
        wired_to(simulator, rates=rates_of(Plan.PRO)) as wiring,
        ThreadPoolExecutor(8) as pool,
    ):
        list(pool.map(lambda _: wiring.client.send(ACTIVE), range(40)))
        return {call["status"] for call in calls(simulator, "GET", "/users")}


# --- token ------------------------------------------------------------------------------------------------------------


def test_threads_share_one_token_and_renew_it_once(simulator: RunningSimulator) -> None:
    """A new token ends earlier ones (strict_tokens): a second renewal would break the first."""
    with wired_to(simulator) as wiring, ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: wiring.client.send(ACTIVE), range(24)))
        assert state(simulator)["tokens_given"] == 1
        control(simulator, "expire-tokens")
        list(pool.map(lambda _: wiring.client.send(ACTIVE), range(24)))
        assert state(simulator)["tokens_given"] == 2


def test_a_creation_refused_for_its_token_is_made_once_with_the_new_one(simulator: RunningSimulator) -> None:
    with wired_to(simulator) as wiring:
        wiring.client.send(ACTIVE)
        control(simulator, "expire-tokens")
        assert wiring.client.send(CREATE).status == 201
    assert [call["applied"] for call in calls(simulator, "POST", "/users")] == [False, True]


@pytest.mark.parametrize("status", [400, 401])
def test_a_token_refused_twice_is_not_renewed_for_ever(status: int) -> None:
    with crafted() as router, wired(API, OAUTH, timer=ManualTimer()) as wiring:
        router.get(f"{API}/users").respond(status, json={"code": 124, "message": "Invalid access token."})
        with pytest.raises(Unauthorised):
            wiring.client.send(ACTIVE)


def test_a_token_is_renewed_before_its_end(simulator: RunningSimulator) -> None:
    timer = ManualTimer()
    with wired_to(simulator, timer=timer) as wiring:
        wiring.client.send(ACTIVE)
        timer.sleep(3599 - 180)
        wiring.client.send(ACTIVE)
        assert state(simulator)["tokens_given"] == 1
        timer.sleep(120)
        wiring.client.send(ACTIVE)
        assert state(simulator)["tokens_given"] == 2


def test_a_token_that_still_works_outlives_an_outage_of_the_token_endpoint(simulator: RunningSimulator) -> None:
    timer = ManualTimer()
    with wired_to(simulator, timer=timer) as wiring:
        wiring.client.send(ACTIVE)
        control(simulator, "faults", error_rate=1.0, status=503, match="oauth")
        timer.sleep(3599 - 60)
        assert wiring.client.send(ACTIVE).status == 200


def test_a_wrong_secret_is_said_and_not_retried(simulator: RunningSimulator) -> None:
    timer = ManualTimer()
    with wired_to(simulator, timer=timer, client_secret="another") as wiring, pytest.raises(Unauthorised) as refused:
        wiring.client.send(ACTIVE)
    assert refused.value.fault is CredentialFault.CLIENT
    assert timer.monotonic() == 1000.0


def test_the_granted_scopes_can_be_read_and_a_missing_one_is_named() -> None:
    with (
        serve(SimulatorSettings(users=5, scopes=("user:read:user:admin",))) as simulator,
        wired_to(simulator) as wiring,
    ):
        assert wiring.client.scopes() == {"user:read:user:admin"}
        with pytest.raises(Refused) as refused:
            wiring.client.send(ACTIVE)
    assert (refused.value.reason, refused.value.scope) == (Reason.SCOPE_MISSING, "user:read:list_users:admin")


# --- what may and may not be repeated (R90) ---------------------------------------------------------------------------


@pytest.mark.parametrize("blow", [{"cut_after": 1.0}, {"error_after": 1.0, "status": 502}])
def test_a_creation_without_an_answer_is_never_repeated(simulator: RunningSimulator, blow: dict[str, float]) -> None:
    control(simulator, "faults", **blow, match="POST /users", count=1)
    with wired_to(simulator, timer=ManualTimer()) as wiring, pytest.raises(Uncertain):
        wiring.client.send(CREATE)
    assert [call["applied"] for call in calls(simulator, "POST", "/users")] == [True]
    assert len(state(simulator, email=NEW)["users"]) == 1


@pytest.mark.parametrize("blow", [{"cut_before": 1.0}, {"error_rate": 1.0, "status": 503}])
def test_a_creation_that_may_have_been_applied_is_not_repeated_even_if_it_was_not(
    simulator: RunningSimulator, blow: dict[str, float]
) -> None:
    control(simulator, "faults", **blow, match="POST /users", count=1)
    with wired_to(simulator, timer=ManualTimer()) as wiring, pytest.raises(Uncertain):
        wiring.client.send(CREATE)
    assert state(simulator, email=NEW)["users"] == []


def test_a_deletion_without_an_answer_is_never_repeated(simulator: RunningSimulator) -> None:
    someone = state(simulator, status="active")["users"][5]["id"]
    control(simulator, "faults", cut_after=1.0, match="DELETE", count=1)
    with wired_to(simulator, timer=ManualTimer()) as wiring, pytest.raises(Uncertain):
        wiring.client.send(requests.delete_user(someone, requests.DeleteAction.DELETE))
    assert len(calls(simulator, "DELETE")) == 1


@pytest.mark.parametrize(
    "blow", [{"cut_before": 1.0}, {"cut_after": 1.0}, {"error_rate": 1.0, "status": 500}, {"error_after": 1.0}]
)
def test_a_safe_call_is_repeated_until_it_is_known(simulator: RunningSimulator, blow: dict[str, float]) -> None:
    someone = state(simulator, status="active")["users"][5]
    control(simulator, "faults", **blow, count=2)
    with wired_to(simulator, timer=ManualTimer()) as wiring:
        assert wiring.client.send(requests.update_user(someone["id"], {"dept": "Urgence"})).status == 204
    assert state(simulator, email=someone["email"])["users"][0]["dept"] == "Urgence"


def test_repeats_are_bounded(simulator: RunningSimulator) -> None:
    control(simulator, "faults", error_rate=1.0, match="/users")
    with wired_to(simulator, timer=ManualTimer()) as wiring, pytest.raises(Uncertain):
        wiring.client.send(ACTIVE, within=1e6)
    assert len(calls(simulator, "GET", "/users")) == 4


def test_an_unreachable_zoom_certainly_applied_nothing() -> None:
    with kept_port() as port, crafted() as router, wired(f"http://127.0.0.1:{port}/v2", OAUTH, timer=ManualTimer()) as wiring:
        router.route(host="127.0.0.1").pass_through()
        with pytest.raises(Unavailable) as gone:
            wiring.client.send(CREATE)
    assert not gone.value.may_have_applied


def test_a_silent_zoom_is_uncertain_by_the_deadline(simulator: RunningSimulator) -> None:
    with wired_to(simulator) as wiring:
        wiring.client.send(ACTIVE)
        control(simulator, "faults", latency_ms=20_000)
        began = time.monotonic()
        with pytest.raises(Uncertain):
            wiring.client.send(CREATE, within=0.3)
    assert time.monotonic() - began < 20


def test_a_peer_that_drips_does_not_hold_the_thread() -> None:
    stop = threading.Event()
    server = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        connection, _ = server.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
            while not stop.wait(0.05):
                connection.sendall(b"x")

    thread = threading.Thread(target=drip)
    thread.start()
    address = f"http://127.0.0.1:{server.getsockname()[1]}/v2"
    try:
        with crafted() as router, wired(address, OAUTH) as wiring:
            router.route(host="127.0.0.1").pass_through()
            with pytest.raises(Uncertain, match="slow"):
                wiring.client.send(CREATE, within=0.4)
    finally:
        stop.set()
        thread.join()
        server.close()


def test_a_proxys_404_or_redirect_is_never_an_answer_of_zooms() -> None:
    """R92: only Zoom's own 1001 says that somebody is gone."""
    with crafted() as router, wired(API, OAUTH, timer=ManualTimer()) as wiring:
        router.get(f"{API}/users/abc").respond(404, html="<h1>Not found</h1>")
        with pytest.raises(Unavailable):
            wiring.client.send(requests.get_user("abc"))
        router.get(f"{API}/users/abc").respond(302, headers={"Location": "https://portal.test/"})
        with pytest.raises(Uncertain):
            wiring.client.send(requests.get_user("abc"))


def test_nothing_leaves_once_the_client_is_closed(simulator: RunningSimulator) -> None:
    with wired_to(simulator, timer=ManualTimer()) as wiring:
        wiring.client.close()
        with pytest.raises(Unavailable):
            wiring.client.send(CREATE)
    assert calls(simulator, "POST", "/users") == []


# --- listings ---------------------------------------------------------------------------------------------------------


def addresses(pages: list[responses.Page[responses.User]]) -> set[str]:
    return {row.email for page in pages for row in page.rows}


def test_a_listing_is_read_to_its_end(simulator: RunningSimulator) -> None:
    with wired_to(simulator) as wiring:
        pages = list(walk(wiring.client, requests.list_users(ListedStatus.ACTIVE, page_size=100), responses.decode_users))
    assert len(pages) > 3
    assert addresses(pages) == {user["email"] for user in state(simulator, status="active")["users"]}


def test_an_expired_page_token_starts_the_listing_over(simulator: RunningSimulator) -> None:
    with wired_to(simulator) as wiring:
        walking = walk(wiring.client, requests.list_users(ListedStatus.ACTIVE, page_size=100), responses.decode_users)
        pages = [next(walking), next(walking)]
        control(simulator, "clock", advance_seconds=16 * 60)
        pages += list(walking)
    assert 400 in {call["status"] for call in calls(simulator, "GET", "/users")}
    assert addresses(pages) == {user["email"] for user in state(simulator, status="active")["users"]}


def test_a_listing_that_always_expires_ends_in_an_error_not_in_silence() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if "next_page_token" in request.url.params:
            return httpx.Response(400, json={"code": 300, "message": "The next page token is invalid or expired."})
        return httpx.Response(200, json={**EMPTY, "next_page_token": "tok"})

    with crafted() as router, wired(API, OAUTH, timer=ManualTimer()) as wiring:
        router.get(f"{API}/users").mock(side_effect=answer)
        walking = walk(wiring.client, ACTIVE, responses.decode_users)
        for _ in range(RESTARTS + 1):
            next(walking)
        with pytest.raises(Refused):
            next(walking)


def test_a_listing_that_turns_in_a_circle_ends_in_an_error() -> None:
    with crafted() as router, wired(API, OAUTH, timer=ManualTimer()) as wiring:
        router.get(f"{API}/users").respond(json={**EMPTY, "next_page_token": "same"})
        with pytest.raises(Uncertain, match="circle"):
            list(walk(wiring.client, ACTIVE, responses.decode_users))


def test_a_first_page_refused_is_not_taken_for_an_expired_token() -> None:
    with crafted() as router, wired(API, OAUTH, timer=ManualTimer()) as wiring:
        router.get(f"{API}/users").respond(400, content=json.dumps({"code": 300, "message": "Validation Failed."}))
        with pytest.raises(Refused):
            list(walk(wiring.client, ACTIVE, responses.decode_users))
