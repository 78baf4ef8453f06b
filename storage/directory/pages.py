"""One page of the directory (R10-R12): which way to read it, its total and its cursors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import structs

from commands.domain.listing import Page, Query
from commands.domain.people import Scope
from storage.directory import hits, walk
from storage.directory.counters import Counters
from storage.directory.database import Database, joined
from storage.directory.filters import Facet, Reach, admits, condition, facets_of, reach
from storage.directory.paging import Order, cursor, order_of
from storage.directory.rows import LINE_TABLES, behind, line_columns, liner
from storage.directory.words import words_of_search

RARE = 5_000
"""A filter that fewer accounts pass is gathered and sorted; past it, walking in order meets its accounts soon enough."""
MAX_LIMIT = 10_000
"""Rows in one page at most: exports read page by page."""
_EMPTY = Page(rows=(), total=0)


class Pages:
    """Reads pages on one connection."""

    def __init__(self, database: Database, counters: Counters) -> None:
        self._database = database
        self._counters = counters
        self._lines = liner(database.connection.dialect)

    def page(self, query: Query, scope: Scope) -> Page:
        words = words_of_search(query.text)
        exact = self._exact(words, query, scope)
        if exact:
            return exact
        # Search alone asks what lies outside: it leaves that out where that is shorter to say.
        named = query.establishments or scope.establishments
        seen = reach(query, scope, self._counters.places() if words else self._counters.establishments(named))
        if not seen.inside:
            return _EMPTY
        if not 0 < query.limit <= MAX_LIMIT:
            query = structs.replace(query, limit=max(1, min(query.limit, MAX_LIMIT)))
        found = self._page(query, words, seen)
        if not found.rows and query.cursor:  # what stood around the cursor is gone
            return self._page(structs.replace(query, cursor=""), words, seen)
        return found

    def _page(self, query: Query, words: Sequence[str], seen: Reach) -> Page:
        order = order_of(query)
        facets = facets_of(query)
        if words:
            return self._gathered(query, order, hits.found_by_text(self._database, words, seen, facets), query.hits)
        chosen = walk.route(order.keys, facets)
        driver = self._rare(seen, facets) if chosen.residual else None
        if driver:
            return self._gathered(query, order, hits.found_by_facet(self._database, driver, seen, facets), RARE)
        rows = walk.page(self._database, chosen, seen.inside, order, query.limit + 1, dated=query.dated)
        return self._made(rows, query, order, total=self._total(query, seen, facets))

    def _exact(self, words: Sequence[str], query: Query, scope: Scope) -> Page | None:
        """The one account whose whole address was typed: by its own index, since search would look at each of its trigrams."""
        if len(words) != 1 or "@" not in words[0]:
            return None
        where, params = joined(condition(self._database.spelling, facet, prefix="a.") for facet in facets_of(query))
        columns = line_columns(dated=query.dated)
        sql = f"SELECT {columns} FROM {LINE_TABLES} WHERE a.email_key = ?{' AND ' if where else ''}{where}"  # noqa: S608 - constants only
        found = self._lines(self._database.rows(sql, (words[0], *params)), dated=query.dated)
        rows = tuple(line for line in found if admits(query, scope, line.establishment))
        return Page(rows=rows, total=1) if rows else None

    def _gathered(self, query: Query, order: Order, source: tuple[str, list[Any]], cap: int) -> Page:
        rows, number = hits.page(self._database, *source, order, cap, query.limit + 1, dated=query.dated)
        capped = number >= cap
        return self._made(rows, query, order, total=None if capped else number, capped=capped)

    def _rare(self, seen: Reach, facets: Sequence[Facet]) -> Facet | None:
        """A facet that few accounts pass, if there is one."""
        for facet in facets:
            if facet.values != (False,) and hits.number(self._database, facet, seen, RARE) < RARE:
                return facet
        return None

    def _total(self, query: Query, seen: Reach, facets: Sequence[Facet]) -> int | None:
        if not facets:
            return seen.accounts
        if any(facet.column not in ("status", "user_type") for facet in facets):
            return None
        return self._counters.number(seen.inside, query.statuses, query.types)

    def _made(self, rows: Sequence[Any], query: Query, order: Order, *, total: int | None, capped: bool = False) -> Page:
        """The page of `rows`, which hold one more than asked for where there are more."""
        more = len(rows) > query.limit
        kept = list(rows[: query.limit])
        if order.turned:
            kept.reverse()
        keys = slice(behind(dated=query.dated), behind(dated=query.dated) + len(order.columns))
        ends = [tuple(row[keys]) for row in (kept[0], kept[-1])] if kept else []
        forward, backward = (True, more) if order.turned else (more, order.place is not None)
        if total is None and not (forward or backward or capped):
            total = len(kept)
        return Page(
            rows=self._lines(kept, dated=query.dated),
            total=total,
            next=cursor(query.sort, ends[1], backward=False) if ends and forward else "",
            previous=cursor(query.sort, ends[0], backward=True) if ends and backward else "",
            capped=capped,
        )
