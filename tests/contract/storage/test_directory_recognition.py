"""A page on which everybody is as they were is met at once; else each is looked at (R92). On both databases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from commands.domain.accounts import Account, Status, UserType, ZoomView
from commands.ports import Change, Difference, OurFields
from storage.unit import SqlStore, SqlUnit
from tests.support.clock import START
from tests.support.views import zoom_view

LATER = START + timedelta(hours=1)
LISTED = frozenset({"job_title", "company", "location"})
EMAILS = tuple(f"p{index}.ciussscn@ssss.gouv.qc.ca" for index in range(4))
SAID = {
    "status": Status.INACTIVE,
    "raw_type": 99,
    "user_type": UserType.BASIC,
    "zoom_id": "another",
    "first_name": "Autre",
    "last_name": "Autre",
    "department": "Autre",
    "timezone": "America/Toronto",
    "created_at": START - timedelta(days=30),
    "last_login_at": START - timedelta(days=1),
}
"""What a listing says of one person, but for the address, and something else that it might say."""


def listed(email: str, **said: Any) -> ZoomView:
    return zoom_view(email, unsaid=LISTED, **said)


def absorb(store: SqlStore, views: Iterable[ZoomView], at: datetime) -> Sequence[Difference]:
    with store.writing() as unit:
        found = unit.directory.absorb(views, at)
        unit.commit()
    return found


def known(store: SqlStore, email: str) -> Account:
    with store.reading() as unit:
        found = unit.directory.by_email(email)
    assert found is not None
    return found


def test_a_page_as_it_was_is_no_news_and_everybody_on_it_was_met(store: SqlStore) -> None:
    absorb(store, map(listed, EMAILS), START)
    before = [known(store, email) for email in EMAILS]
    assert absorb(store, map(listed, EMAILS), LATER) == []
    assert [known(store, email).read_at for email in EMAILS] == [LATER] * len(EMAILS)
    assert [known(store, email).version for email in EMAILS] == [one.version for one in before]
    with store.reading() as unit:
        assert unit.directory.unseen_since(LATER, 10) == []


def test_each_field_of_a_listing_is_tried_here() -> None:
    """A field that listings carry one day is found missing from these tests."""
    kept = set(ZoomView.__struct_fields__) - {"email", "large_meeting", "webinar", "unsaid", *LISTED}
    assert kept == set(SAID)


@pytest.mark.parametrize("name", SAID)
def test_a_change_of_one_among_others_that_are_as_they_were_is_never_missed(store: SqlStore, name: str) -> None:
    absorb(store, map(listed, EMAILS), START)
    page = [listed(email, **({name: SAID[name]} if email == EMAILS[2] else {})) for email in EMAILS]
    told = absorb(store, page, LATER)
    assert getattr(known(store, EMAILS[2]), name) == SAID[name]
    assert [one.email for one in told] == ([] if name == "last_login_at" else [EMAILS[2]])  # a sign-in is nobody's news (R42)
    assert [known(store, email).read_at for email in EMAILS] == [LATER] * len(EMAILS)


def test_an_earlier_reading_of_a_page_as_it_was_moves_no_time_back(store: SqlStore) -> None:
    absorb(store, map(listed, EMAILS), LATER)
    assert absorb(store, map(listed, EMAILS), START) == []
    assert [known(store, email).read_at for email in EMAILS] == [LATER] * len(EMAILS)


def test_a_listing_behind_a_newer_reading_of_one_overwrites_nothing(store: SqlStore) -> None:
    """Zoom's listings lag: what was read of one person meanwhile is newer."""
    absorb(store, map(listed, EMAILS), START)
    absorb(store, [zoom_view(EMAILS[1], last_name="Nouveau", large_meeting=500, webinar=0)], LATER + timedelta(hours=1))
    assert absorb(store, map(listed, EMAILS), LATER) == []
    assert (known(store, EMAILS[1]).last_name, known(store, EMAILS[1]).large_meeting) == ("Nouveau", 500)
    assert known(store, EMAILS[0]).read_at == LATER


