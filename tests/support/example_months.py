"""Months in figures for the example views: one place and many, a deficit, gaps, no allocation, nothing at all, letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from commands.domain.month_figures import DaySeats, Happening, MonthFigures, summed
from commands.domain.months import Month
from commands.handlers.reporting import MonthFile, MonthReport
from commands.reports.report import Report, Subject
from commands.results import Result
from commands.views.files import FileFormat
from tests.support.example_values import HOSTILE, reference

OCTOBER = Month(2026, 10)


def place(
    key: str, cct: str, month: Month = OCTOBER, allocated: int | None = 450, days: int = 31, share: int = 10
) -> MonthFigures:
    """A month that is busy in proportion to `share`, recorded on so many days."""
    seats = {}
    for number, day in enumerate([*month.days()][:days]):
        used, reserved = 36 * share + number, 3 * share + number % 9
        free = max(0, (allocated or used + reserved) - used - reserved)
        deficit = max(0, used + reserved - allocated) if allocated is not None else 0
        seats[day] = DaySeats(allocated=allocated, used=used, reserved=reserved, free=free, deficit=deficit)
    happenings = {one: {month.first + timedelta(days=number): share * number} for number, one in enumerate(Happening)}
    waits, answers = {1: 2 * share, 4: share, 12: 1}, {35: share, 130: share + 1}
    return MonthFigures(
        place=key, cct=cct, month=month, seats=seats, happenings=happenings, activation_days=waits, answer_minutes=answers
    )


def report(*parts: MonthFigures, before: MonthFigures | None = None, **changes: object) -> Report:
    total = summed(parts, OCTOBER)
    made = Report(subject=Subject(), month=OCTOBER, total=total, before=before, parts=parts, going=False)
    return replace(made, **changes)  # type: ignore[arg-type]  # values by name, each of its field's type


def everywhere() -> Report:
    """All establishments, some in deficit, one that is known no longer, and the requests that name none."""
    known = [place(one.key, one.cct, share=number % 13) for number, one in enumerate(reference().establishments)]
    others = (place("", "", allocated=None), place("", "CHUM", days=0), place(HOSTILE, ""))
    return report(*known, *others, before=place("", "", OCTOBER.before(), share=9))


def one_place() -> Report:
    before = place("03", "CHUQ", OCTOBER.before(), share=7)
    return report(place("03", "CHUQ", allocated=400), before=before, subject=Subject(establishments=("03",)))


def young() -> Report:
    """From the twentieth on, with a median of half a day, and nothing known of the month before."""
    part = replace(place("16-2", "ESTRIE", allocated=None, days=11), activation_days={1: 1, 2: 1}, answer_minutes={})
    return report(part, going=True, subject=Subject(cct="ESTRIE"))


def shown(found: Report | None, **changes: object) -> MonthReport:
    made = MonthReport(report=found, month=OCTOBER, current=OCTOBER.next(), reference=reference())
    return replace(made, **changes)  # type: ignore[arg-type]  # values by name, each of its field's type


def results() -> Iterator[tuple[str, Callable[[], Result]]]:
    yield "month", lambda: shown(one_place())
    yield "month-everywhere", lambda: shown(everywhere(), outside=(HOSTILE,))
    yield "month-young", lambda: shown(young(), turned=True, current=OCTOBER)
    nothing = MonthFigures(place="03", cct="CHUQ", month=OCTOBER)
    yield "month-empty", lambda: shown(report(nothing))
    yield "month-none", lambda: shown(None)
    yield "month-file", lambda: MonthFile(report=one_place(), format=FileFormat.XLSX, reference=reference())
