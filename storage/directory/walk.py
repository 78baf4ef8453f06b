"""A page of a large list: each establishment's index is already in order, so the page is merged from their tops."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

import msgspec

from commands.domain.accounts import Status
from storage.directory.database import Clause, Database, Spelling, joined
from storage.directory.filters import Facet, condition
from storage.directory.paging import Order
from storage.directory.rows import LINE_BY_ID, line_columns
from storage.tables.accounts import ORDERED, ordered_index

_MAX_BRANCHES = 400
"""SQLite merges at most 500 selections; more are merged by stages."""
_EVERY_STATUS = Facet("status", tuple(sorted(one.value for one in Status)))


class Route(msgspec.Struct, frozen=True):
    """An index that gives the order, the facets that its first columns pin, and those left to compare row by row."""

    index: tuple[str, ...]
    pinned: tuple[Facet, ...]
    residual: tuple[Facet, ...]


@lru_cache(maxsize=256)
def route(ordered: tuple[str, ...], facets: tuple[Facet, ...]) -> Route:
    """The best index for an order's keys: one that also pins a facet, if any does."""
    keys = tuple(key for key in ordered if key != "establishment")
    by_column = {facet.column: facet for facet in facets}
    if keys == ("invited_key",):
        by_column.setdefault("status", _EVERY_STATUS)
    for index in ORDERED:
        if index[1:] == keys and index[0] in by_column:
            return _route(index, (by_column[index[0]],), facets)
    if keys[0] in by_column and keys != ("login_key",):
        return _route(keys, (by_column[keys[0]],), facets)
    return _route(keys, (), facets)


def page(database: Database, chosen: Route, inside: tuple[str, ...], order: Order, limit: int, *, dated: bool) -> Sequence[Any]:
    """At most `limit` rows of `line_columns`, of the establishments `inside`, with the order's columns behind."""
    made = _statement if order.place else _first
    statement = made(database.spelling, chosen, inside, order, limit, dated)
    return database.rows(statement.sql, statement.params) if statement else ()


def _statement(
    spelling: Spelling, chosen: Route, inside: tuple[str, ...], order: Order, limit: int, dated: bool
) -> Clause | None:
    """What reads the page; None where no row can be in it."""
    branches = [found for cell in _cells(chosen, inside) if (found := _stretch(spelling, chosen, order, cell))]
    if len(branches) == 1:
        return _only(spelling, chosen, branches[0], order, limit, line_columns(dated=dated))
    merged = _merged(spelling, [_named(spelling, chosen, order, one) for one in branches], order, limit)
    if merged is None:
        return None
    last = ", ".join(f"page.{name}" for name in order.columns)
    columns = line_columns(dated=dated)
    sql = f"SELECT {columns}, {last} FROM ({merged.sql}) page {LINE_BY_ID} ORDER BY {order.by('page.')}"  # noqa: S608 - constants only
    return Clause(sql, merged.params)


_first = lru_cache(maxsize=256)(_statement)
"""Of first pages, of which there are most, and few kinds. Those that follow begin at somebody's name, and none is kept (R63)."""


def _route(index: tuple[str, ...], pinned: tuple[Facet, ...], facets: Sequence[Facet]) -> Route:
    return Route(index, pinned, tuple(facet for facet in facets if facet not in pinned))


def _cells(chosen: Route, inside: tuple[str, ...]) -> Iterable[dict[str, str]]:
    """One for each establishment and pinned value: a stretch of the index that is in order by itself."""
    columns = ("establishment", *(facet.column for facet in chosen.pinned))
    for values in product(inside, *(facet.values for facet in chosen.pinned)):
        yield dict(zip(columns, values, strict=True))


def _only(spelling: Spelling, chosen: Route, stretch: Clause, order: Order, limit: int, columns: str) -> Clause:
    """One stretch alone is in order already: its rows are read as they come."""
    last = ", ".join(f"a.{name}" for name in order.columns)
    table = spelling.table(ordered_index(chosen.index)).replace("accounts", "accounts AS a", 1)
    sql = f"SELECT {columns}, {last} FROM {table} WHERE {stretch.sql} ORDER BY {order.by('a.')} LIMIT ?"  # noqa: S608 - constants only
    return Clause(sql, (*stretch.params, limit))


def _stretch(spelling: Spelling, chosen: Route, order: Order, cell: dict[str, str]) -> Clause | None:
    """The condition of the rows of a cell past the place; None where there are none."""
    past = order.after_in(cell)
    if past is None:
        return None
    ranged = chosen.index == ("login_key",)
    pins = (Clause(f"{column} = ?", (value,)) for column, value in cell.items())
    rest = (condition(spelling, facet, indexed=ranged and facet.column == "login_key") for facet in chosen.residual)
    return Clause(*joined((*pins, *past, *rest)))


def _named(spelling: Spelling, chosen: Route, order: Order, stretch: Clause) -> Clause:
    """The keys of a stretch's rows."""
    names = ", ".join(order.columns)
    return Clause(f"SELECT {names} FROM {spelling.table(ordered_index(chosen.index))} WHERE {stretch.sql}", stretch.params)  # noqa: S608 - constants only


def _merged(spelling: Spelling, branches: Sequence[Clause], order: Order, limit: int) -> Clause | None:
    """The first rows of all branches together, read lazily: each database merges what is in order already."""
    if not branches:
        return None
    if len(branches) > _MAX_BRANCHES:
        some = [branches[start : start + _MAX_BRANCHES] for start in range(0, len(branches), _MAX_BRANCHES)]
        stages = [_merged(spelling, each, order, limit) for each in some]
        branches = [Clause(f"SELECT * FROM ({stage.sql}) stage", stage.params) for stage in stages if stage]  # noqa: S608 - constants only
    if not spelling.sqlite and len(branches) > 1:  # which merges only what was asked in order
        branches = [Clause(f"({one.sql} ORDER BY {order.by()} LIMIT ?)", (*one.params, limit)) for one in branches]
    union = " UNION ALL ".join(branch.sql for branch in branches)
    params = tuple(value for branch in branches for value in branch.params)
    return Clause(f"{union} ORDER BY {order.by()} LIMIT ?", (*params, limit))
