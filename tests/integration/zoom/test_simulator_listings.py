"""Listings of the simulated Zoom: one status per call, tokens of 15 minutes, invented people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.simulator import ZoomCaller, simulated
from zoom.simulator import SimulatedEstablishment


@pytest.fixture(scope="module")
def crowd() -> Iterator[ZoomCaller]:
    """5,000 people; the tests of this module change none."""
    with simulated(users=5000, seats=None) as caller:
        yield caller


@pytest.fixture
def zoom() -> Iterator[ZoomCaller]:
    with simulated(users=200, seats=None) as caller:
        yield caller


def test_the_three_listings_hold_everybody_once(crowd: ZoomCaller) -> None:
    rows = {status: crowd.listing(status) for status in ("active", "inactive", "pending")}
    assert {status: len(found) for status, found in rows.items()} == crowd.look("state")["counts"]
    emails = [row["email"] for found in rows.values() for row in found]
    assert len(emails) == len(set(emails)) == 5000
    assert all(row["status"] == status for status, found in rows.items() for row in found)
    assert all(("id" in row) is (row["status"] != "pending") for found in rows.values() for row in found)


def test_active_is_the_status_listed_by_default(crowd: ZoomCaller) -> None:
    page = crowd.call("GET", "/users").json()
    assert len(page["users"]) == page["page_size"] == 30
    assert {row["status"] for row in page["users"]} == {"active"}
    assert page["total_records"] == crowd.look("state")["counts"]["active"]


def test_a_page_too_large_or_an_unknown_status_is_refused(crowd: ZoomCaller) -> None:
    assert crowd.call("GET", "/users", page_size=301).json()["code"] == 300
    assert crowd.call("GET", "/users", page_size="beaucoup").status_code == 400
    assert crowd.call("GET", "/users", status="tous").status_code == 400


def test_a_page_token_is_good_for_the_same_parameters_only(crowd: ZoomCaller) -> None:
    token = crowd.call("GET", "/users", page_size=50).json()["next_page_token"]
    second = crowd.call("GET", "/users", page_size=50, next_page_token=token)
    assert second.status_code == 200
    assert crowd.call("GET", "/users", page_size=50, next_page_token=token).json()["users"] == second.json()["users"]
    for other in ({"page_size": 60}, {"page_size": 50, "status": "inactive"}, {}):
        refused = crowd.call("GET", "/users", next_page_token=token, **other)
        assert (refused.status_code, refused.json()["code"]) == (400, 300)


def test_a_page_token_lives_fifteen_minutes(zoom: ZoomCaller) -> None:
    token = zoom.call("GET", "/users", page_size=50).json()["next_page_token"]
    zoom.control("clock", advance_seconds=14 * 60)
    assert zoom.call("GET", "/users", page_size=50, next_page_token=token).status_code == 200
    zoom.control("clock", advance_seconds=60)
    assert zoom.call("GET", "/users", page_size=50, next_page_token=token).json()["code"] == 300


def test_a_removal_between_two_pages_hides_nobody_else(zoom: ZoomCaller) -> None:
    first = zoom.call("GET", "/users", page_size=20).json()
    before = {row["email"] for row in zoom.listing("active")}
    victim = next(row["email"] for row in first["users"] if row["role_id"] == "2")
    zoom.call("DELETE", f"/users/{victim}", action="delete")
    seen = {row["email"] for row in first["users"]}
    token = first["next_page_token"]
    while token:
        page = zoom.call("GET", "/users", page_size=20, next_page_token=token).json()
        seen |= {row["email"] for row in page["users"]}
        token = page["next_page_token"]
    assert seen == before


def test_the_crowd_is_as_a_real_account(crowd: ZoomCaller) -> None:
    counts = crowd.look("state")["counts"]
    assert 0.85 < counts["active"] / 5000 < 0.91
    assert 0.04 < counts["pending"] / 5000 < 0.08
    everybody = crowd.look("state", contains="@")["users"]
    assert 0.66 < sum(user["type"] == 2 for user in everybody) / 5000 < 0.74
    domains = Counter(user["email"].partition("@")[2] for user in everybody)
    assert domains["ssss.gouv.qc.ca"] > 3000
    assert 50 < sum(n for domain, n in domains.items() if domain.endswith(".example")) < 300
    assert any(user["first_name"].startswith("Salle") for user in everybody)
    assert any(user["feature"] for user in everybody)
    assert any(user["meetings"] for user in everybody)
    profiled = [user for user in everybody if user["company"]]
    assert 0.4 < len(profiled) / 5000 < 0.6
    assert all(user["location"] and user["dept"] for user in profiled)
    assert crowd.seats()["used"] < crowd.seats()["total"] < crowd.seats()["used"] * 1.11


def test_invitations_are_up_to_29_days_old_and_all_gone_a_month_later() -> None:
    with simulated(users=1000, seats=None) as zoom:
        assert zoom.look("state")["counts"]["pending"] > 30
        zoom.wait(days=15)
        assert 0 < zoom.look("state")["counts"]["pending"] < 50
        zoom.wait(days=15)
        assert zoom.listing("pending") == []
        assert zoom.seats()["pending"] == 0


def test_the_same_seed_gives_the_same_people() -> None:
    def people(seed: int) -> list[tuple[Any, ...]]:
        with simulated(users=100, seed=seed) as zoom:
            return [
                (user["id"], user["email"], user["type"], user["status"]) for user in zoom.look("state", contains="")["users"]
            ]

    assert people(7) == people(7)
    assert people(7) != people(8)


def test_people_work_where_the_caller_says() -> None:
    places = (
        SimulatedEstablishment("01", "CISSS d'essai", "cisssbsl", ("Hôpital d'essai",)),
        ("ICM", "Institut d'essai", "icm-mhi.org", ()),
    )
    with simulated(users=300, establishments=places) as zoom:
        everybody = zoom.look("state", contains="")["users"]
    ends = {re.sub(r"^.*?(\.cisssbsl|\.med)?@", r"\1@", user["email"]) for user in everybody}
    network = {end for end in ends if not end.endswith(".example")}
    assert network == {".cisssbsl@ssss.gouv.qc.ca", ".med@ssss.gouv.qc.ca", "@icm-mhi.org"}
    assert {user["company"] for user in everybody} == {"", "CISSS d'essai", "Institut d'essai"}
