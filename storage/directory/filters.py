"""A query's filters as conditions, and the establishments it looks at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from commands.domain.accounts import UNASSOCIATED
from commands.domain.listing import Query
from commands.domain.people import Scope
from storage.directory.database import Clause, Spelling
from storage.directory.derived import time_key

_NO_CODE = "\ufffd"
"""Stands for what no database can hold."""


class Facet(msgspec.Struct, frozen=True):
    """A filter on one column: any of `values`, equal; or, for `login_key`, below the one value."""

    column: str
    values: tuple[Any, ...]


def facets_of(query: Query) -> tuple[Facet, ...]:
    """The filters that are set, but the text and the establishments."""
    found: list[Facet] = []
    if query.statuses:
        found.append(Facet("status", tuple(sorted({one.value for one in query.statuses}))))
    if query.types:
        found.append(Facet("user_type", tuple(sorted({one.value for one in query.types}))))
    if query.installation:
        found.append(Facet("installation", (query.installation if query.installation.isprintable() else _NO_CODE,)))
    if query.profile is not None:
        found.append(Facet("profile", (query.profile.value,)))
    if query.inactive_before is not None:
        found.append(Facet("login_key", (time_key(query.inactive_before),)))
    for flag in ("oncology", "generic", "off_network"):
        wanted = getattr(query, flag)
        if wanted is not None:
            found.append(Facet(flag, (wanted,)))
    return tuple(found)


def condition(spelling: Spelling, facet: Facet, *, prefix: str = "", indexed: bool = False) -> Clause:
    """The facet's condition; unless `indexed`, one that leaves the choice of the index to others."""
    column = f"{prefix}{facet.column}"
    if isinstance(facet.values[0], bool):
        return Clause(spelling.flag(column, value=facet.values[0]))
    name = column if indexed else spelling.unindexed(column)
    if facet.column == "login_key":
        return Clause(f"{name} < ?", facet.values)
    if len(facet.values) == 1:
        return Clause(f"{name} = ?", facet.values)
    return spelling.among(name, facet.values)


class Reach(msgspec.Struct, frozen=True):
    """The establishments a query looks at, of those known, and how many accounts these have; `whole` when these are all."""

    inside: tuple[str, ...]
    outside: tuple[str, ...]
    accounts: int

    @property
    def whole(self) -> bool:
        return not self.outside


def reach(query: Query, scope: Scope, known: Mapping[str, int]) -> Reach:
    """What `scope` (R4) and the query's own establishments leave of those `known`, each with its accounts."""
    inside: list[str] = []
    outside: list[str] = []
    for key in sorted(known):
        (inside if admits(query, scope, key) else outside).append(key)
    return Reach(tuple(inside), tuple(outside), sum([known[key] for key in inside]))


def admits(query: Query, scope: Scope, establishment: str) -> bool:
    """Whether an account of this establishment may be in the answer at all."""
    if query.unassociated and establishment != UNASSOCIATED:
        return False
    return establishment in scope and (not query.establishments or establishment in query.establishments)
