"""A unit that foresees: what thousands of rows are checked against is read once, and each row sees the seats of those above it.

It is a reading unit in all else: a row is checked by the very rules of its command (R3, R51), and nothing is written.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from msgspec import structs

from commands.context import Context
from commands.domain.accounts import Account, Pool
from commands.domain.folding import fold
from commands.domain.listing import Page, Query
from commands.domain.operations import Operation
from commands.domain.people import Scope
from commands.domain.seats import SeatCount
from commands.domain.windows import Window
from commands.ports import AuditQuery, AuditRow, Unit

Taken = tuple[Pool, str]
"""A seat of a pool in an establishment."""
MOST_SEARCHES = 200
"""Look-ups of addresses that resemble an unknown one; past them a row is told that its address is unknown, and no more."""


class Foresight:
    """`context` is for the checks of rows; `take` tells it what a row that is ready would take."""

    def __init__(self, context: Context, emails: Iterable[str]) -> None:
        wanted = list(emails)
        meant = [context.house.reference.network_address(one).correction for one in wanted]
        wanted += filter(None, meant)  # a row with a slip is checked as it was meant, too
        self.seats = _Seats(context.unit)
        self._unit = _Unit(context.unit, self.seats, wanted)
        self.context = structs.replace(context, unit=cast(Unit, self._unit))

    def account(self, email: str) -> Account | None:
        return self._unit.directory.by_email(email)


class _Seats:
    """Counts and windows, each read once; `take` adds what rows above would hold."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._counts: dict[tuple[str, Pool, str], SeatCount] = {}
        self._windows: dict[str, Sequence[Window]] = {}
        self._more: Counter[Taken] = Counter()
        self._fewer: Counter[Taken] = Counter()

    def count(self, establishment: str, pool: Pool, *, by: str = "") -> SeatCount:
        """With the seats of the rows above as reserved."""
        known = self._known(establishment, pool, by)
        return replace(known, reserved=known.reserved + self._more[pool, establishment])

    def windows(self, establishment: str, now: datetime) -> Sequence[Window]:
        if establishment not in self._windows:
            self._windows[establishment] = self._unit.seats.windows(establishment, now)
        return self._windows[establishment]

    def take(self, wanted: Iterable[Taken], given: Iterable[Taken]) -> None:
        """What a row would hold, and what its account would give up: that frees nothing for the rows below."""
        self._more.update(wanted)
        self._fewer.update(given)

    def touched(self) -> Mapping[Taken, tuple[SeatCount, int]]:
        """Each pool that rows take from or give to: how it is now, and how many seats would be taken after."""
        pools = sorted({*self._more, *self._fewer}, key=lambda one: (one[1], list(Pool).index(one[0])))
        now = {one: self._known(one[1], one[0], "") for one in pools}
        return {one: (count, count.taken + self._more[one] - self._fewer[one]) for one, count in now.items()}

    def _known(self, establishment: str, pool: Pool, by: str) -> SeatCount:
        key = (establishment, pool, by)
        if key not in self._counts:
            self._counts[key] = self._unit.seats.count(establishment, pool, by=by)
        return self._counts[key]


class _Directory:
    """Accounts by address, read at once; all else as the directory has it."""

    def __init__(self, unit: Unit, emails: Sequence[str]) -> None:
        self._directory = unit.directory
        self._accounts = dict(unit.directory.by_emails(emails))
        self._asked = {fold(one) for one in emails}
        self._searches = 0

    def by_email(self, email: str) -> Account | None:
        key = fold(email)
        if key not in self._asked:
            self._asked.add(key)
            self._accounts.update(self._directory.by_emails([email]))
        return self._accounts.get(key)

    def page(self, query: Query, scope: Scope) -> Page:
        self._searches += 1
        return self._directory.page(query, scope) if self._searches <= MOST_SEARCHES else Page(rows=(), total=None)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._directory, name)


class _Ledger:
    """What is under way on these addresses, read at once."""

    def __init__(self, unit: Unit, emails: Sequence[str]) -> None:
        self._ledger = unit.ledger
        self._open: defaultdict[str, list[Operation]] = defaultdict(list)
        for one in unit.ledger.open_among(emails):
            for address in filter(None, (one.email, one.other)):
                self._open[fold(address)].append(one)

    def open_for(self, email: str) -> Sequence[Operation]:
        return self._open.get(fold(email), ())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ledger, name)


class _Audit:
    """Searches, each made once: every row of a full establishment asks when its last seat went."""

    def __init__(self, unit: Unit) -> None:
        self._audit = unit.audit
        self._found: dict[tuple[AuditQuery, Scope], Sequence[AuditRow]] = {}

    def search(self, query: AuditQuery, scope: Scope) -> Sequence[AuditRow]:
        if (query, scope) not in self._found:
            self._found[query, scope] = self._audit.search(query, scope)
        return self._found[query, scope]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._audit, name)


class _Unit:
    """The unit that checks are given."""

    def __init__(self, unit: Unit, seats: _Seats, emails: Sequence[str]) -> None:
        self._unit = unit
        self.seats = seats
        self.directory = _Directory(unit, emails)
        self.ledger = _Ledger(unit, emails)
        self.audit = _Audit(unit)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._unit, name)
