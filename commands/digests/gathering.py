"""The figures of a digest and the accounts that it lists, most urgent first (R70)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import islice

from msgspec import structs

from commands.domain.accounts import Account, Pool, Status
from commands.domain.calendar import QUEBEC
from commands.domain.digests import MOST_ROWS, ListedAccount, NewDigest, Why
from commands.domain.invitations import DAYS, day_count, local_day
from commands.domain.listing import Freshness, Line, Query, Sort
from commands.domain.people import Scope
from commands.domain.seats import SeatCount
from commands.ports import Milestone, MilestoneKind, Unit

NAMED = 5
"""Newly activated people whose names are told; the others are counted."""
_PAGE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """Licences of a scope together. `allocated` and `free` are None where nothing is fixed; `tight` have few left, or none."""

    allocated: int | None
    used: int
    reserved: int
    free: int | None
    deficit: int
    tight: tuple[SeatCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a digest counts. `expired` and `activated` are accounts whose invitation ended so since the last one; `expiring` have
    few days left, or none and are still pending at Zoom; `late` are those of the open requests that wait too long; `lent` are
    loans that end within as many days."""

    pending: int
    expired: int
    expiring: int
    activated: int
    names: tuple[str, ...]
    seats: Seats
    waiting: int
    requests: int
    late: int
    freshness: Freshness
    lent: int = 0

    @property
    def quiet(self) -> bool:
        """Nothing to report: people who simply have yet to activate are no news, and loans remind of themselves (R55)."""
        return not any((self.expired, self.expiring, self.activated, self.waiting, self.requests, self.seats.tight))


def figures_of(unit: Unit, scope: Scope, digest: NewDigest, ended: Sequence[Milestone], now: datetime) -> Figures:
    """As things stand; `ended` are the milestones since the last digest."""
    activated = dict.fromkeys(one.account for one in ended if one.kind is MilestoneKind.ACTIVATED)
    requests = [one for one in unit.requests.open(None) if one.establishment in scope]
    pending = sum(one.number for one in unit.directory.counts(scope) if one.status is Status.PENDING)
    return Figures(
        pending=pending,
        expired=len({one.account_id for one in ended if one.kind is MilestoneKind.EXPIRED}),
        expiring=unit.directory.pending_before(scope, last_chance(digest.horizon, now)),
        activated=len({one.account_id for one in ended if one.kind is MilestoneKind.ACTIVATED}),
        names=tuple(one.name or one.email for one in islice(_known(unit, activated), NAMED)),
        seats=seats_of(unit, scope, digest.few or 0),
        waiting=len(unit.waiting.lines(scope)),
        requests=len(requests),
        late=sum(one.late(now) for one in requests),
        freshness=unit.directory.freshness(),
        lent=sum((one.until - local_day(now)).days <= digest.horizon for one in unit.loans.open(scope)),
    )


def rows_of(unit: Unit, scope: Scope, horizon: int, ended: Sequence[Milestone], now: datetime) -> tuple[ListedAccount, ...]:
    """Those who have lost their invitation first, then those who are about to, the soonest first."""
    lost = dict.fromkeys(one.account for one in ended if one.kind is MilestoneKind.EXPIRED)
    expired = (one for one in _known(unit, lost) if one.status is Status.EXPIRED and one.establishment in scope)
    listed = [*(_listed(one, Why.EXPIRED) for one in expired)]
    listed += [_listed(one, Why.EXPIRING) for one in islice(expiring(unit, scope, horizon, now), MOST_ROWS)]
    return tuple(listed[:MOST_ROWS])


def expiring(unit: Unit, scope: Scope, horizon: int, now: datetime) -> Iterator[Line]:
    """Pending people of whose 30 days no more than the horizon is left, soonest first; of an unknown date the day first seen
    counts, which is no earlier than the invitation (R26)."""
    query = Query(statuses=(Status.PENDING,), sort=Sort.INVITED, limit=_PAGE)
    while True:
        page = unit.directory.page(query, scope)
        for line in page.rows:
            if line.invited_at is None:
                continue
            if DAYS - day_count(line.invited_at, now) > horizon:
                return
            yield line
        if not page.next:
            return
        query = structs.replace(query, cursor=page.next)


def last_chance(horizon: int, now: datetime) -> datetime:
    """Who was invited before this moment has no more than the horizon left, by days of Quebec's calendar."""
    day = local_day(now) - timedelta(days=DAYS - horizon - 1)
    return datetime.combine(day, time(), QUEBEC)


def seats_of(unit: Unit, scope: Scope, few: int) -> Seats:
    """Licences alone: add-ons have their own page."""
    counts = [one for one in unit.seats.overview(scope) if one.pool is Pool.LICENCE]
    fixed = [one for one in counts if one.allocated is not None]
    tight = tuple(one for one in fixed if one.deficit or ((one.free or 0) <= few and (one.allocated or one.taken)))
    return Seats(
        allocated=sum(one.allocated or 0 for one in fixed) if fixed else None,
        used=sum(one.used for one in counts),
        reserved=sum(one.reserved for one in counts),
        free=sum(one.free or 0 for one in fixed) if fixed else None,
        deficit=sum(one.deficit for one in fixed),
        tight=tight,
    )


def _known(unit: Unit, public_ids: dict[str, None]) -> Iterator[Account]:
    found = (unit.directory.get(one) for one in public_ids if one)
    return (one for one in found if one is not None)


def _listed(one: Account | Line, why: Why) -> ListedAccount:
    return ListedAccount(
        account_id=one.id,
        public_id=one.public_id,
        email=one.email,
        name=one.name,
        establishment=one.establishment,
        why=why,
    )
