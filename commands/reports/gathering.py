"""A month counted from what the store holds, by place; of a month that is over, as it was kept (R74)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from commands.domain.accounts import UNASSOCIATED, Pool
from commands.domain.calendar import QUEBEC
from commands.domain.invitations import day_count
from commands.domain.month_figures import DaySeats, Happening, MonthFigures, seats_of
from commands.domain.months import Month
from commands.domain.operations import Kind
from commands.domain.people import EVERYWHERE
from commands.domain.reference import ReferenceData
from commands.ports import MilestoneKind, Unit

_OF_KIND = {
    Kind.CREATE: Happening.CREATED,
    Kind.CANCEL_INVITATION: Happening.CANCELLED,
    Kind.DELETE: Happening.DELETED,
    Kind.DEACTIVATE: Happening.DEACTIVATED,
    Kind.REASSIGN: Happening.REASSIGNED,
}
_OF_MILESTONE = {MilestoneKind.ACTIVATED: Happening.ACTIVATED, MilestoneKind.EXPIRED: Happening.EXPIRED}

Place: TypeAlias = "tuple[str, str]"
"""An establishment's key and its CCT's; ("", "") for the accounts of none, ("", CCT) for its requests that name none."""


@dataclass(slots=True)
class _Tally:
    seats: dict[date, DaySeats] = field(default_factory=dict)
    happenings: defaultdict[Happening, Counter[date]] = field(default_factory=lambda: defaultdict(Counter))
    activation_days: Counter[int] = field(default_factory=Counter)
    answer_minutes: Counter[int] = field(default_factory=Counter)


def month_figures(unit: Unit, reference: ReferenceData, month: Month) -> tuple[MonthFigures, ...]:
    """Of every place: as kept, else counted now."""
    return tuple(unit.reports.kept(month)) or gathered(unit, reference, month)


def gathered(unit: Unit, reference: ReferenceData, month: Month) -> tuple[MonthFigures, ...]:
    """Counted now. Each establishment has its figures, be they zero; so have others of which something is known."""
    territory = {one.key: one.cct for one in reference.establishments}
    tallies: defaultdict[Place, _Tally] = defaultdict(_Tally)
    for key in (*territory, UNASSOCIATED):
        tallies[key, territory.get(key, "")] = _Tally()
    for day, count in unit.reports.nights(Pool.LICENCE, month.first, month.last):
        tallies[count.establishment, territory.get(count.establishment, "")].seats[day] = seats_of(count)
    for kind, establishment, at in _happened(unit, month):
        tallies[establishment, territory.get(establishment, "")].happenings[kind][_day(at)] += 1
    _add_activations(unit, month, territory, tallies)
    _add_answers(unit, reference, month, territory, tallies)
    return tuple(_figures(place, month, tally) for place, tally in sorted(tallies.items()))


def _happened(unit: Unit, month: Month) -> Iterator[tuple[Happening, str, datetime]]:
    for done in unit.reports.done(_OF_KIND, month.since, month.until):
        yield _OF_KIND[done.kind], done.establishment, done.at
    for given in unit.reports.given_back(month.since, month.until):
        yield Happening.RECYCLED, given.establishment, given.at


def _add_activations(unit: Unit, month: Month, territory: dict[str, str], tallies: defaultdict[Place, _Tally]) -> None:
    """Invitations that ended, and after how many days; of an unknown date they are counted alone (R26)."""
    first, last = unit.milestones.last_before(month.since), unit.milestones.last_before(month.until)
    for one in unit.milestones.between(EVERYWHERE, first, last):
        tally = tallies[one.establishment, territory.get(one.establishment, "")]
        tally.happenings[_OF_MILESTONE[one.kind]][_day(one.at)] += 1
        if one.kind is MilestoneKind.ACTIVATED and one.invited_at is not None:
            tally.activation_days[max(0, day_count(one.invited_at, one.at))] += 1


def _add_answers(
    unit: Unit, reference: ReferenceData, month: Month, territory: dict[str, str], tallies: defaultdict[Place, _Tally]
) -> None:
    """Of an establishment where its own CCT answered; else of the CCT that did, alone."""
    for one in unit.reports.answered(month.since, month.until):
        named = territory.get(one.establishment) == one.cct
        tally = tallies[one.establishment if named else "", one.cct]
        tally.happenings[Happening.ANSWERED][_day(one.answered_at)] += 1
        waited = reference.calendar.worked_between(one.filed_at, one.answered_at, one.establishment)
        tally.answer_minutes[int(waited.total_seconds() // 60)] += 1


def _figures(place: Place, month: Month, tally: _Tally) -> MonthFigures:
    establishment, cct = place
    return MonthFigures(
        place=establishment,
        cct=cct,
        month=month,
        seats=tally.seats,
        happenings={kind: dict(by_day) for kind, by_day in tally.happenings.items()},
        activation_days=dict(tally.activation_days),
        answer_minutes=dict(tally.answer_minutes),
    )


def _day(at: datetime) -> date:
    return at.astimezone(QUEBEC).date()
