"""A report as its reader may read it: which places it is of, their month, and the month before (R3, R4, R74)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from commands.context import House
from commands.domain.accounts import UNASSOCIATED
from commands.domain.month_figures import MonthFigures, summed
from commands.domain.months import Month
from commands.domain.operations import Json
from commands.domain.people import Actor, Scope
from commands.policy import may_answer
from commands.ports import Unit
from commands.reports.gathering import month_figures

Sight: TypeAlias = Callable[[MonthFigures], bool]
"""Whether a reader may read the figures of a place."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is of: establishments (keys), else a CCT's territory, else all that its reader answers for."""

    cct: str = ""
    establishments: tuple[str, ...] = ()

    def covers(self, one: MonthFigures) -> bool:
        """The accounts of none are in no territory and nobody's own: they are told where everything is."""
        if self.establishments:
            return one.place in self.establishments
        return one.cct == self.cct if self.cct else True

    def payload(self) -> dict[str, Json]:
        """As the command's own buttons carry it."""
        return {"cct": self.cct, "etab": ",".join(self.establishments)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`total` is the sum of `parts`, which are by place. `before` is the month before, None where nothing is known of it.

    `going`: the month is not over, its figures are those so far.
    """

    subject: Subject
    month: Month
    total: MonthFigures
    before: MonthFigures | None
    parts: tuple[MonthFigures, ...]
    going: bool

    @property
    def places(self) -> frozenset[str]:
        """Those whose figures are in it: who opens its picture later must read them still (R3)."""
        return frozenset(one.place for one in self.parts if one.place or not one.cct)


def sight_of(actor: Actor) -> Sight:
    """What this person may read: their establishments; as a CCT's agent also its requests that name none; an admin everything."""

    def sees(one: MonthFigures) -> bool:
        if one.place == UNASSOCIATED:
            return may_answer(actor, one.cct) if one.cct else actor.is_admin
        return one.place in actor.reads

    return sees


def sight_within(scope: Scope) -> Sight:
    """Establishments of a scope; of none only where the scope is everything."""
    return lambda one: one.place in scope if one.place != UNASSOCIATED else scope.everything


def report(unit: Unit, house: House, month: Month, subject: Subject, sees: Sight, now: datetime) -> Report | None:
    """None where there is no place that the reader may read."""
    parts = _parts(unit, house, month, subject, sees)
    if not parts:
        return None
    earlier = summed(_parts(unit, house, month.before(), subject, sees), month.before())
    return Report(
        subject=subject,
        month=month,
        total=summed(parts, month),
        before=None if earlier.empty else earlier,
        parts=parts,
        going=now < month.until,
    )


def _parts(unit: Unit, house: House, month: Month, subject: Subject, sees: Sight) -> tuple[MonthFigures, ...]:
    return tuple(one for one in month_figures(unit, house.reference, month) if subject.covers(one) and sees(one))
