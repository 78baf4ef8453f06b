"""Working time in Quebec: 8:00–16:00 on working days, holidays out, an establishment's exceptions on top (R53, R62, R70).

Holidays are those of the library `holidays` (Canada, subdivision QC, public); it is loaded when a year is first asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, cached_property
from zoneinfo import ZoneInfo

OPENS = time(8)
CLOSES = time(16)
QUEBEC = ZoneInfo("America/Toronto")
EVERYWHERE = ""
"""The establishment of an exception that holds for all."""
_FRIDAY = 4
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayException:
    """A day that is worked, or not, whatever the holidays say: in one establishment, or in all (`EVERYWHERE`)."""

    day: date
    working: bool
    establishment: str = EVERYWHERE


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """Working days and hours. An establishment's own exception counts more than one for all, and that more than a holiday.

    Moments are aware, and UTC when they come out; days are those of Quebec's calendar.
    """

    exceptions: tuple[DayException, ...] = ()

    def is_working_day(self, day: date, establishment: str = EVERYWHERE) -> bool:
        for place in (establishment, EVERYWHERE):
            known = self._exceptions.get((place, day))
            if known is not None:
                return known
        return day.weekday() <= _FRIDAY and day not in _holidays_of(day.year)

    def is_open(self, moment: datetime, establishment: str = EVERYWHERE) -> bool:
        """Whether people work at that moment."""
        local = _local(moment)
        return self.is_working_day(local.date(), establishment) and OPENS <= local.time() < CLOSES

    def next_working_day(self, day: date, establishment: str = EVERYWHERE) -> date:
        """The first working day after `day`."""
        day += _ONE_DAY
        while not self.is_working_day(day, establishment):
            day += _ONE_DAY
        return day

    def next_opening(self, moment: datetime, establishment: str = EVERYWHERE) -> datetime:
        """When work begins on the first working day after that of `moment`."""
        return _opening(self.next_working_day(_local(moment).date(), establishment))

    def add_working_hours(self, moment: datetime, hours: float, establishment: str = EVERYWHERE) -> datetime:
        """The moment when so many hours have been worked since `moment`; what is at 16:00 sharp is still of that day."""
        at, left = self._at_work(_local(moment), establishment), timedelta(hours=hours)
        while left > (rest := _time_left(at)):
            left -= rest
            at = _at(self.next_working_day(at.date(), establishment), OPENS)
        # Within a day's hours the clocks never change: they do at two in the morning.
        return (at + left).astimezone(UTC)

    def worked_between(self, start: datetime, end: datetime, establishment: str = EVERYWHERE) -> timedelta:
        """How long has been worked from one moment to a later one; nothing where they come the other way round."""
        at, until, worked = self._at_work(_local(start), establishment), _local(end), timedelta()
        while at < until:
            worked += min(until - at, _time_left(at)) if until.date() == at.date() else _time_left(at)
            at = _at(self.next_working_day(at.date(), establishment), OPENS)
        return worked

    def _at_work(self, local: datetime, establishment: str) -> datetime:
        """The first moment of work from `local` on."""
        if not self.is_working_day(local.date(), establishment) or local.time() >= CLOSES:
            return _at(self.next_working_day(local.date(), establishment), OPENS)
        return max(local, _at(local.date(), OPENS))

    @cached_property
    def _exceptions(self) -> dict[tuple[str, date], bool]:
        return {(one.establishment, one.day): one.working for one in self.exceptions}


@cache
def _holidays_of(year: int) -> frozenset[date]:
    import holidays

    return frozenset(holidays.country_holidays("CA", subdiv="QC", years=year))


def _local(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without its offset means nothing here")
    return moment.astimezone(QUEBEC)


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, QUEBEC)


def _opening(day: date) -> datetime:
    return _at(day, OPENS).astimezone(UTC)


def _time_left(local: datetime) -> timedelta:
    return _at(local.date(), CLOSES) - local
