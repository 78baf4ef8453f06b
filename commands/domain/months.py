"""A month of Quebec's calendar, and how people write one (R74)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from commands.domain.calendar import OPENS, QUEBEC, Calendar
from commands.domain.folding import fold

_YEAR = 12
_NAMES = (
    ("janvier", "january", "janv", "jan"),
    ("fevrier", "february", "fevr", "fev", "feb"),
    ("mars", "march", "mar"),
    ("avril", "april", "avr", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "july", "juil", "jul"),
    ("aout", "august", "aug"),
    ("septembre", "september", "sept", "sep"),
    ("octobre", "october", "oct"),
    ("novembre", "november", "nov"),
    ("decembre", "december", "dec"),
)
_NUMBERS = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
_DIGITS = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_NAMED = re.compile(r"([a-z]+)\.?(?: ([0-9]{4}))?")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A year and a month from 1 to 12."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return self.next().first - timedelta(days=1)

    @property
    def since(self) -> datetime:
        """The moment when it begins in Quebec (UTC)."""
        return datetime.combine(self.first, time(), QUEBEC).astimezone(UTC)

    @property
    def until(self) -> datetime:
        """The moment when the next one begins."""
        return self.next().since

    def next(self) -> Month:
        return Month(self.year + 1, 1) if self.number == _YEAR else Month(self.year, self.number + 1)

    def before(self) -> Month:
        return Month(self.year - 1, _YEAR) if self.number == 1 else Month(self.year, self.number - 1)

    def days(self) -> Iterator[date]:
        return (self.first + timedelta(days=ahead) for ahead in range((self.last - self.first).days + 1))

    def reported_at(self, calendar: Calendar) -> datetime:
        """When its report leaves: as work begins on the first working day of the month after (UTC)."""
        first = self.next().first
        day = first if calendar.is_working_day(first) else calendar.next_working_day(first)
        return datetime.combine(day, OPENS, QUEBEC).astimezone(UTC)


def month_of(moment: datetime) -> Month:
    """The month of a moment in Quebec."""
    here = moment.astimezone(QUEBEC)
    return Month(here.year, here.month)


def written_month(text: str) -> Month | None:
    """« 2026-10 » as we write it; None for anything else."""
    found = _DIGITS.fullmatch(text)
    return _month(int(found[1]), int(found[2])) if found else None


def read_month(text: str, now: datetime) -> Month | None:
    """« 2026-10 », « octobre 2026 », "October", « oct. »: without a year the latest that has begun; None for no month."""
    typed = " ".join(fold(text).split())
    named = _NAMED.fullmatch(typed)
    number = _NUMBERS.get(named[1]) if named else None
    if named is None or number is None:
        return written_month(typed)
    if named[2]:
        return _month(int(named[2]), number)
    current = month_of(now)
    return Month(current.year if number <= current.number else current.year - 1, number)


def _month(year: int, number: int) -> Month | None:
    """Within what a calendar writes."""
    return Month(year, number) if 1 <= number <= _YEAR and 2000 <= year < 9999 else None  # noqa: PLR2004 - four digits
