"""A page of a small set: what a text finds, or a filter that few accounts pass. The set is gathered first, up to a cap, inside
the scope; then it is sorted and one page of it is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from storage.directory.database import Clause, Database, joined
from storage.directory.derived import scope_token
from storage.directory.filters import Facet, Reach, condition
from storage.directory.paging import Order
from storage.directory.rows import LINE_BY_ID, line_columns
from storage.directory.search_schema import PLACES
from storage.directory.words import like, phrase, remainder
from storage.tables.accounts import FLAGS, flag_index, ordered_index

_NARROW = 10
"""Establishments that a search of PostgreSQL's index looks for itself: each is one more list to walk beside the words'. Where
there are more, or most are within, the rows are met soon enough (at 1,000,000 accounts both take the same at 10 of 34)."""


def found_by_text(database: Database, words: Sequence[str], reach: Reach, facets: Iterable[Facet]) -> tuple[str, list[Clause]]:
    """Tables and conditions of the accounts that hold the words."""
    rest = [condition(database.spelling, facet, prefix="a.") for facet in facets]
    if not database.spelling.sqlite:
        return "accounts a", [*like(words), *_scoped(reach), *rest]
    if not reach.whole:
        rest.append(database.spelling.among(database.spelling.unindexed("a.establishment"), reach.inside))
    near = len(reach.inside) <= len(reach.outside)
    tokens = sorted({scope_token(key) for key in (reach.inside if near else reach.outside)})
    if not near:  # an establishment within may share the token of one outside
        tokens = sorted(set(tokens) - {scope_token(key) for key in reach.inside})
    expression = phrase(words, () if reach.whole else tokens, outside=not near)
    matched = Clause("accounts_fts MATCH ?", (expression,))
    return "accounts_fts f CROSS JOIN accounts a ON a.id = f.rowid", [matched, *remainder(words), *rest]


def found_by_facet(database: Database, driver: Facet, reach: Reach, facets: Iterable[Facet]) -> tuple[str, list[Clause]]:
    """Tables and conditions of the accounts that pass `driver`, by its own index, and the other facets."""
    rest = [condition(database.spelling, facet, prefix="a.") for facet in facets if facet is not driver]
    first = [
        database.spelling.among("a.establishment", reach.inside),
        condition(database.spelling, driver, prefix="a.", indexed=True),
    ]
    return _by_index(database, driver), [*first, *rest]


def number(database: Database, driver: Facet, reach: Reach, cap: int) -> int:
    """How many accounts pass `driver`, counted in its index up to `cap`."""
    table, conditions = found_by_facet(database, driver, reach, ())
    where, params = joined(conditions)
    rows = database.rows(f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {where} LIMIT ?) found", (*params, cap))  # noqa: S608 - constants only
    return int(rows[0][0])


def page(
    database: Database, table: str, conditions: Sequence[Clause], order: Order, cap: int, limit: int, *, dated: bool
) -> tuple[Sequence[Any], int]:
    """At most `limit` rows of `line_columns` with the order's columns behind, and the size of the set (at most `cap`)."""
    where, params = joined(conditions)
    names = ", ".join(f"a.{name}" for name in order.columns)
    picked, places = joined(order.after("hits."))
    last = ", ".join(f"page.{name}" for name in order.columns)
    rows = database.rows(
        f"WITH hits AS MATERIALIZED (SELECT {names} FROM {table} WHERE {where} LIMIT ?) "  # noqa: S608 - constants only
        f"SELECT {line_columns(dated=dated)}, {last}, (SELECT count(*) FROM hits) FROM "
        f"(SELECT * FROM hits {'WHERE ' + picked if picked else ''} ORDER BY {order.by('hits.')} LIMIT ?) page "
        f"{LINE_BY_ID} ORDER BY {order.by('page.')}",
        (*params, cap, *places, limit),
    )
    return rows, int(rows[0][-1]) if rows else 0


def _scoped(reach: Reach) -> Iterable[Clause]:
    """PostgreSQL's condition of the scope: a narrow one as its index has it, a wide one where no index sees it."""
    if reach.whole:
        return
    inside = list(reach.inside)
    if len(inside) <= min(_NARROW, len(reach.outside)):
        yield Clause(f"{PLACES.format('a.')} && ?", (inside,))
    else:
        yield Clause("(a.establishment || '') = ANY(?)", (inside,))


def _by_index(database: Database, facet: Facet) -> str:
    index = flag_index(facet.column) if facet.column in FLAGS else ordered_index(_COLUMNS_OF[facet.column])
    return database.spelling.table(index).replace("accounts", "accounts a", 1)


_COLUMNS_OF = {
    "status": ("status", "sort_name"),
    "user_type": ("user_type", "sort_name"),
    "profile": ("profile", "sort_name"),
    "installation": ("installation", "sort_name"),
    "login_key": ("login_key",),
}
