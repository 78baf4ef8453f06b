"""Rows about a person, in whatever table: by address, by what is folded of it, by where they were met, by their account.

No table is listed: one that is added tomorrow is looked through like the others, and the test of completeness writes an address
into every column there is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import JSON, Column, ColumnElement, Connection, Select, Table, Text, cast, false, func, or_, select, tuple_

from commands.domain.addresses import person_key
from commands.domain.folding import fold
from storage.tables import METADATA
from storage.tables.accounts import accounts
from storage.tables.audit import audit, audit_details
from storage.tables.letters import contacts

LOOKED_THROUGH = tuple(one for one in METADATA.sorted_tables if one.name not in ("audit_seals", "audit_unsealed", "pictures"))
"""All but those that hold no words of anybody's."""
Row: TypeAlias = "Mapping[str, Any]"
_ACCOUNT = ("account_id",)
_EVERY = 10_000
"""Rows of one table at most: more of one person is a defect elsewhere."""


@dataclass(frozen=True, slots=True)
class Known:
    """By what a person is recognised in rows."""

    email: str
    keys: frozenset[str]
    addresses: tuple[tuple[str, str], ...]
    accounts: tuple[int, ...]


def known(connection: Connection, email: str) -> Known:
    """Exactly this address (R2): an account that only looks the same is somebody else's."""
    exact = person_key(email)
    met = select(contacts.c.platform, contacts.c.address).where(contacts.c.email_key == exact)
    theirs = select(accounts.c.id, accounts.c.email).where(accounts.c.email_key == fold(email))
    return Known(
        email=exact,
        keys=frozenset({exact, fold(email)}),
        addresses=tuple((row.platform, row.address) for row in connection.execute(met)),
        accounts=tuple(row.id for row in connection.execute(theirs) if person_key(row.email) == exact),
    )


def found(connection: Connection, who: Known) -> Iterator[tuple[Table, Row, bool]]:
    """Each row with its table; `True` where it only hangs on one before it. Parents come first."""
    seen: dict[str, set[Any]] = {}
    for table in LOOKED_THROUGH:
        source = audit.join(audit_details) if table is audit_details else table
        columns = [*table.c, *(audit.c[name] for name in ("at", "action", "outcome", "establishment") if table is audit_details)]
        own = _about(table, who)
        rows = _rows(connection, select(*columns).select_from(source).where(own))
        kept = [row for row in rows if _exact(table, row, who)]
        keys = _keys(table, kept)
        seen[table.name] = keys
        yield from ((table, row, False) for row in kept)
        yield from ((table, row, True) for row in _children(connection, table, columns, seen, keys))


def _rows(connection: Connection, asked: Select[Any]) -> list[Row]:
    return [dict(row) for row in connection.execute(asked.limit(_EVERY)).mappings()]


def _about(table: Table, who: Known) -> ColumnElement[bool]:
    tests = [_test(column, who) for column in table.columns]
    if {"platform", "address"} <= set(table.c.keys()) and who.addresses:
        tests.append(tuple_(table.c.platform, table.c.address).in_(who.addresses))
    return or_(false(), *(one for one in tests if one is not None))


def _test(column: Column[Any], who: Known) -> ColumnElement[bool] | None:
    if column.name in _ACCOUNT or (column.table is accounts and column.name == "id"):
        return column.in_(who.accounts) if who.accounts else None
    if isinstance(column.type, JSON) or column.name in ("before", "after", "payload", "values", "fields"):
        return func.lower(cast(column, Text)).contains(who.email, autoescape=True)
    if not isinstance(column.type, Text):
        return None
    return column.in_(who.keys) if column.name.endswith("_key") else func.lower(column) == who.email


def _exact(table: Table, row: Row, who: Known) -> bool:
    """A folded key alone may be that of an address that only looks the same, which the row then has in full."""
    plain = [row[one.name] for one in table.columns if isinstance(one.type, Text) and not one.name.endswith("_key")]
    others = {str(value) for value in plain if isinstance(value, str) and fold(value) in who.keys}
    return not others or who.email in {person_key(one) for one in others}


def _keys(table: Table, rows: Sequence[Row]) -> set[Any]:
    (only, *more) = table.primary_key.columns
    return set() if more else {row[only.name] for row in rows}


def _children(
    connection: Connection, table: Table, columns: Sequence[Any], seen: Mapping[str, set[Any]], own: set[Any]
) -> Sequence[Row]:
    """Rows that hang on what was found: the events of a request, the offers of a place in line."""
    hanging = [
        key.parent.in_(seen[key.column.table.name])
        for key in table.foreign_keys
        if seen.get(key.column.table.name) and key.column.table is not audit
    ]
    if not hanging or table is audit_details:
        return ()
    rows = _rows(connection, select(*columns).where(or_(*hanging)))
    (only, *more) = table.primary_key.columns
    return [row for row in rows if more or row[only.name] not in own]
