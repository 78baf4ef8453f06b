"""What is kept of seats beside their count: history, figures by night, thresholds, checks, pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, exists, func, select

from commands.domain.accounts import Pool
from commands.domain.calendar import QUEBEC
from commands.domain.people import EVERYWHERE, Scope
from commands.domain.seat_figures import AllocationChange, Cause, PlanCheck, Point, PoolCheck, Threshold
from commands.ports import Clock, Seats
from storage.tables.seat_figures import pictures, plan_checks, snapshots, thresholds
from storage.tables.seats import allocation_changes
from storage.upsert import insert

PICTURES_FOR = timedelta(days=7)
"""How long a picture can be opened again."""


class SqlSeatFigures:
    """`commands.ports.SeatFigures`."""

    def __init__(self, connection: Connection, clock: Clock, seats: Seats) -> None:
        self._connection = connection
        self._clock = clock
        self._seats = seats

    def history(self, establishment: str, limit: int) -> Sequence[AllocationChange]:
        changes = allocation_changes.c
        query = select(allocation_changes).where(changes.establishment == establishment).order_by(changes.id.desc()).limit(limit)
        return [_change(row) for row in self._connection.execute(query)]

    def last_changes(self, scope: Scope) -> Sequence[AllocationChange]:
        newest = select(func.max(allocation_changes.c.id)).group_by(allocation_changes.c.establishment, allocation_changes.c.pool)
        query = select(allocation_changes).where(allocation_changes.c.id.in_(newest)).order_by(allocation_changes.c.id)
        return [change for row in self._connection.execute(query) if (change := _change(row)).establishment in scope]

    def snapshot(self, day: date) -> int:
        if self._connection.scalar(select(exists().where(snapshots.c.day == day.isoformat()))):
            return 0
        rows = [
            {
                "day": day.isoformat(),
                "establishment": count.establishment,
                "pool": count.pool.value,
                "allocated": count.allocated,
                "used": count.used,
                "reserved": count.reserved,
            }
            for count in self._seats.overview(EVERYWHERE)
        ]
        if rows:
            self._connection.execute(insert(self._connection, snapshots).on_conflict_do_nothing(), rows)
        return len(rows)

    def trend(self, scope: Scope, pool: Pool, days: Iterable[date]) -> Sequence[Point]:
        kept = snapshots.c
        wanted = and_(kept.day.in_(sorted(day.isoformat() for day in days)), kept.pool == pool.value)
        if not scope.everything:
            wanted = and_(wanted, kept.establishment.in_(sorted(scope.establishments)))
        by_day: defaultdict[str, list[Row[Any]]] = defaultdict(list)
        for row in self._connection.execute(select(snapshots).where(wanted).order_by(kept.day)):
            by_day[row.day].append(row)
        return [_point(date.fromisoformat(day), rows) for day, rows in by_day.items()]

    def thresholds(self, scope: Scope) -> Sequence[Threshold]:
        query = select(thresholds).order_by(thresholds.c.establishment, thresholds.c.pool)
        return [
            Threshold(
                establishment=row.establishment,
                pool=Pool(row.pool),
                threshold=row.threshold,
                low=row.low,
                by=row.by,
                at=row.at,
            )
            for row in self._connection.execute(query)
            if row.establishment in scope
        ]

    def set_threshold(self, establishment: str, pool: Pool, threshold: int | None, by: str) -> None:
        if threshold is None:
            self._connection.execute(delete(thresholds).where(_threshold_of(establishment, pool)))
            return
        row = {"threshold": threshold, "low": False, "by": by, "at": self._clock.now()}
        statement = insert(self._connection, thresholds).values(establishment=establishment, pool=pool.value, **row)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["establishment", "pool"], set_=row))

    def mark_low(self, establishment: str, pool: Pool, *, low: bool) -> None:
        self._connection.execute(thresholds.update().where(_threshold_of(establishment, pool)).values(low=low))

    def note_check(self, check: PlanCheck) -> None:
        self._connection.execute(delete(plan_checks).where(plan_checks.c.day == check.day.isoformat()))
        row = {"day": check.day.isoformat(), "at": check.at, "cause": check.cause.value if check.cause else ""}
        self._connection.execute(plan_checks.insert().values(pools=_written(check.pools), **row))

    def last_check(self) -> PlanCheck | None:
        row = self._connection.execute(select(plan_checks).order_by(plan_checks.c.id.desc()).limit(1)).one_or_none()
        if row is None:
            return None
        pools = {Pool(name): PoolCheck(**numbers) for name, numbers in row.pools.items()}
        return PlanCheck(day=date.fromisoformat(row.day), at=row.at, pools=pools, cause=Cause(row.cause) if row.cause else None)

    def keep_picture(self, key: str, png: bytes, establishments: Iterable[str]) -> None:
        now = self._clock.now()
        self._connection.execute(delete(pictures).where(pictures.c.made_at < now - PICTURES_FOR))
        row = {"png": png, "establishments": sorted(establishments), "made_at": now}
        statement = insert(self._connection, pictures).values(key=key, **row)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"made_at": now}))

    def picture(self, key: str) -> tuple[bytes, frozenset[str]] | None:
        found = self._connection.execute(
            select(pictures.c.png, pictures.c.establishments).where(pictures.c.key == key)
        ).one_or_none()
        return None if found is None else (bytes(found.png), frozenset(found.establishments))


def _threshold_of(establishment: str, pool: Pool) -> ColumnElement[bool]:
    return and_(thresholds.c.establishment == establishment, thresholds.c.pool == pool.value)


def _change(row: Row[Any]) -> AllocationChange:
    return AllocationChange(
        establishment=row.establishment,
        pool=Pool(row.pool),
        before=row.before,
        after=row.after,
        at=row.at,
        effective_on=date.fromisoformat(row.effective_on) if row.effective_on else row.at.astimezone(QUEBEC).date(),
        by=row.by,
        reason=row.reason,
    )


def _point(day: date, rows: Sequence[Row[Any]]) -> Point:
    fixed = [row for row in rows if row.allocated is not None]
    counted = fixed or rows
    return Point(
        day=day,
        allocated=sum(row.allocated for row in fixed) if fixed else None,
        used=sum(row.used for row in counted),
        reserved=sum(row.reserved for row in counted),
    )


def _written(pools: Mapping[Pool, PoolCheck]) -> dict[str, dict[str, int | None]]:
    return {
        pool.value: {"bought": one.bought, "at_zoom": one.at_zoom, "ours": one.ours, "allocated": one.allocated}
        for pool, one in pools.items()
    }
