"""Lists and search compared with brute force on both databases: every filter, order and scope, and any text (R4, R10)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec import structs

from commands.domain.accounts import Account, Profile, Status, UserType
from commands.domain.folding import fold
from commands.domain.listing import Page, Query, Sort
from commands.domain.people import EVERYWHERE, NOWHERE, Scope
from commands.domain.reference import ReferenceData
from storage.directory import pages
from storage.directory.words import words_of_search
from storage.unit import SqlStore
from tests.support.clock import START
from tests.support.people import FIRST, LAST, SERVICE, fill
from tests.support.views import zoom_view

KEYS = ("03", "16-2", "01", "06-2", "")
PIECES = (*FIRST, *LAST, *SERVICE, "roy.", "@ssss.gouv", "HELENE", "m", "jean.roy1", "-", '"', "%", "_")
LONG = (*FIRST, *LAST, "jean.roy12.ciussscn@ssss.gouv.qc.ca")
TEXTS = st.one_of(
    st.text(max_size=12),
    st.lists(st.sampled_from(PIECES), max_size=3).map(" ".join),
    st.builds(lambda text, start, size: text[start : start + size], st.sampled_from(LONG), st.integers(0, 8), st.integers(1, 24)),
)
SCOPES = st.one_of(st.just(EVERYWHERE), st.frozensets(st.sampled_from(KEYS)).map(lambda keys: Scope(establishments=keys)))
QUERIES = st.builds(
    Query,
    text=st.one_of(st.just(""), TEXTS),
    establishments=st.lists(st.sampled_from([*KEYS, "nowhere"]), max_size=2).map(tuple),
    statuses=st.lists(st.sampled_from(Status), max_size=2).map(tuple),
    types=st.lists(st.sampled_from(UserType), max_size=2).map(tuple),
    profile=st.sampled_from([None, None, *Profile]),
    oncology=st.sampled_from([None, None, True, False]),
    generic=st.sampled_from([None, None, True, False]),
    off_network=st.sampled_from([None, None, True, False]),
    inactive_before=st.sampled_from([None, None, START - timedelta(days=30), START - timedelta(days=60)]),
    unassociated=st.sampled_from([False, False, False, True]),
    sort=st.sampled_from(Sort),
    descending=st.booleans(),
    limit=st.integers(1, 40),
)


def _holds(account: Account, text: str, reference: ReferenceData) -> bool:
    site = reference.installation(account.installation)
    place = site.name if site else account.installation
    stored = fold(f"{account.email} {account.first_name} {account.last_name} {account.department} {place}").split()
    return all(any(word in one if len(word) >= 3 else one.startswith(word) for one in stored) for word in words_of_search(text))


def _passes(account: Account, query: Query, scope: Scope, reference: ReferenceData) -> bool:
    before = query.inactive_before
    return (
        account.establishment in scope
        and (not query.establishments or account.establishment in query.establishments)
        and (not query.unassociated or account.establishment == "")
        and (not query.installation or account.installation == query.installation)
        and (not query.statuses or account.status in query.statuses)
        and (not query.types or account.user_type in query.types)
        and query.profile in (None, account.profile)
        and query.oncology in (None, account.oncology)
        and query.generic in (None, account.generic)
        and query.off_network in (None, account.off_network)
        and (before is None or account.last_login_at is None or account.last_login_at < before)
        and _holds(account, query.text, reference)
    )


def _key(sort: Sort, reference: ReferenceData) -> Callable[[Account], tuple[Any, ...]]:
    def place(account: Account) -> str:
        site = reference.installation(account.installation)
        return fold(site.name if site else account.installation)

    def last_first(account: Account) -> str:
        return fold(f"{account.last_name} {account.first_name}")

    keys: dict[Sort, Callable[[Account], tuple[Any, ...]]] = {
        Sort.NAME: lambda one: (last_first(one),),
        Sort.FIRST_NAME: lambda one: (fold(f"{one.first_name} {one.last_name}"),),
        Sort.EMAIL: lambda one: (one.email,),
        Sort.STATUS: lambda one: (one.status.value, last_first(one)),
        Sort.TYPE: lambda one: (one.user_type.value, last_first(one)),
        Sort.INSTALLATION: lambda one: (place(one), last_first(one)),
        Sort.ESTABLISHMENT: lambda one: (one.establishment, last_first(one)),
        Sort.PROFILE: lambda one: (one.profile.value if one.profile else "", last_first(one)),
        Sort.INVITED: lambda one: (one.invited_at.timestamp() if one.invited_at else 2**40,),
        Sort.LAST_LOGIN: lambda one: (one.last_login_at.timestamp() if one.last_login_at else 0,),
    }
    return lambda one: (*keys[sort](one), one.id)


def _brute(everybody: Sequence[Account], query: Query, scope: Scope, reference: ReferenceData) -> list[int]:
    found = [one for one in everybody if _passes(one, query, scope, reference)]
    return [one.id for one in sorted(found, key=_key(query.sort, reference), reverse=query.descending)]


def _everybody(store: SqlStore) -> tuple[Account, ...]:
    with store.reading() as unit:
        lines = unit.directory.page(Query(limit=10_000), EVERYWHERE).rows
        return tuple(filter(None, (unit.directory.get(line.public_id) for line in lines)))


@pytest.fixture(params=[20_000, 3], ids=["rare", "common"])
def rare(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How few accounts make a filter rare: a tuning of which way a list is read, that changes no answer."""
    monkeypatch.setattr(pages, "RARE", request.param)
    return int(request.param)


