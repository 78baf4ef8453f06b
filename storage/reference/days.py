"""The exceptions to Quebec's holidays: rows of `calendar.toml`, checked, as values (R53)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from commands.domain.calendar import Calendar, DayException
from storage.reference.problems import Problem, ProblemKind
from storage.reference.rows import Row

SECTIONS = {"closed": False, "opened": True}
"""Whether the days of a section are worked."""


def day_problems(rows: Mapping[str, tuple[Row, ...]]) -> Iterable[Problem]:
    """Days that are none, and a day said twice of one establishment, in one section or in both."""
    seen: set[tuple[str, str]] = set()
    for section in SECTIONS:
        for row in rows[section]:
            said = (row.text("establishment"), row.text("day"))
            if _day(row) is None:
                yield row.problem(ProblemKind.BAD_DATE, row.text("day"))
            elif said in seen:
                yield row.problem(ProblemKind.DUPLICATE, row.text("day"))
            seen.add(said)


def calendar_of(rows: Mapping[str, tuple[Row, ...]]) -> Calendar:
    """The calendar of rows in which nothing is wrong."""
    exceptions = (
        DayException(day=day, working=working, establishment=row.text("establishment"))
        for section, working in SECTIONS.items()
        for row in rows[section]
        if (day := _day(row))
    )
    return Calendar(exceptions=tuple(exceptions))


def _day(row: Row) -> date | None:
    """Written 2026-12-24; nothing else, so that nobody wonders which is the month."""
    text = row.text("day")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
