"""Search, exact addresses, lists and counts, beside the bare query on the bare driver.

The bare query is what one would type by hand for the same answer: the same index, scope, cap and order, the driver's own cursor,
the same columns fetched, and no account built.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from commands.domain.accounts import Pool, Status
from commands.domain.folding import fold
from commands.domain.listing import HIT_CAP, Query, Sort
from commands.domain.people import EVERYWHERE, Scope
from storage.directory.derived import scope_token
from storage.directory.rows import LINE_COLUMNS, LINE_TABLES
from storage.directory.search_schema import PLACES
from storage.unit import SqlStore
from tests.bench.measure import Measure, Options, milliseconds, percentile
from tests.bench.stores import filled

NAME = "search"

_LIMITS = {"sqlite": 15.0, "postgres": 25.0}
_EXACT = 1.0
_COUNTS = 2.0
_RATIO = 1.5
_LARGE = 1_000_000
"""From here the cost over the bare query is bounded; on a small directory a page costs a fraction of a millisecond anyway."""
_SCOPES = (1, 3, 34)
_PAGE = 20
_WARM = 20


@dataclass(frozen=True, slots=True)
class Person:
    """One account of the directory, to make texts from."""

    email: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of search: its name, and the text for a person."""

    name: str
    text: Callable[[Person], str]
    exact: bool = False


CASES = (
    Case("exact e-mail", lambda one: one.email, exact=True),
    Case("fragment of an e-mail", lambda one: one.email.partition("@")[0][1:]),
    Case("short fragment", lambda one: f"{one.email[2:].partition('@')[0].rpartition('.')[0]}."),
    Case("accent-free name", lambda one: fold(one.last)),
    Case("two words", lambda one: f"{fold(one.first)} {fold(one.last)}"),
)


def run(options: Options) -> Iterable[Measure]:
    for database in options.databases:
        for size in options.sizes:
            with filled(database, size, options.directory) as store:
                yield from measure(store, database, size, options.repeats)


