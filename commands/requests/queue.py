"""The queue of a CCT's agents, with its filters; and what ordinary people asked (R61, R62)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from commands.arguments import Values
from commands.context import Context
from commands.domain.requests import Request, RequestState
from commands.invocation import Invocation
from commands.requests.figures import WeekFigure, figure, monday_of
from commands.results import Handled, Invalid, Result
from commands.views.labels import short_establishment

MOST_SHOWN = 40
MINE, FREE, LATE, WEEK = "miennes", "libres", "retard", "semaine"
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestQueue(Result):
    """`ages` are how long each has been worked on by nobody, or was until its answer, in working minutes, by public id.

    `agent`: the reader decides these requests; else they are what the reader asked. `chosen` is the filter.
    """

    requests: tuple[Request, ...]
    ages: dict[str, int]
    where: dict[str, str]
    agent: bool
    chosen: str
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekShown(Result):
    """This week and the one before, for each CCT of the reader."""

    figures: tuple[WeekFigure, ...]
    names: dict[str, str]


def queue(invocation: Invocation, context: Context) -> Handled:
    """demandes [filtre]"""
    values = Values(invocation, context.house.reference)
    chosen = values.choice("filtre")
    if values.errors:
        return Invalid(errors=values.errors)
    actor = context.actor
    agent = actor.is_admin or bool(actor.ccts)
    if not agent:
        asked = tuple(context.unit.requests.of_asker(actor.email, MOST_SHOWN))
        return _shown(asked, context, agent=False, chosen="")
    if chosen == WEEK:
        return _weeks(context)
    found = context.unit.requests.open(None if actor.is_admin else actor.ccts)
    return _shown(tuple(one for one in found if _is(one, chosen, context)), context, agent=True, chosen=chosen)


def _is(request: Request, chosen: str, context: Context) -> bool:
    match chosen:
        case "miennes":
            return request.taker == context.actor.email
        case "libres":
            return request.state is RequestState.OPEN
        case "retard":
            return request.late(context.now)
        case _:
            return True


def _shown(found: tuple[Request, ...], context: Context, *, agent: bool, chosen: str) -> RequestQueue:
    shown = found[:MOST_SHOWN]
    reference = context.house.reference
    return RequestQueue(
        requests=shown,
        ages={one.public_id: _age(one, context) for one in shown},
        where={one.key: short_establishment(one) for one in reference.establishments},
        agent=agent,
        chosen=chosen,
        left_out=len(found) - len(shown),
    )


def _age(request: Request, context: Context) -> int:
    calendar = context.house.reference.calendar
    end = request.answered_at or request.ended_at or context.now
    return int(calendar.worked_between(request.filed_at, end, request.establishment).total_seconds() // 60)


def _weeks(context: Context) -> WeekShown:
    reference, now = context.house.reference, context.now
    ccts = [one for one in reference.ccts if context.actor.is_admin or one.key in context.actor.ccts]
    this = monday_of(now)
    figures = [figure(context.unit, reference.calendar, one.key, week, now) for one in ccts for week in (this, this - _WEEK)]
    return WeekShown(figures=tuple(figures), names={one.key: one.name for one in ccts})