def test_somebody_new_on_a_page_as_it_was_is_added(store: SqlStore) -> None:
    absorb(store, map(listed, EMAILS[:3]), START)
    assert [(one.change, one.email) for one in absorb(store, map(listed, EMAILS), LATER)] == [(Change.ADDED, EMAILS[3])]


def test_an_invitation_is_as_it_was_though_zoom_dates_it_anew_at_each_call(store: SqlStore) -> None:
    absorb(store, [listed(EMAILS[0], status=Status.PENDING, created_at=START)], START)
    assert absorb(store, [listed(EMAILS[0], status=Status.PENDING, created_at=LATER)], LATER) == []
    assert (known(store, EMAILS[0]).invited_at, known(store, EMAILS[0]).read_at) == (START, LATER)


def test_more_than_a_listing_says_is_looked_at_though_the_rest_is_as_it_was(store: SqlStore) -> None:
    absorb(store, map(listed, EMAILS), START)
    page = [zoom_view(EMAILS[0], job_title="Archiviste"), *map(listed, EMAILS[1:])]
    absorb(store, page, LATER)
    assert known(store, EMAILS[0]).job_title == "Archiviste"


def test_who_was_given_out_as_expired_and_is_listed_again_is_news(store: SqlStore) -> None:
    """R26: what Zoom says next is trusted, even the same words as before."""
    page = [listed(email, status=Status.PENDING) for email in EMAILS]
    absorb(store, page, START)
    with store.writing() as unit:
        unit.directory.change(known(store, EMAILS[0]).id, OurFields(status=Status.EXPIRED))
        unit.commit()
    absorb(store, page, LATER)
    assert known(store, EMAILS[0]).status is Status.PENDING


VIEWS = st.builds(
    lambda email, zoom_id, status, name: listed(
        email, zoom_id=None if status is Status.PENDING else zoom_id, status=status, first_name=name
    ),
    st.sampled_from((*EMAILS, EMAILS[0].upper())),
    st.sampled_from("abcd"),
    st.sampled_from([Status.ACTIVE, Status.INACTIVE, Status.PENDING]),
    st.sampled_from(["Zoé", "Noël"]),
)
PAGES = st.lists(st.tuples(st.lists(VIEWS, max_size=4), st.integers(0, 3)), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PAGES)
def test_a_page_met_at_once_leaves_what_looking_at_each_leaves(store: SqlStore, pages: list[tuple[list[ZoomView], int]]) -> None:
    """Each page comes twice, so that the second is as it was; beside somebody who always changes, nobody is met at once."""
    assert _left_by(store, pages, changing=False) == _left_by(store, pages, changing=True)


def _left_by(store: SqlStore, pages: list[tuple[list[ZoomView], int]], *, changing: bool) -> list[dict[str, Any]]:
    stranger = listed("ailleurs.ciussscn@ssss.gouv.qc.ca", zoom_id="s")
    with store.writing() as unit:
        for number, (views, hours) in enumerate(pages):
            for turn in range(2):
                moving = [structs.replace(stranger, department=f"{number}/{turn}")] if changing else []
                unit.directory.absorb([*views, *moving], START + timedelta(hours=hours, minutes=turn))
        return _accounts(unit)  # and nothing is kept: the next example begins anew


def _accounts(unit: SqlUnit) -> list[dict[str, Any]]:
    names = ("email", "email_key", "status", "zoom_id", "first_name", "version", "fingerprint", "invited_at", "read_at")
    rows = unit.connection.exec_driver_sql(
        f"SELECT {', '.join(names)} FROM accounts JOIN account_readings ON account_id = id "  # noqa: S608 - constants only
        "WHERE coalesce(zoom_id, '') <> 's' ORDER BY email, coalesce(zoom_id, '')"
    )
    return [dict(zip(names, row, strict=True)) for row in rows]
