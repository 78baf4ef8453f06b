"""How PostgreSQL searches: words and scope by one walk of one index, and what is too much always from the same end."""

from __future__ import annotations

import pytest
from sqlalchemy import text as plain

from commands.domain.listing import Query
from commands.domain.people import EVERYWHERE, Scope
from storage.directory.database import Database, joined
from storage.directory.filters import reach
from storage.directory.hits import found_by_text
from storage.directory.words import words_of_search
from storage.unit import SqlStore
from tests.support.people import fill
from tests.support.population import populate


@pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)
@pytest.mark.parametrize("text", ["tremblay", "m", "jean roy", "sante mentale"])
@pytest.mark.parametrize("keys", [("03",), ("03", "16-2")], ids=["one", "some"])
def test_a_narrow_search_meets_nobody_outside_its_scope(store: SqlStore, text: str, keys: tuple[str, ...]) -> None:
    """R4: rows of other establishments are not even read."""
    fill(store, 60)
    with store.reading() as unit:
        scope = Scope(establishments=frozenset(keys))
        known = dict.fromkeys(("01", "03", "06-2", "16-2", ""), 12)
        database = Database(unit.connection)
        table, conditions = found_by_text(database, words_of_search(text), reach(Query(text=text), scope, known), ())
        where, params = joined(conditions)
        unit.connection.execute(plain("SET LOCAL enable_seqscan = off"))
        plan = [row[0] for row in database.rows(f"EXPLAIN SELECT a.id FROM {table} WHERE {where}", params)]  # noqa: S608 - constants only
    indexed = " ".join(line for line in plan if "Index Cond" in line)
    assert "establishment" in indexed
    assert "search_text" in indexed
    assert not [line for line in plan if "Filter" in line]


@pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)
def test_too_many_hits_are_the_same_ones_each_time(store: SqlStore) -> None:
    """R10: or the second page of a capped search would not follow the first."""
    with store.writing() as unit:  # a table of many pages, from which PostgreSQL may begin anywhere
        unit.connection.execute(plain("ALTER TABLE accounts SET (fillfactor = 10)"))
        unit.commit()
    populate(store.engine, store.reference, 6_000)
    asked = Query(text="gouv", limit=10)
    pages = []
    for _ in range(3):
        with store.reading() as unit:
            pages.append(unit.directory.page(asked, EVERYWHERE))
    assert pages[0].capped
    assert pages[1:] == pages[:1] * 2
