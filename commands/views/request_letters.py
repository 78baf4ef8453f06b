"""What is told of requests by letters: the agents' card, what happens in its thread, each step to whoever asked (R61, R62).

A message with personal data stays where it was registered for: a channel that is one no longer is told nothing (R7).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from commands.actions import action
from commands.context import House
from commands.domain.operations import Json, State
from commands.domain.requests import EventKind, Request, RequestEvent
from commands.policy import may_answer
from commands.ports import Unit
from commands.recognition import recognised
from commands.requests.approving import COMMAND
from commands.requests.figures import figure
from commands.requests.gestures import CANCEL, REPLY
from commands.requests.routing import CARD
from commands.requests.showing import card_for_agents
from commands.requests.telling import CHANNEL_LOST, ESCALATION, EVENT, STEP, WEEK
from commands.views.labels import choice_label, short_establishment
from commands.views.letters import LetterContext, tells
from commands.views.nodes import Block, Button, Buttons, Draft, Heading, Msg, Notice, Param, Text, Tone, View, Words, msg
from commands.views.operations import FAILED_OUTCOMES
from commands.views.requests import card_blocks, event_words, title, week_blocks

_TONES = {
    EventKind.DONE: Tone.SUCCESS,
    EventKind.APPROVED: Tone.SUCCESS,
    EventKind.FAILED: Tone.WARNING,
    EventKind.REFUSED: Tone.DANGER,
    EventKind.EXPIRED: Tone.WARNING,
    EventKind.REMINDED: Tone.WARNING,
}


@tells(CARD)
def request_card(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """The request as it stands; nothing in a channel that is registered no longer, nor to one who is no agent now (R3, R7)."""
    request = _request(payload, context.unit)
    if request is None or not _readable(payload, request, context):
        return None
    card = card_for_agents(context.unit, context.house, request)
    return View(title(request), tuple(card_blocks(card, context.reader)))


@tells(EVENT)
def request_event(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """What happened, below the card."""
    found = _event(payload, context.unit)
    if found is None:
        return None
    request, event = found
    told = event_words(event, context.reader)
    blocks: list[Block[Words]] = [Notice(told, _TONES[event.kind]) if event.kind in _TONES else Text(told)]
    if event.kind is EventKind.FAILED:
        blocks += _why(request, context.unit)
    return View(told, tuple(blocks))


@tells(STEP)
def request_step(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """Each step to whoever asked, with what they may do next."""
    found = _event(payload, context.unit)
    if found is None:
        return None
    request, event = found
    told = _step_words(request, event, context)
    whose = str(payload.get("whose") or request.public_id)
    blocks: list[Block[Words]] = [Notice(told, _TONES.get(event.kind, Tone.INFO))]
    if event.text:
        blocks.append(Text(msg("request-words", text=event.text)))
    if whose == request.public_id:
        blocks.append(Buttons(_next(request)))
    return View(told, tuple(blocks))


@tells(ESCALATION)
def escalation(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """To the CCT's lead, once; what it is about stays in the channel, but for those who may see it (R7)."""
    request = _request(payload, context.unit)
    if request is None or not request.open:
        return None
    told = msg("request-escalation", number=request.public_id, at=request.filed_at, now=context.reader.now)
    see = Button[Words](msg("button-see-request"), action(COMMAND, demande=request.public_id))
    return View(told, (Heading(msg("request-escalation-title")), Text(told), Buttons((see,))))


@tells(WEEK)
def week(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    channel = context.unit.channels.get(str(payload.get("channel")))
    cct = context.house.reference.cct(channel.cct) if channel else None
    if cct is None:
        return None
    monday = date.fromisoformat(str(payload.get("monday")))
    found = figure(context.unit, context.house.reference.calendar, cct.key, monday, context.reader.now)
    if not found.count:
        return None
    heading = msg("week-heading")
    queue = Buttons[Words]((Button(msg("command-demandes-button"), action(COMMAND)),))
    return View(heading, (Heading(heading), *week_blocks(found, cct.name), queue))


@tells(CHANNEL_LOST)
def channel_lost(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """To whoever registered it: nothing is posted there any more (R7)."""
    told = msg("channel-lost", usage=choice_label(str(payload.get("usage"))), what=_what(payload, context.house))
    return View(told, (Heading(msg("channel-lost-title")), Text(told), Text(msg("channel-lost-next"))))


def _request(payload: Mapping[str, Json], unit: Unit) -> Request | None:
    return unit.requests.get(str(payload.get("request")))


def _event(payload: Mapping[str, Json], unit: Unit) -> tuple[Request, RequestEvent] | None:
    request = _request(payload, unit)
    events = unit.requests.events(request) if request else ()
    event = next((one for one in events if one.number == payload.get("event")), None)
    return (request, event) if request and event else None


def _readable(payload: Mapping[str, Json], request: Request, context: LetterContext) -> bool:
    if "channel" in payload:
        return context.unit.channels.get(str(payload["channel"])) is not None
    return may_answer(recognised(context.unit, context.house, str(payload.get("agent"))), request.cct)


def _step_words(request: Request, event: RequestEvent, context: LetterContext) -> Msg:
    about: dict[str, Param] = {"number": request.public_id, "kind": choice_label(request.wish.value), "by": event.by}
    subject: Param = request.subject or msg("request-no-subject")
    return msg(f"request-step-{event.kind.value}", **about, subject=subject, at=event.at, now=context.reader.now)


def _next(request: Request) -> tuple[Button[Words], ...]:
    see = Button[Words](msg("button-see-request"), action(COMMAND, demande=request.public_id))
    reply = Button[Words](msg("button-request-answer"), action(COMMAND, demande=request.public_id, geste=REPLY))
    cancel = Button[Words](msg("button-request-cancel"), action(COMMAND, demande=request.public_id, geste=CANCEL))
    return (see, reply, cancel) if request.undecided else (see, reply)


def _why(request: Request, unit: Unit) -> list[Block[Words]]:
    """Why its operation came to nothing, in words (R96)."""
    operation = unit.ledger.get(request.operation) if request.operation else None
    if operation is None or operation.state is not State.FAILED or operation.outcome not in FAILED_OUTCOMES:
        return []
    return [Text(Msg(f"operation-failed-{operation.outcome}"))]


def _what(payload: Mapping[str, Json], house: House) -> Words:
    cct = house.reference.cct(str(payload.get("cct") or ""))
    keys = payload.get("establishments")
    places = [house.reference.establishment(str(one)) for one in keys] if isinstance(keys, list) else []
    return cct.name if cct else ", ".join(short_establishment(one) for one in places if one)
