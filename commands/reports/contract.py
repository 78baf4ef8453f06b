"""The end of the licences' contract: when people are reminded of it, and the figures that they are given (R57)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from commands.domain.accounts import Pool
from commands.domain.calendar import OPENS, QUEBEC, Calendar
from commands.domain.month_figures import DaySeats, seats_of, seats_together
from commands.domain.people import EVERYWHERE
from commands.domain.reference import ReferenceData
from commands.ports import Unit

CONTRACT_END = "contract-end"
"""Kind of the letter."""
DAYS_BEFORE = (90, 60, 30)


@dataclass(frozen=True, slots=True)
class CctSeats:
    """Licences of a CCT's territory as they stand; `cct` is "" for those of no establishment."""

    cct: str
    seats: DaySeats


def reminder_due(end: date | None, calendar: Calendar, now: datetime) -> int | None:
    """Which of the reminders is due, in working hours: after a late start the latest alone. None before, and after the end."""
    here = now.astimezone(QUEBEC)
    if end is None or not calendar.is_working_day(here.date()) or here.time() < OPENS:
        return None
    left = (end - here.date()).days
    return min((one for one in DAYS_BEFORE if 0 <= left <= one), default=None)


def seats_by_cct(unit: Unit, reference: ReferenceData) -> tuple[CctSeats, ...]:
    """In the order of the reference data, those of no establishment last."""
    territory = {one.key: one.cct for one in reference.establishments}
    found: dict[str, list[DaySeats]] = {one.key: [] for one in reference.ccts}
    for count in unit.seats.overview(EVERYWHERE):
        if count.pool is Pool.LICENCE:
            found.setdefault(territory.get(count.establishment, ""), []).append(seats_of(count))
    return tuple(CctSeats(cct, seats_together(seats)) for cct, seats in found.items() if seats)