def measure(store: SqlStore, database: str, size: int, repeats: int) -> Iterator[Measure]:
    """All the rows of one store."""
    keys = sorted(one.key for one in store.reference.establishments)
    for scope_size in _SCOPES:
        keys_in = tuple(keys[:: max(1, len(keys) // scope_size)][:scope_size])
        people = _people(store, keys_in, repeats + _WARM)
        for case in CASES:
            yield from _searched(store, database, size, case, keys_in, people)
    yield from _listed(store, database, size, repeats)


def _searched(
    store: SqlStore, database: str, size: int, case: Case, keys: tuple[str, ...], people: Sequence[Person]
) -> Iterator[Measure]:
    scope = Scope(establishments=frozenset(keys))
    ours: list[float] = []
    bare: list[float] = []
    with store.reading() as unit, store.engine.connect() as plain:
        cursor = plain.connection.driver_connection.cursor()  # type: ignore[union-attr]  # a live connection has one
        for turn, person in enumerate(people):
            text = case.text(person)
            sql, params = _bare_exact(database, text, keys) if case.exact else _bare(database, text, keys)
            asked = Query(text=text, limit=_PAGE)
            if turn % 2:  # who comes second finds the pages in memory
                bare.append(milliseconds(_fetch, cursor, sql, params))
            ours.append(milliseconds(unit.directory.page, asked, scope))
            if turn % 2 == 0:
                bare.append(milliseconds(_fetch, cursor, sql, params))
    p95, bare_p95 = percentile(ours[_WARM:], 0.95), percentile(bare[_WARM:], 0.95)
    name = f"{database} {size:,} {case.name}, {len(keys)} est."
    notes: dict[str, str | float] = {"bare p95 ms": round(bare_p95, 3), "p50 ms": round(percentile(ours[_WARM:], 0.5), 3)}
    limit = _EXACT if case.exact else _LIMITS[database]
    yield Measure(bench=NAME, name=f"{name} p95", value=p95, unit="ms", limit=limit, notes=notes)
    ratio = _RATIO if size >= _LARGE else None
    yield Measure(bench=NAME, name=f"{name} / bare", value=p95 / bare_p95, unit="×", limit=ratio)


def _listed(store: SqlStore, database: str, size: int, repeats: int) -> Iterator[Measure]:
    """Counts and lists of the whole directory."""
    asked: dict[str, tuple[float | None, Callable[[Any], object]]] = {
        "counts": (_COUNTS, lambda unit: unit.directory.counts(EVERYWHERE)),
        "seats of one": (_COUNTS, lambda unit: unit.seats.count("03", Pool.LICENCE)),
        "seats of all": (_COUNTS, lambda unit: unit.seats.overview(EVERYWHERE)),
        "list by name": (_LIMITS[database], lambda unit: unit.directory.page(Query(), EVERYWHERE)),
        "list of pending": (
            _LIMITS[database],
            lambda unit: unit.directory.page(Query(statuses=(Status.PENDING,), sort=Sort.INVITED), EVERYWHERE),
        ),
        "oncology by e-mail": (None, lambda unit: unit.directory.page(Query(oncology=True, sort=Sort.EMAIL), EVERYWHERE)),
        "off network, never mind": (None, lambda unit: unit.directory.page(Query(off_network=False), EVERYWHERE)),
        "one or two letters": (_LIMITS[database], lambda unit: unit.directory.page(Query(text="ma l"), EVERYWHERE)),
        "a domain": (_LIMITS[database], lambda unit: unit.directory.page(Query(text="@ssss.gouv.qc.ca"), EVERYWHERE)),
        "an unknown address": (_LIMITS[database], lambda unit: unit.directory.page(Query(text=_UNKNOWN), EVERYWHERE)),
    }
    for name, (limit, call) in asked.items():
        with store.reading() as unit:
            times = [milliseconds(call, unit) for _ in range(max(10, repeats // 4))]
        yield Measure(bench=NAME, name=f"{database} {size:,} {name} p95", value=percentile(times, 0.95), unit="ms", limit=limit)


_MANY = 10
"""Establishments; more are most of those that there are."""
_UNKNOWN = "marie.tremblay99999999.ciussscn@ssss.gouv.qc.ca"


def _fetch(cursor: Any, sql: str, params: tuple[Any, ...]) -> Sequence[Any]:
    rows: Sequence[Any] = cursor.execute(sql, params).fetchall()
    return rows


def _people(store: SqlStore, keys: tuple[str, ...], number: int) -> list[Person]:
    chance = random.Random(5)
    with store.reading() as unit:
        total = unit.directory.total()
        marks = ", ".join("?" * len(keys))
        sql = f"SELECT email, first_name, last_name FROM accounts WHERE id = ? AND establishment IN ({marks})"  # noqa: S608 - placeholders
        people: list[Person] = []
        while len(people) < number:
            sql_here = sql if unit.connection.dialect.name == "sqlite" else sql.replace("?", "%s")
            found = unit.connection.exec_driver_sql(sql_here, (chance.randint(1, total), *keys)).first()
            if found:
                people.append(Person(*found))
    return people


def _bare(database: str, text: str, keys: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    words = fold(text).split()
    last = f"SELECT {LINE_COLUMNS} FROM (SELECT * FROM hits ORDER BY sort_name, id LIMIT {_PAGE + 1}) page"  # noqa: S608 - constants only
    joined = "JOIN accounts a ON a.id = page.id JOIN account_readings r ON r.account_id = a.id ORDER BY page.sort_name, page.id"
    if database == "sqlite":
        phrase = " AND ".join(f'"{word}"' for word in words)
        scope = " OR ".join(f'"{scope_token(key)}"' for key in keys)
        hits = (
            "SELECT a.sort_name, a.id FROM accounts_fts f JOIN accounts a ON a.id = f.rowid "  # noqa: S608 - constants only
            f"WHERE accounts_fts MATCH ? LIMIT {HIT_CAP}"
        )
        match = f"(search_text : ({phrase})) AND (scope_token : ({scope}))"
        return f"WITH hits AS MATERIALIZED ({hits}) {last} {joined}", (match,)
    likes = " AND ".join("search_text LIKE ?" for _ in words)
    # As the index has it where it helps: else a bare query that reads the rows of all establishments would flatter ours.
    scope = f"{PLACES.format('')} && ?" if len(keys) < _MANY else "establishment = ANY(?)"
    hits = f"SELECT sort_name, id FROM accounts WHERE {likes} AND {scope} LIMIT {HIT_CAP}"  # noqa: S608 - constants only
    sql = f"WITH hits AS MATERIALIZED ({hits}) {last} {joined}".replace("?", "%s")
    return sql, (*(f"%{word}%" for word in words), list(keys))


def _bare_exact(database: str, text: str, keys: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    marks = ", ".join("?" * len(keys))
    sql = f"SELECT {LINE_COLUMNS} FROM {LINE_TABLES} WHERE a.email_key = ? AND a.establishment IN ({marks})"  # noqa: S608 - constants only
    return (sql if database == "sqlite" else sql.replace("?", "%s")), (text, *keys)
