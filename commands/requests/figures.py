"""How a CCT keeps its promise: how many requests, how fast they were answered, of which kinds (R62)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median

from commands.domain.calendar import QUEBEC, Calendar
from commands.domain.requests import Request
from commands.ports import Unit
from commands.requests.reading import Wish

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekFigure:
    """Requests filed in the week that begins on `monday`. `median_minutes` is of working time, None where none was answered."""

    cct: str
    monday: date
    count: int
    answered: int
    late: int
    median_minutes: int | None
    kinds: tuple[tuple[Wish, int], ...]


def monday_of(moment: datetime) -> date:
    """The Monday of its week in Quebec."""
    here = moment.astimezone(QUEBEC).date()
    return here - timedelta(days=here.weekday())


def figure(unit: Unit, calendar: Calendar, cct: str, monday: date, now: datetime) -> WeekFigure:
    """Of the week of that Monday, as things stand at `now`."""
    since = datetime.combine(monday, time(), QUEBEC)
    filed = unit.requests.filed_between(cct, since, datetime.combine(monday + _WEEK, time(), QUEBEC))
    answered = [(one.filed_at, one.answered_at, one.establishment) for one in filed if one.answered_at]
    waits = [calendar.worked_between(*one).total_seconds() / 60 for one in answered]
    return WeekFigure(
        cct=cct,
        monday=monday,
        count=len(filed),
        answered=len(waits),
        late=_late(filed, now),
        median_minutes=int(median(waits)) if waits else None,
        kinds=tuple(Counter(one.wish for one in filed).most_common()),
    )


def _late(filed: Iterable[Request], now: datetime) -> int:
    """Answered after the promise, or not yet; one that ended unanswered broke it if it had come due by then."""
    ends = ((one.answered_at or one.ended_at or now, one.due_at) for one in filed)
    return sum(end > due for end, due in ends)
