"""A month in a file: a row by place and day, what the card and the picture are sums of (R74)."""

from __future__ import annotations

from collections.abc import Iterator

from commands.arguments import Values
from commands.domain.accounts import UNASSOCIATED
from commands.domain.month_figures import DaySeats, Happening
from commands.domain.months import written_month
from commands.domain.reference import ReferenceData
from commands.files.making import Making
from commands.invocation import Invocation
from commands.reports.report import Report, Subject, report, sight_of
from commands.views.files import FileColumn, FileOrder, TableFile
from commands.views.labels import named
from commands.views.nodes import Cell, Msg

COMMAND = "rapport"
_PLACES = (("month-code", 12), ("month-place", 44), ("month-cct", 30), ("month-day", 12))
_SEATS = ("allocated", "used", "reserved", "free", "deficit")
_WIDTH = 14


def month(order: FileOrder, making: Making) -> TableFile | None:
    """`payload` is the report's, as the command's buttons carry it. None where the reader has no report, or nothing is in it."""
    values = Values(Invocation(command=COMMAND, values=order.asked), making.house.reference)
    places, cct = values.establishments("etab"), values.cct("cct")
    wanted = written_month(values.raw("mois"))
    if values.errors or wanted is None:
        return None
    subject = Subject(cct=cct, establishments=tuple(one.key for one in places))
    with making.store.reading() as unit:
        context = making.allowed(unit, COMMAND)
        found = report(unit, making.house, wanted, subject, sight_of(context.actor), making.now) if context else None
    if found is None or found.total.empty:
        return None
    return TableFile(title=order.title, columns=_columns(), rows=_rows(found, making.house.reference))


def _columns() -> tuple[FileColumn, ...]:
    told = (*(f"month-{one}" for one in _SEATS), *(f"month-{one.value}" for one in Happening))
    return (*(FileColumn(Msg(key), width) for key, width in _PLACES), *(FileColumn(Msg(key), _WIDTH) for key in told))


def _rows(found: Report, reference: ReferenceData) -> Iterator[tuple[Cell, ...]]:
    """Every day of the month so far, be nothing on it; what no establishment has on the days that say something."""
    last = max([*found.total.seats, *(day for by_day in found.total.happenings.values() for day in by_day)])
    days = [day for day in found.month.days() if not found.going or day <= last]
    for one in found.parts:
        known = reference.establishment(one.place)
        cct = reference.cct(one.cct)
        place = named(known) if known else one.place or (Msg("pool-of-none") if not one.cct else Msg("contract-nowhere"))
        for day in days:
            figures = (*_seats(one.seats.get(day)), *(one.number(kind, day) for kind in Happening))
            if one.place != UNASSOCIATED or any(figures):
                yield (one.place, place, cct.name if cct else "", day, *figures)


def _seats(seats: DaySeats | None) -> tuple[int | None, ...]:
    """Empty cells where nothing was recorded, or no allocation is fixed."""
    if seats is None:
        return (None,) * len(_SEATS)
    if seats.allocated is None:
        return (None, seats.used, seats.reserved, None, None)
    return (seats.allocated, seats.used, seats.reserved, seats.free, seats.deficit)
