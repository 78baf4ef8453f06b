"""A request as somebody sees it: its agents, or whoever asked (R4, R61)."""

from __future__ import annotations

from dataclasses import dataclass

from commands.context import Context, House
from commands.domain.requests import Request, RequestEvent, RequestState
from commands.policy import may_answer
from commands.ports import Unit
from commands.requests.gestures import AMEND, APPROVE, CANCEL, MERGE, REFUSE, RELEASE, REPLY, SETTLE, TAKE, TAKE_OVER
from commands.requests.wishes import ERRANDS, missing
from commands.results import Refused, Result
from commands.views.labels import named, short_establishment
from commands.views.nodes import Msg, Words, msg

MOST_EVENTS = 12
"""Last events that a request shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestCard:
    """What the card shows: the request, what happened, names of places, what is missing, and the gestures that apply now.

    `twins` are the public ids of open requests that want the same: for agents alone.
    """

    request: Request
    events: tuple[RequestEvent, ...]
    where: str
    site: str
    missing: tuple[str, ...]
    gestures: tuple[str, ...]
    twins: tuple[str, ...] = ()
    specialty: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestShown(Result):
    """One request; `done` is what was just done with it. `brief`: that alone, where the card is before the reader already."""

    card: RequestCard
    done: Msg | None = None
    brief: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed(Result):
    """The requests that a message became; `told` False where the CCT can be reached nowhere yet."""

    cards: tuple[RequestCard, ...]
    new: bool
    cct: str
    told: bool


def card_for_agents(unit: Unit, house: House, request: Request, reader: str = "") -> RequestCard:
    """As the CCT's agents see it: all of them, or the one of this address."""
    twins = tuple(one.public_id for one in unit.requests.alike(request)) if request.undecided else ()
    return _card(unit, house, request, _agents_gestures(request, twins, reader), twins)


def card_for_asker(unit: Unit, house: House, request: Request) -> RequestCard:
    gestures = (AMEND, REPLY, CANCEL) if request.undecided else (REPLY,)
    return _card(unit, house, request, gestures, ())


def card_for(request: Request, context: Context) -> RequestCard:
    """As whoever asks to see it may."""
    if may_answer(context.actor, request.cct):
        return card_for_agents(context.unit, context.house, request, context.actor.email)
    return card_for_asker(context.unit, context.house, request)


def find_request(public_id: str, context: Context) -> Request | Refused:
    """If it is this person's to see; else as if there were none (R4)."""
    request = context.unit.requests.get(public_id) if public_id else None
    return _theirs(request, context)


def lock_request(public_id: str, context: Context) -> Request | Refused:
    """As `find_request`, held until the transaction ends (R62)."""
    return _theirs(context.unit.requests.locked(public_id), context)


def _theirs(request: Request | None, context: Context) -> Request | Refused:
    if request is None or not (request.asker == context.actor.email or may_answer(context.actor, request.cct)):
        return Refused(why=msg("refused-request-unknown"), attempted=request.public_id if request else "")
    return request


def _agents_gestures(request: Request, twins: tuple[str, ...], reader: str) -> tuple[str, ...]:
    """Merging is offered on the younger of two; taking over, to all but who has it."""
    if not request.undecided:
        return (REPLY,)
    over = () if reader == request.taker else (TAKE_OVER,)
    charge = (TAKE,) if request.state is RequestState.OPEN else (*over, RELEASE)
    decide = (APPROVE,) if ERRANDS[request.wish].command else ()
    return (*charge, *decide, REFUSE, REPLY, AMEND, SETTLE, *((MERGE,) if twins else ()))


def _card(unit: Unit, house: House, request: Request, gestures: tuple[str, ...], twins: tuple[str, ...]) -> RequestCard:
    place = house.reference.establishment(request.establishment)
    site = house.reference.installation(request.fields.get("installation", ""))
    known = (one for one in house.reference.specialties if one.key == request.fields.get("specialite"))
    return RequestCard(
        request=request,
        events=tuple(unit.requests.events(request))[-MOST_EVENTS:],
        where=short_establishment(place) if place else "",
        site=site.name if site else "",
        missing=missing(request.wish, request.fields) if request.undecided else (),
        gestures=gestures,
        twins=twins,
        specialty=next((named(one) for one in known), ""),
    )
