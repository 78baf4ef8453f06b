"""rapport: a month in figures, of what the asker may read, and as a file (R3, R4, R74)."""

from __future__ import annotations

from dataclasses import dataclass

from commands.arguments import Values
from commands.context import Context
from commands.domain.months import Month, month_of, read_month
from commands.domain.reference import ReferenceData
from commands.invocation import Invocation
from commands.reports.report import Report, Subject, report, sight_of
from commands.results import Handled, Invalid, Result
from commands.views.files import FileFormat
from commands.views.labels import short_establishment
from commands.views.nodes import msg

TURN = "tourner"
"""What `geste` says of the buttons that show another month in place of this one."""
_FORMATS = {one.value: one for one in FileFormat}


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthReport(Result):
    """`report` is None where nothing is the asker's. `outside` are those asked for that are not theirs; `current` is the month
    that is going on."""

    report: Report | None
    month: Month
    current: Month
    reference: ReferenceData
    outside: tuple[str, ...] = ()
    turned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFile(Result):
    """The same as a file."""

    report: Report
    format: FileFormat
    reference: ReferenceData


def handle(invocation: Invocation, context: Context) -> Handled:
    """rapport [mois] [etab | cct]"""
    values = Values(invocation, context.house.reference)
    typed, chosen, cct = _month(values, context), values.establishments("etab"), values.cct("cct")
    if values.errors:
        return Invalid(errors=values.errors)
    subject = Subject(cct="" if chosen else cct, establishments=tuple(one.key for one in chosen))
    month, found = _found(typed, subject, context)
    wanted = _FORMATS.get(invocation["format"])
    if found is not None and wanted is not None:
        return MonthFile(report=found, format=wanted, reference=context.house.reference)
    outside = tuple(short_establishment(one) for one in chosen if one.key not in context.actor.reads)
    turned = invocation["geste"] == TURN
    return MonthReport(
        attempted="" if turned else ", ".join(outside),
        report=found,
        month=month,
        current=month_of(context.now),
        reference=context.house.reference,
        outside=outside,
        turned=turned,
    )


def _found(typed: Month | None, subject: Subject, context: Context) -> tuple[Month, Report | None]:
    """Where no month is asked for, the last that is over; in a house younger than that, the one that goes on."""
    current, sees = month_of(context.now), sight_of(context.actor)
    month = typed or current.before()
    found = report(context.unit, context.house, month, subject, sees, context.now)
    if typed is None and found is not None and found.total.empty:
        return current, report(context.unit, context.house, current, subject, sees, context.now)
    return month, found


def _month(values: Values, context: Context) -> Month | None:
    typed = values.text("mois")
    month = read_month(typed, context.now) if typed else None
    if typed and month is None:
        values.fail("mois", msg("problem-month"))
    if month is not None and month > month_of(context.now):
        values.fail("mois", msg("problem-month-ahead"))
    return month
