"""`account_counts`: kept in the transaction of what they count, in the order of their key, last (architecture: Counters)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from commands.domain.accounts import Status, UserType
from commands.domain.listing import Count
from commands.domain.people import Scope
from storage.directory.database import Clause, Database, joined
from storage.directory.filters import Facet, condition
from storage.tables.accounts import account_counts, accounts
from storage.upsert import insert

Key = tuple[str, str, str, bool, bool]
"""Establishment, status, type, large meeting, webinar."""
_NAMES = ("establishment", "status", "user_type", "large_meeting", "webinar")


def key_of(row: Mapping[str, Any]) -> Key:
    """What a row of `accounts` is counted under."""
    return row["establishment"], row["status"], row["user_type"], bool(row["large_meeting"]), bool(row["webinar"])


class Counters:
    """Reads the counters, and gathers what one call changes of them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._changes: Counter[Key] = Counter()

    def moved(self, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
        """An account was added (no before), removed (no after) or changed."""
        if before is not None:
            self._changes[key_of(before)] -= 1
        if after is not None:
            self._changes[key_of(after)] += 1

    def apply(self) -> None:
        """Write what was gathered."""
        rows = [dict(zip(_NAMES, key, strict=True), number=self._changes[key]) for key in sorted(self._changes)]
        self._changes.clear()
        changed = [row for row in rows if row["number"]]
        if not changed:
            return
        statement = insert(self._database.connection, account_counts)
        number = account_counts.c.number + statement.excluded.number
        upsert = statement.on_conflict_do_update(index_elements=_NAMES, set_={"number": number})
        self._database.connection.execute(upsert, changed)

    def establishments(self, among: Collection[str] = ()) -> Mapping[str, int]:
        """Those that have accounts, and how many; of these alone, where some are named: each is a look in the key, all are a
        walk over it."""
        named = [self._database.spelling.among("establishment", tuple(among))] if among else []
        where, params = joined([Clause("number > 0"), *named])
        sql = f"SELECT establishment, sum(number) FROM account_counts WHERE {where} GROUP BY establishment"  # noqa: S608 - constants only
        return {key: int(number) for key, number in self._database.rows(sql, params)}

    def places(self) -> Mapping[str, int]:
        """Those that have or had accounts, each with 0: for a search, which asks what lies outside its scope but not how many.
        SQLite names them in a third of the time that adding up takes."""
        return {row[0]: 0 for row in self._database.rows("SELECT DISTINCT establishment FROM account_counts")}

    def number(self, establishments: Iterable[str], statuses: Iterable[Status] = (), types: Iterable[UserType] = ()) -> int:
        """Accounts of these establishments with one of these statuses and types (none given: any)."""
        wanted = [self._database.spelling.among("establishment", tuple(establishments))]
        for column, values in (("status", tuple(statuses)), ("user_type", tuple(types))):
            if values:
                wanted.append(condition(self._database.spelling, Facet(column, tuple(one.value for one in values))))
        where, params = joined(wanted)
        rows = self._database.rows(f"SELECT sum(number) FROM account_counts WHERE {where}", params)  # noqa: S608 - constants only
        return int(rows[0][0] or 0)

    def counts(self, scope: Scope) -> Sequence[Count]:
        rows = self._database.rows(
            "SELECT establishment, status, user_type, sum(number) FROM account_counts "
            "WHERE number > 0 GROUP BY establishment, status, user_type ORDER BY establishment, status, user_type"
        )
        return [
            Count(establishment=key, status=Status(status), user_type=UserType(kind), number=int(number))
            for key, status, kind, number in rows
            if key in scope
        ]

    def total(self) -> int:
        return int(self._database.rows("SELECT coalesce(sum(number), 0) FROM account_counts")[0][0])

    def miscounted(self) -> int:
        """How many of the counters differ from a recount."""
        rows = self._database.connection.execute(select(account_counts).where(account_counts.c.number != 0)).mappings()
        kept = {key_of(dict(row)): int(row["number"]) for row in rows}
        real = self.recounted()
        return sum(kept.get(key, 0) != real.get(key, 0) for key in kept.keys() | real.keys())

    def recounted(self) -> dict[Key, int]:
        """What the counters should say, from the accounts themselves: for the nightly comparison."""
        columns = (
            accounts.c.establishment,
            accounts.c.status,
            accounts.c.user_type,
            (accounts.c.large_meeting > 0).label("large_meeting"),
            (accounts.c.webinar > 0).label("webinar"),
        )
        rows = self._database.connection.execute(select(*columns, func.count()).group_by(*columns))
        return {(place, status, kind, bool(large), bool(webinar)): number for place, status, kind, large, webinar, number in rows}
