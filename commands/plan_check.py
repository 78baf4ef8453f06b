"""The nightly comparison of our seats with Zoom's own figures, and why they differ (R50, R92)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from commands.context import House
from commands.domain.accounts import Pool, Status, UserType
from commands.domain.calendar import QUEBEC
from commands.domain.operations import Json
from commands.domain.people import EVERYWHERE
from commands.domain.seat_figures import Cause, PlanCheck, PlanUse, PoolCheck
from commands.ports import NewLetter, Unit

LETTER = "plan-drift"
"""Kind of the letter that tells admins of a drift."""
FROM = time(3, 30)
FRESH, ADDONS_FRESH = timedelta(hours=1), timedelta(hours=2)
"""How long ago accounts, and their add-ons, were read at most where Zoom is well."""
_SEATED = (Status.ACTIVE, Status.PENDING)


def is_due(unit: Unit, now: datetime) -> bool:
    """Once a night, or as soon after as somebody leads."""
    here = now.astimezone(QUEBEC)
    last = unit.seat_figures.last_check()
    return here.time() >= FROM and (last is None or last.day != here.date())


def check(unit: Unit, house: House, use: Mapping[Pool, PlanUse], now: datetime) -> PlanCheck:
    """Compare, keep, and tell admins of what is new since the night before. An empty `use`: Zoom does not tell its figures."""
    before = unit.seat_figures.last_check()
    pools = _compared(unit, use)
    made = PlanCheck(day=now.astimezone(QUEBEC).date(), at=now, pools=pools, cause=_cause(unit, pools, before, now))
    unit.seat_figures.note_check(made)
    if made.cause is not None and made.cause is not Cause.COUNTERS:
        unit.directory.ask_refresh("iris")
    if worth_telling(made) and (before is None or _told_of(before) != _told_of(made)):
        _write(unit, house, made, now)
    return made


def worth_telling(made: PlanCheck) -> bool:
    return made.cause is not None or any(one.oversold for one in made.pools.values())


def _compared(unit: Unit, use: Mapping[Pool, PlanUse]) -> dict[Pool, PoolCheck]:
    """Zoom counts activated and invited people; what we hold for operations, undos and offers it has not heard of."""
    ours: dict[Pool, int] = dict.fromkeys(use, 0)
    allocated: dict[Pool, int] = {}
    for count in unit.seats.overview(EVERYWHERE):
        if count.pool in ours:
            ours[count.pool] += count.used + count.pending
            if count.allocated is not None:
                allocated[count.pool] = allocated.get(count.pool, 0) + count.allocated
    return {
        pool: PoolCheck(bought=one.bought, at_zoom=one.taken, ours=ours[pool], allocated=allocated.get(pool))
        for pool, one in use.items()
    }


def _cause(unit: Unit, pools: Mapping[Pool, PoolCheck], before: PlanCheck | None, now: datetime) -> Cause | None:
    """The first that explains it, from our own defects to what others did."""
    drifting = {pool: one.drift for pool, one in pools.items() if one.drift}
    if unit.directory.miscounted():
        return Cause.COUNTERS
    if not drifting:
        return None
    if _stale(unit, now):
        return Cause.STALE
    if sum(unit.ledger.depth().values()):
        return Cause.OPERATIONS
    return _by_accounts(unit, drifting, now) or (Cause.UNEXPLAINED if _lasting(before, drifting) else Cause.OUTSIDE)


def _stale(unit: Unit, now: datetime) -> bool:
    freshness = unit.directory.freshness()
    return bool(freshness.alarm) or freshness.complete_at is None or now - freshness.complete_at > FRESH


def _lasting(before: PlanCheck | None, drifting: Mapping[Pool, int]) -> bool:
    """As the night before, a whole reading ago."""
    return before is not None and {pool: one.drift for pool, one in before.pools.items() if one.drift} == drifting


def _by_accounts(unit: Unit, drifting: Mapping[Pool, int], now: datetime) -> Cause | None:
    """Add-ons not read yet; licences that Zoom may count where we count none."""
    drift = drifting.get(Pool.LICENCE, 0)
    if not drift and unit.directory.addons_unread_since(now - ADDONS_FRESH, 1):
        return Cause.UNREAD_ADDONS
    if drift <= 0:
        return None
    counts = unit.directory.counts(EVERYWHERE)
    if sum(one.number for one in counts if one.user_type is UserType.UNKNOWN and one.status in _SEATED) >= drift:
        return Cause.UNKNOWN_TYPES
    if sum(one.number for one in counts if one.user_type is UserType.LICENSED and one.status is Status.INACTIVE) >= drift:
        return Cause.INACTIVE
    return None


def _told_of(made: PlanCheck) -> tuple[Cause | None, dict[Pool, tuple[int, int]]]:
    return made.cause, {pool: (one.drift, one.oversold) for pool, one in made.pools.items()}


def _write(unit: Unit, house: House, made: PlanCheck, now: datetime) -> None:
    for person in sorted(house.admins):
        about: dict[str, Json] = {"day": made.day.isoformat(), "person": person}
        for target in unit.contacts.targets(person)[:1]:
            key = f"{LETTER}:{made.day.isoformat()}:{person}"
            unit.letters.write(NewLetter(kind=LETTER, key=key, target=target, payload=about, due_at=now))
