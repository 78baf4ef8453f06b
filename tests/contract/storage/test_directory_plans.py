"""How SQLite reads a list: by indexes only, already in order; nothing grows with the directory."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from itertools import product
from typing import cast

import pytest
from msgspec import structs

from commands.domain.accounts import Profile, Status, UserType
from commands.domain.listing import Query, Sort
from commands.domain.people import EVERYWHERE, Scope
from storage.directory import pages
from storage.unit import SqlStore
from tests.support.clock import START
from tests.support.people import fill

QUERIES = [
    Query(),
    Query(statuses=(Status.ACTIVE, Status.PENDING)),
    Query(types=(UserType.LICENSED,)),
    Query(installation="03-001"),
    Query(profile=Profile.ADMINISTRATIVE),
    Query(oncology=True),
    Query(generic=False, off_network=True),
    Query(inactive_before=START - timedelta(days=30)),
    Query(text="tremblay"),
    Query(text="jean.roy12.ciussscn@ssss.gouv.qc.ca"),
    Query(text="m"),
]


def _plans(store: SqlStore, query: Query, scope: Scope) -> list[str]:
    """The lines of SQLite's plans for each statement of a page."""
    asked: list[str] = []
    with store.reading() as unit:
        driver = cast("sqlite3.Connection", unit.connection.connection.dbapi_connection)
        driver.set_trace_callback(asked.append)  # what the database itself is asked, values included
        try:
            page = unit.directory.page(query, scope)
            if page.next:
                unit.directory.page(structs.replace(query, cursor=page.next), scope)
        finally:
            driver.set_trace_callback(None)
        selects = [sql for sql in asked if sql.lstrip().startswith(("SELECT", "WITH"))]
        assert selects
        return [row[3] for sql in selects for row in driver.execute(f"EXPLAIN QUERY PLAN {sql}")]


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("rare", [pages.RARE, 3])
@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_no_list_scans_the_directory(store: SqlStore, monkeypatch: pytest.MonkeyPatch, query: Query, rare: int) -> None:
    monkeypatch.setattr(pages, "RARE", rare)
    fill(store, 60)
    for sort, scope in product(Sort, (EVERYWHERE, Scope(establishments=frozenset({"03", "16-2"})))):
        plan = _plans(store, structs.replace(query, sort=sort, limit=3), scope)
        scans = [line for line in plan if line.startswith(("SCAN accounts", "SCAN a ", "SCAN r"))]
        assert [line for line in scans if "account_counts" not in line] == []


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_a_large_list_is_merged_without_sorting_it(store: SqlStore) -> None:
    fill(store, 60)
    for sort in Sort:
        plan = _plans(store, Query(sort=sort, limit=3), EVERYWHERE)
        merged = [line for line in plan if "MERGE" in line]
        sorts = [line for line in plan if "TEMP B-TREE" in line]
        assert merged
        assert len(sorts) <= 2, plan  # the page itself, after its rows are joined: once for each of the two pages
