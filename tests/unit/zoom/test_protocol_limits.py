"""Every form in which Zoom tells its limits."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoom.protocol.limits import DAY, Category, RateLimit, parse, until_next_day

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "after"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({"retry-after": " 7.5 "}, 7.5),
        ({"Retry-After": "2026-11-20T15:00:30Z"}, 30.0),
        ({"Retry-After": "2026-11-20T15:00:30"}, 30.0),
        ({"Retry-After": "2026-11-20T10:00:30-05:00"}, 30.0),
        ({"Retry-After": "Fri, 20 Nov 2026 15:01:00 GMT"}, 60.0),
        ({"Retry-After": "2026-11-20T14:00:00Z"}, 0.0),
        ({"Retry-After": "-3"}, 0.0),
        ({"Retry-After": "99999999"}, DAY),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "nan"}, None),
        ({"Retry-After": ""}, None),
        ({"X-RateLimit-Reset": "2026-11-20T15:00:05Z"}, 5.0),
        ({"X-RateLimit-Reset": "4"}, 4.0),
        ({"X-RateLimit-Reset": str(int(NOW.timestamp()) + 9)}, 9.0),
        ({"X-RateLimit-Reset": str((int(NOW.timestamp()) + 9) * 1000)}, 9.0),
        ({"Retry-After": "2", "X-RateLimit-Reset": "60"}, 2.0),
        ({}, None),
    ],
)
def test_the_wait_is_read_in_every_form(headers: dict[str, str], after: float | None) -> None:
    assert parse(headers, NOW).after == after


def test_all_headers_together() -> None:
    headers = {
        "X-RateLimit-Category": "Heavy",
        "X-RateLimit-Type": "Daily-limit",
        "X-RateLimit-Limit": "60000",
        "X-RateLimit-Remaining": "0",
        "Retry-After": "2026-11-21T00:00:00Z",
    }
    expected = RateLimit(category=Category.HEAVY, daily=True, limit=60_000, remaining=0, after=9 * 3600.0)
    assert parse(headers, NOW) == expected


@pytest.mark.parametrize("text", ["Resource-intensive", "RESOURCE_INTENSIVE", "resource-intensive APIs"])
def test_the_intensive_category_has_several_spellings(text: str) -> None:
    assert parse({"X-RateLimit-Category": text}, NOW).category is Category.INTENSIVE


def test_absent_headers_say_nothing() -> None:
    assert parse({}, NOW) == RateLimit()


def test_the_day_ends_at_midnight_utc() -> None:
    assert until_next_day(NOW) == 9 * 3600


@given(st.dictionaries(st.sampled_from(["Retry-After", "X-RateLimit-Reset", "X-RateLimit-Limit"]), st.text(max_size=40)))
def test_no_header_makes_reading_fail_or_waits_beyond_a_day(headers: dict[str, str]) -> None:
    after = parse(headers, NOW).after
    assert after is None or 0 <= after <= DAY
