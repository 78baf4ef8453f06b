"""`commands.ports.Directory` on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, literal_column, or_, select, true

from commands.domain.accounts import Account, Status, UserType, ZoomView
from commands.domain.listing import Count, Freshness, Page, Query
from commands.domain.people import Scope
from commands.domain.reference import ReferenceData
from commands.ports import Clock, Difference, OurFields
from storage.directory import freshness as states
from storage.directory import resemblance, writing
from storage.directory.absorbing import Absorbing, batched
from storage.directory.counters import Counters
from storage.directory.database import Database
from storage.directory.pages import Pages
from storage.directory.placing import Placing
from storage.directory.records import Record, fresh, key_of, met, owned, reassigned, settled
from storage.directory.rows import COLUMNS, TABLES, builder
from storage.directory.words import printable
from storage.tables.accounts import account_readings, accounts
from storage.tables.operations import operations, unended


class SqlDirectory:
    """Accounts on one connection, in the transaction that its caller opened; `writing` tells whether it may write."""

    def __init__(self, connection: Connection, clock: Clock, reference: ReferenceData, writing: bool) -> None:
        self._database = Database(connection)
        self._clock = clock
        self._writing = writing
        self._placing = Placing(reference)
        self._counters = Counters(self._database)
        self._pages = Pages(self._database, self._counters)
        self._build = builder(connection.dialect)

    def get(self, public_id: str) -> Account | None:
        return self._one("a.public_id = ?", printable(public_id))

    def by_email(self, email: str) -> Account | None:
        return self._one("a.email_key = ?", key_of(email))

    def by_emails(self, emails: Iterable[str]) -> Mapping[str, Account]:
        found: dict[str, Account] = {}
        for keys in batched(dict.fromkeys(map(key_of, emails))):
            marks = ", ".join("?" * len(keys))
            rows = self._database.rows(f"SELECT {COLUMNS} FROM {TABLES} WHERE a.email_key IN ({marks})", keys)  # noqa: S608 - constants only
            found |= {key_of(one.email): one for one in map(self._build, rows)}
        return found

    def by_zoom_id(self, zoom_id: str) -> Account | None:
        return self._one("a.zoom_id = ?", printable(zoom_id))

    def page(self, query: Query, scope: Scope) -> Page:
        return self._pages.page(query, scope)

    def accounts(self, ids: Sequence[int]) -> Sequence[Account]:
        found: dict[int, Account] = {}
        for some in batched(ids):
            where = self._database.spelling.among("a.id", some)
            rows = self._database.rows(f"SELECT {COLUMNS} FROM {TABLES} WHERE {where.sql}", where.params)  # noqa: S608 - constants only
            found |= {row[0]: self._build(row) for row in rows}
        return [found[one] for one in ids if one in found]

    def counts(self, scope: Scope) -> Sequence[Count]:
        return self._counters.counts(scope)

    def total(self) -> int:
        return self._counters.total()

    def pending_before(self, scope: Scope, moment: datetime) -> int:
        """By the index of pending people alone: they are few among all."""
        # In a literal: with a bound value neither database recognises its partial index.
        pending = accounts.c.status == literal_column("'pending'")
        theirs = true() if scope.everything else accounts.c.establishment.in_(sorted(scope.establishments))
        counted = select(func.count()).where(pending, accounts.c.invited_at < moment, theirs)
        return self._database.connection.scalar(counted) or 0

    def lookalikes(self, establishment: str, name: str, limit: int = 5) -> Sequence[Account]:
        return [self._by_id(found) for found in resemblance.lookalikes(self._database, establishment, name, limit)]

    def absorb(self, views: Iterable[ZoomView], read_at: datetime) -> Sequence[Difference]:
        self._begin()
        return Absorbing(self._database, self._counters, self._placing, self._clock).absorb(views, read_at)

    def settle(self, view: ZoomView, ours: OurFields, read_at: datetime) -> Account:
        self._begin()
        rows = writing.by_identity(self._database, (key_of(view.email),), (view.zoom_id,) if view.zoom_id else ())
        old = next((row for row in rows if view.zoom_id and row["zoom_id"] == view.zoom_id), next(iter(rows), None))
        if old is None:
            new = fresh(view, read_at, self._placing)
        else:
            writing.displace(self._database, [row["id"] for row in rows if row is not old])
            new = met(old, view, read_at, self._placing) if old["read_at"] <= read_at else old
        account = self._written(old, owned(new, ours), read_at)
        if view.large_meeting is not None:
            writing.mark_addons(self._database, (key_of(view.email),), read_at)
        return account

    def change(self, account_id: int, ours: OurFields) -> Account:
        """Raises LookupError for an account that is gone."""
        self._begin()
        old = self._existing(account_id)
        return self._written(old, owned(old, ours), None)

    def change_many(self, ours: Mapping[str, OurFields]) -> Sequence[Difference]:
        self._begin()
        by_key = {key_of(email): fields for email, fields in ours.items()}
        found: list[Difference] = []
        for keys in batched(by_key):
            rows = writing.by_identity(self._database, keys, ())
            changes = [(old, settled(old, owned(old, by_key[old["email_key"]]), self._placing)) for old in rows]
            changes = [(old, new) for old, new in changes if new["version"] != old["version"]]
            writing.write(self._database, self._counters, changes, None, self._clock.now())
            found += [reassigned(old, new) for old, new in changes]
        self._counters.apply()
        return found

    def miscounted(self) -> int:
        return self._counters.miscounted()

    def remove(self, account_id: int) -> None:
        """Raises LookupError for an account that is gone."""
        self._begin()
        writing.remove(self._database, self._counters, self._existing(account_id))
        self._counters.apply()

    def unseen_since(self, moment: datetime, limit: int) -> Sequence[Account]:
        """Not those that are known to be gone from Zoom (expired), nor those that an operation is about to write."""
        busy = select(operations.c.id).where(operations.c.email_key == accounts.c.email_key, unended(operations))
        unmet = select(account_readings.c.account_id).where(account_readings.c.read_at < moment)  # few: found in the narrow table
        statement = (
            select(accounts.c.id)
            .where(accounts.c.id.in_(unmet), accounts.c.status != Status.EXPIRED.value, ~busy.exists())
            .order_by(accounts.c.id)
            .limit(limit)
        )
        return [self._by_id(found) for found in self._database.connection.execute(statement).scalars().all()]

    def addons_unread_since(self, moment: datetime, limit: int) -> Sequence[Account]:
        looked = account_readings.c.addons_read_at
        statement = (
            select(accounts.c.id)
            .join(account_readings, account_readings.c.account_id == accounts.c.id)
            .where(accounts.c.status == Status.ACTIVE.value, accounts.c.user_type == UserType.LICENSED.value)
            .where(or_(looked.is_(None), looked < moment))
            .order_by(looked.is_not(None), looked, accounts.c.id)
            .limit(limit)
        )
        return [self._by_id(found) for found in self._database.connection.execute(statement).scalars().all()]

    def note_addons(self, account_id: int, read_at: datetime) -> None:
        self._begin()
        these = account_readings.c.account_id == account_id
        self._database.connection.execute(account_readings.update().where(these).values(addons_read_at=read_at))

    def freshness(self) -> Freshness:
        return states.read(self._database)

    def note_reading(self, freshness: Freshness) -> None:
        self._begin()
        states.note(self._database, freshness)

    def ask_refresh(self, by: str) -> None:
        self._begin()
        states.ask(self._database, by, self._clock.now())

    def _one(self, condition: str, *params: Any) -> Account | None:
        rows = self._database.rows(f"SELECT {COLUMNS} FROM {TABLES} WHERE {condition}", params)  # noqa: S608 - constants only
        return self._build(rows[0]) if rows else None

    def _by_id(self, account_id: int) -> Account:
        found = self._one("a.id = ?", account_id)
        if found is None:
            raise LookupError(account_id)
        return found

    def _existing(self, account_id: int) -> Record:
        found = writing.by_id(self._database, account_id)
        if found is None:
            raise LookupError(account_id)
        return found

    def _written(self, old: Record | None, new: Record, read_at: datetime | None) -> Account:
        done = settled(old, new, self._placing)
        writing.write(self._database, self._counters, [(old, done)], read_at, self._clock.now())
        self._counters.apply()
        found = self._one("a.public_id = ?", done["public_id"])
        if found is None:
            raise LookupError(done["public_id"])
        return found

    def _begin(self) -> None:
        if not self._writing:
            raise RuntimeError("a unit that only reads was asked to write")
        self._database.lock()