def test_every_page_is_what_brute_force_finds(store: SqlStore, rare: int) -> None:
    fill(store)
    everybody = _everybody(store)
    assert len(everybody) == 120

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(QUERIES, SCOPES)
    @example(Query(text='" OR search_text:"a'), EVERYWHERE)
    @example(Query(text="NOT (a* NEAR/3 b^)"), EVERYWHERE)
    @example(Query(text="100% _a_ \\o/"), EVERYWHERE)
    @example(Query(text="\0\ud800 roy"), EVERYWHERE)
    @example(Query(text="m l"), Scope(establishments=frozenset({"03"})))
    def compare(query: Query, scope: Scope) -> None:
        expected = _brute(everybody, query, scope, store.reference)
        with store.reading() as unit:
            page = unit.directory.page(query, scope)
        ids = [one.id for one in page.rows]
        if _whole_address(query, everybody):
            assert ids == [
                one.id for one in everybody if one.email == fold(query.text) and _passes(one, query, scope, store.reference)
            ]
        else:
            assert ids == expected[: query.limit]
            assert page.total in (None, len(expected))
            assert bool(page.next) == (len(expected) > query.limit)

    compare()


def _whole_address(query: Query, everybody: Sequence[Account]) -> bool:
    return fold(query.text) in {one.email for one in everybody}


@pytest.mark.parametrize(
    "query",
    [Query(), Query(text="gouv"), Query(statuses=(Status.ACTIVE, Status.PENDING)), Query(oncology=True), Query(generic=False)],
    ids=["all", "text", "statuses", "oncology", "not-generic"],
)
def test_paging_meets_each_account_once_both_ways(store: SqlStore, query: Query) -> None:
    fill(store, 60)
    everybody = _everybody(store)
    scope = Scope(establishments=frozenset({"03", "16-2", ""}))
    for sort, descending in product(Sort, (False, True)):
        asked = structs.replace(query, sort=sort, descending=descending, limit=7)
        expected = _brute(everybody, asked, scope, store.reference)
        forward, back = _walked(store, asked, scope)
        assert [one.id for page in forward for one in page.rows] == expected
        assert [one.id for page in back for one in page.rows] == expected
        assert (forward[0].previous, back[0].previous, forward[-1].next) == ("", "", "")


def _walked(store: SqlStore, query: Query, scope: Scope) -> tuple[list[Page], list[Page]]:
    """The pages from the first to the last, and then those met on the way back, both in order."""
    with store.reading() as unit:
        forward = [unit.directory.page(query, scope)]
        while forward[-1].next:
            assert len(forward[-1].next) <= 400
            forward.append(unit.directory.page(structs.replace(query, cursor=forward[-1].next), scope))
        back = [forward[-1]]
        while back[0].previous:
            back.insert(0, unit.directory.page(structs.replace(query, cursor=back[0].previous), scope))
    return forward, back


def _first_page(store: SqlStore, query: Query, scope: Scope = EVERYWHERE) -> Page:
    with store.reading() as unit:
        return unit.directory.page(query, scope)


def test_a_bad_cursor_gives_the_first_page(store: SqlStore) -> None:
    fill(store, 30)
    first = _first_page(store, Query(limit=5))
    of_another_order = _first_page(store, Query(limit=5, sort=Sort.EMAIL)).next

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.one_of(st.text(), st.binary().map(lambda raw: raw.decode("latin-1"))))
    @example(of_another_order)
    @example(first.next + "A")
    @example("W10")
    @example("WyJuIiwibm9tIiwiYSIsLTFd")
    @example("WyJuIiwibm9tIiwiXHUwMDAwIiwxXQ")
    def compare(cursor: str) -> None:
        assert _first_page(store, Query(limit=5, cursor=cursor)).rows == first.rows

    compare()


def test_a_cursor_whose_neighbours_are_gone_still_leads_on(store: SqlStore) -> None:
    fill(store, 30)
    query = Query(limit=5)
    first = _first_page(store, query)
    with store.writing() as unit:
        for account in first.rows:
            unit.directory.remove(account.id)
        unit.commit()
    second = _first_page(store, structs.replace(query, cursor=first.next))
    assert second.rows == _first_page(store, query).rows


