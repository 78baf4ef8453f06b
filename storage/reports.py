"""What a month is counted from, and the months that are kept (R74)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, select

from commands.domain.accounts import Pool
from commands.domain.month_figures import DaySeats, Happening, MonthFigures
from commands.domain.months import Month
from commands.domain.operations import Kind, State
from commands.domain.recycling import Standing
from commands.domain.seats import SeatCount
from commands.ports import AnsweredRequest, DoneOperation, GivenBack
from storage.tables.months import months
from storage.tables.operations import operations
from storage.tables.recycling import inquiries
from storage.tables.requests import requests
from storage.tables.seat_figures import snapshots
from storage.upsert import insert

_UNDOES = "undoes"
"""In the payload of an operation: the one that it undoes."""


class SqlReports:
    """`commands.ports.Reports`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def done(self, kinds: Collection[Kind], since: datetime, until: datetime) -> Sequence[DoneOperation]:
        """The last of an operation's establishments is where its account is at the end."""
        found = select(operations.c.kind, operations.c.establishments, operations.c.payload, operations.c.ended_at).where(
            _within(operations.c.ended_at, since, until),
            operations.c.state == State.DONE.value,
            operations.c.kind.in_(sorted(one.value for one in kinds)),
        )
        return [
            DoneOperation(kind=Kind(row.kind), establishment=(row.establishments or [""])[-1], at=row.ended_at)
            for row in self._connection.execute(found)
            if not row.payload.get(_UNDOES)
        ]

    def given_back(self, since: datetime, until: datetime) -> Sequence[GivenBack]:
        given = and_(inquiries.c.standing == Standing.GIVEN.value, _within(inquiries.c.ended_at, since, until))
        found = select(inquiries.c.establishment, inquiries.c.ended_at).where(given)
        return [GivenBack(establishment=row.establishment, at=row.ended_at) for row in self._connection.execute(found)]

    def answered(self, since: datetime, until: datetime) -> Sequence[AnsweredRequest]:
        told = (requests.c.cct, requests.c.establishment, requests.c.filed_at, requests.c.answered_at)
        found = select(*told).where(_within(requests.c.answered_at, since, until))
        return [AnsweredRequest(**row._mapping) for row in self._connection.execute(found)]

    def nights(self, pool: Pool, first: date, last: date) -> Sequence[tuple[date, SeatCount]]:
        days = snapshots.c.day.between(first.isoformat(), last.isoformat())
        found = select(snapshots).where(days, snapshots.c.pool == pool.value).order_by(snapshots.c.day)
        return [_night(row) for row in self._connection.execute(found)]

    def kept(self, month: Month) -> Sequence[MonthFigures]:
        found = select(months).where(months.c.month == str(month)).order_by(months.c.place, months.c.cct)
        return [_read(row, month) for row in self._connection.execute(found)]

    def keep(self, figures: Sequence[MonthFigures]) -> None:
        rows = [{"month": str(one.month), "place": one.place, "cct": one.cct, "figures": _written(one)} for one in figures]
        self._connection.execute(insert(self._connection, months).on_conflict_do_nothing(), rows)


def _within(column: ColumnElement[Any], since: datetime, until: datetime) -> ColumnElement[bool]:
    return and_(column >= since, column < until)


def _night(row: Row[Any]) -> tuple[date, SeatCount]:
    count = SeatCount(
        establishment=row.establishment, pool=Pool(row.pool), allocated=row.allocated, used=row.used, reserved=row.reserved
    )
    return date.fromisoformat(row.day), count


def _written(figures: MonthFigures) -> dict[str, Any]:
    """JSON has text alone as keys."""
    seats = {
        day.isoformat(): [one.allocated, one.used, one.reserved, one.free, one.deficit, one.unfixed]
        for day, one in figures.seats.items()
    }
    happenings = {
        kind.value: {day.isoformat(): count for day, count in by_day.items()}
        for kind, by_day in figures.happenings.items()
        if by_day
    }
    return {
        "seats": seats,
        "happenings": happenings,
        "activation_days": {str(days): count for days, count in figures.activation_days.items()},
        "answer_minutes": {str(minutes): count for minutes, count in figures.answer_minutes.items()},
    }


def _read(row: Row[Any], month: Month) -> MonthFigures:
    told: Mapping[str, Any] = row.figures
    return MonthFigures(
        place=row.place,
        cct=row.cct,
        month=month,
        seats={date.fromisoformat(day): _seats(*numbers) for day, numbers in sorted(told["seats"].items())},
        happenings={
            Happening(kind): {date.fromisoformat(day): count for day, count in by_day.items()}
            for kind, by_day in told["happenings"].items()
        },
        activation_days={int(days): count for days, count in told["activation_days"].items()},
        answer_minutes={int(minutes): count for minutes, count in told["answer_minutes"].items()},
    )


def _seats(allocated: int | None, used: int, reserved: int, free: int, deficit: int, unfixed: int) -> DaySeats:
    return DaySeats(allocated=allocated, used=used, reserved=reserved, free=free, deficit=deficit, unfixed=unfixed)