@pytest.mark.parametrize(
    "query",
    [
        Query(limit=7),
        Query(limit=7, sort=Sort.INVITED, descending=True),
        Query(limit=7, text="roy"),
        Query(limit=7, oncology=True),
    ],
    ids=["in order", "by moment", "found", "rare"],
)
def test_lines_that_bear_no_moments_are_the_same_but_for_these(store: SqlStore, query: Query) -> None:
    fill(store, 60)
    dated = _first_page(store, query)
    undated = _first_page(store, structs.replace(query, dated=False))
    assert any(line.last_login_at for line in dated.rows)
    assert undated.rows == tuple(
        line._replace(invitation_known=False, invited_at=None, last_login_at=None) for line in dated.rows
    )
    assert (undated.total, undated.next, undated.capped) == (dated.total, dated.next, dated.capped)


def test_nothing_is_in_no_scope(store: SqlStore) -> None:
    fill(store, 30)
    assert _first_page(store, Query(), NOWHERE) == Page(rows=(), total=0)
    assert _first_page(store, Query(text="tremblay"), NOWHERE) == Page(rows=(), total=0)


def test_an_address_out_of_scope_looks_unknown(store: SqlStore) -> None:
    """R4."""
    with store.writing() as unit:
        unit.directory.absorb(
            [zoom_view("luc.roy.ciussscn@ssss.gouv.qc.ca"), zoom_view("ann.roy.cisssme16@ssss.gouv.qc.ca")], START
        )
        unit.commit()
    scope = Scope(establishments=frozenset({"16-2"}))
    hidden = _first_page(store, Query(text="luc.roy.ciussscn@ssss.gouv.qc.ca"), scope)
    assert hidden == _first_page(store, Query(text="lux.roy.ciussscn@ssss.gouv.qc.ca"), scope)


def test_an_address_finds_its_account_alone(store: SqlStore) -> None:
    with store.writing() as unit:
        views = [zoom_view("luc.roy@ssss.gouv.qc.ca"), zoom_view("jean-luc.roy@ssss.gouv.qc.ca")]
        unit.directory.absorb(views, START)
        unit.commit()
    assert [one.email for one in _first_page(store, Query(text="Luc.Roy@ssss.gouv.qc.ca")).rows] == ["luc.roy@ssss.gouv.qc.ca"]
    assert [one.email for one in _first_page(store, Query(text="luc.roy@ssss")).rows] == [view.email for view in views]


def test_too_many_hits_are_capped_and_said(store: SqlStore) -> None:
    with store.writing() as unit:
        unit.directory.absorb([zoom_view(f"p{index:04}.ciussscn@ssss.gouv.qc.ca") for index in range(1_005)], START)
        unit.directory.absorb([zoom_view("seul.cisssme16@ssss.gouv.qc.ca")], START)
        unit.commit()
    page = _first_page(store, Query(text="gouv", limit=5))
    assert (page.capped, page.total, len(page.rows)) == (True, None, 5)
    # The scope is inside the search: it is not applied to what a cap left.
    alone = _first_page(store, Query(text="gouv", limit=5), Scope(establishments=frozenset({"16-2"})))
    assert (alone.capped, alone.total) == (False, 1)


def test_establishments_that_nobody_is_left_in_change_no_search(store: SqlStore) -> None:
    with store.writing() as unit:
        unit.directory.absorb([zoom_view(f"luc.roy.{one}@ssss.gouv.qc.ca") for one in ("ciussscn", "cisssme16")], START)
        unit.commit()
    gone = _first_page(store, Query(text="luc"), Scope(establishments=frozenset({"03"}))).rows
    with store.writing() as unit:
        unit.directory.remove(gone[0].id)
        unit.commit()
    assert _first_page(store, Query(text="luc"), Scope(establishments=frozenset({"03"}))) == Page(rows=(), total=0)
    for scope in (EVERYWHERE, Scope(establishments=frozenset({"03", "16-2"})), Scope(establishments=frozenset({"16-2"}))):
        assert [one.establishment for one in _first_page(store, Query(text="luc"), scope).rows] == ["16-2"]


def test_an_installation_filters_and_is_found_by_its_name(store: SqlStore) -> None:
    fill(store)
    everybody = _everybody(store)
    code = next(one.installation for one in everybody if one.installation)
    site = store.reference.installation(code)
    assert site is not None
    query = Query(installation=code, limit=100)
    assert [one.id for one in _first_page(store, query).rows] == _brute(everybody, query, EVERYWHERE, store.reference)
    found = _first_page(store, Query(text=site.name, limit=100)).rows
    assert {one.id for one in found} >= {one.id for one in everybody if one.installation == code}
    assert _first_page(store, Query(installation="\0")).rows == ()
