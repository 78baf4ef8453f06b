"""A request as people see it: its card for agents and for whoever asked, what was filed, the queue, the week (R60 to R62)."""

from __future__ import annotations

from collections.abc import Sequence

from commands.actions import action
from commands.domain.requests import Request, RequestEvent, RequestState
from commands.domain.shortening import shortened
from commands.incoming import Reply
from commands.requests.approving import COMMAND, Approved
from commands.requests.deciding import TooLate
from commands.requests.figures import WeekFigure
from commands.requests.gestures import AMEND, APPROVE, CANCEL, MERGE, REFUSE, RELEASE, REPLY, SETTLE, TAKE, TAKE_OVER
from commands.requests.queue import FREE, LATE, MINE, WEEK, RequestQueue, WeekShown
from commands.requests.reading import Wish
from commands.requests.showing import Filed, RequestCard, RequestShown
from commands.requests.wishes import ERRANDS
from commands.views.labels import argument_label, button_label, choice_label, listed, working_time
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    ButtonStyle,
    Column,
    Divider,
    Fields,
    Heading,
    Msg,
    Notice,
    Param,
    Row,
    Table,
    Text,
    Tone,
    View,
    Words,
    msg,
)
from commands.views.outcomes import planned, refused
from commands.views.show import Reader, shows

_STYLES = {APPROVE: ButtonStyle.PRIMARY, REFUSE: ButtonStyle.DANGER, CANCEL: ButtonStyle.DANGER}
_NAMES = {TAKE: "take", RELEASE: "release", APPROVE: "approve", REFUSE: "refuse", REPLY: "reply", AMEND: "amend"} | {
    TAKE_OVER: "take-over",
    SETTLE: "settle",
    MERGE: "merge",
    CANCEL: "cancel",
}
_TONES = {
    RequestState.OPEN: Tone.INFO,
    RequestState.TAKEN: Tone.INFO,
    RequestState.APPROVED: Tone.INFO,
    RequestState.DONE: Tone.SUCCESS,
    RequestState.REFUSED: Tone.DANGER,
    RequestState.CANCELLED: Tone.WARNING,
    RequestState.EXPIRED: Tone.WARNING,
    RequestState.MERGED: Tone.INFO,
}
_QUEUE = ("number", "age", "wish", "subject", "place", "asker", "state")
_MOST_TEXT = 700
"""Characters of the words that a card shows; a platform's card has no room for a whole mail."""


@shows(RequestShown)
def request_shown(result: RequestShown, reader: Reader) -> Reply:
    blocks: list[Block[Words]] = [Notice(result.done, Tone.SUCCESS)] if result.done else []
    if result.done and result.brief:
        return Reply(outcome=result.outcome, view=View(result.done, tuple(blocks)))
    blocks += card_blocks(result.card, reader)
    blocks += event_blocks(result.card.events, reader)
    return Reply(outcome=result.outcome, view=View(result.done or title(result.card.request), tuple(blocks)))


@shows(Filed)
def filed(result: Filed, reader: Reader) -> Reply:
    """Where one was filed, it whole; several in a line each."""
    told = msg("requests-filed" if result.new else "requests-filed-before", count=len(result.cards))
    blocks: list[Block[Words]] = [
        Notice(told, Tone.SUCCESS),
        Text(msg("requests-filed-next" if result.told else "requests-untold")),
    ]
    for card in result.cards:
        blocks += [Divider(), *card_blocks(card, reader)]
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


@shows(TooLate)
def too_late(result: TooLate, reader: Reader) -> Reply:
    return refused(result, reader)


@shows(Approved)
def request_approved(result: Approved, reader: Reader) -> Reply:
    return planned(result, reader)


@shows(RequestQueue)
def request_queue(result: RequestQueue, reader: Reader) -> Reply:
    count = len(result.requests) + result.left_out
    told = msg("queue-title" if result.agent else "queue-own-title", count=count)
    blocks: list[Block[Words]] = [Heading(told)]
    if result.requests:
        columns = tuple(Column[Words](Msg(f"queue-column-{one}")) for one in _QUEUE)
        rows = tuple(_row(one, result, reader) for one in result.requests)
        blocks.append(Table(told, columns, rows, opens=msg("button-see-request")))
    else:
        blocks.append(Notice(msg("queue-empty" if result.agent else "queue-own-empty"), Tone.INFO))
    if result.left_out:
        blocks.append(Text(msg("queue-left-out", count=result.left_out)))
    filters = ("", MINE, FREE, LATE, WEEK) if result.agent else ()
    buttons = [_filter(one) for one in filters if one != result.chosen]
    blocks.append(Buttons((*buttons, Button(button_label("demander"), action("demander")))))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


@shows(WeekShown)
def week_shown(result: WeekShown, _reader: Reader) -> Reply:
    told = msg("week-heading")
    blocks: list[Block[Words]] = [Heading(told)]
    for one in result.figures:
        blocks += week_blocks(one, result.names.get(one.cct, one.cct))
    blocks.append(Buttons((Button(button_label(COMMAND), action(COMMAND)),)))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


def week_blocks(figure: WeekFigure, name: str) -> list[Block[Words]]:
    """A CCT's week in three lines."""
    blocks: list[Block[Words]] = [Text(msg("week-of", cct=name, day=figure.monday, count=figure.count))]
    if figure.median_minutes is not None:
        blocks.append(
            Text(msg("week-median", time=working_time(figure.median_minutes), answered=figure.answered, late=figure.late))
        )
    if figure.kinds:
        kinds = listed([msg("week-kind", kind=choice_label(wish.value), count=count) for wish, count in figure.kinds])
        blocks.append(Text(msg("week-kinds", kinds=kinds), quiet=True))
    return blocks


def title(request: Request) -> Msg:
    return msg("request-title", number=request.public_id, kind=choice_label(request.wish.value))


def card_blocks(card: RequestCard, reader: Reader) -> list[Block[Words]]:
    """What is asked, by whom, how far it has come, and what may be done now."""
    request = card.request
    blocks: list[Block[Words]] = [Heading(title(request)), Notice(state_words(request, reader), _tone(request, reader))]
    blocks.append(Fields(_about(card, reader)))
    if request.text:
        blocks.append(Text(msg("request-words", text=shortened(request.text, _MOST_TEXT))))
    if card.missing:
        blocks.append(Notice(msg("request-missing", names=listed([argument_label(one) for one in card.missing])), Tone.WARNING))
    if card.twins:
        blocks.append(Notice(msg("request-twins", numbers=", ".join(card.twins)), Tone.WARNING))
    buttons = tuple(_gesture(one, card) for one in card.gestures)
    if request.state is RequestState.APPROVED:
        buttons = (Button(msg("button-follow"), action("état", operation=request.operation)), *buttons)
    blocks.append(Buttons((*buttons, *_at_hand(card))))
    return blocks


def _at_hand(card: RequestCard) -> tuple[Button[Words], ...]:
    """What an agent answers it with, in their own name: why somebody cannot sign in, or access with the place filled in."""
    request = card.request
    if REFUSE not in card.gestures or not request.subject:
        return ()
    if request.wish is Wish.QUESTION:
        return (Button(button_label("diagnostic"), action("diagnostic", compte=request.subject)),)
    if request.wish is Wish.ACCESS:
        giving = action("accès", accorder="1", personne=request.subject, etab=request.establishment)
        return (Button(msg("button-grant"), giving),)
    return ()


def event_blocks(events: Sequence[RequestEvent], reader: Reader) -> list[Block[Words]]:
    """What happened, in order."""
    if len(events) < 2:  # noqa: PLR2004 - the first is the filing, which the card tells
        return []
    return [Divider(), *(Text(event_words(one, reader), quiet=not one.text) for one in events)]


def event_words(event: RequestEvent, reader: Reader) -> Msg:
    """Who did what and when, with what they said."""
    about: dict[str, Param] = {"by": event.by, "at": event.at, "now": reader.now}
    key = f"request-event-{event.kind.value}"
    return msg(f"{key}-said", **about, text=shortened(event.text, _MOST_TEXT)) if event.text else msg(key, **about)


def state_words(request: Request, reader: Reader) -> Msg:
    """The state in a sentence: by whom and when."""
    if request.state is RequestState.OPEN:
        late = request.late(reader.now)
        return msg("request-state-late" if late else "request-state-open", at=request.due_at, now=reader.now)
    at = request.decided_at or request.touched_at
    by = request.taker if request.state is RequestState.TAKEN else request.decided_by
    return msg(f"request-state-{request.state.value}", by=by, at=at, now=reader.now, other=request.merged_into)


def _tone(request: Request, reader: Reader) -> Tone:
    return Tone.WARNING if request.late(reader.now) else _TONES[request.state]


def _about(card: RequestCard, reader: Reader) -> tuple[tuple[Words, Words], ...]:
    request = card.request
    pairs: list[tuple[Words, Words]] = [
        (Msg("request-asker"), request.asker),
        (Msg("request-filed-at"), msg("waiting-moment", at=request.filed_at, now=reader.now)),
    ]
    names = [one for one in ERRANDS[request.wish].fields if request.fields.get(one)]
    pairs += [(argument_label(one), _value(one, card)) for one in names]
    return tuple(pairs)


def _value(name: str, card: RequestCard) -> Words:
    value = card.request.fields[name]
    if name == "etablissement":
        return card.where or value
    if name == "installation":
        return card.site or value
    if name == "specialite":
        return card.specialty or value
    if name in ("cancer", "generique"):
        return choice_label("0" if value == "0" else "1")
    return choice_label(value) if name == "type" else value


def _gesture(gesture: str, card: RequestCard) -> Button[Words]:
    request = card.request
    values = {"demande": request.public_id, "geste": gesture}
    if gesture in (APPROVE, AMEND):
        values["version"] = str(request.version)
    if gesture == MERGE:
        values["vers"] = card.twins[0]
    return Button(
        Msg(f"button-request-{_NAMES[gesture]}"),
        action(COMMAND, **values),
        style=_STYLES.get(gesture, ButtonStyle.DEFAULT),
        described=msg(f"request-{_NAMES[gesture]}-of", number=request.public_id),
    )


def _row(request: Request, result: RequestQueue, reader: Reader) -> Row[Words]:
    cells: tuple[Words, ...] = (
        request.public_id,
        working_time(result.ages.get(request.public_id, 0)),
        choice_label(request.wish.value),
        request.subject,
        result.where.get(request.establishment, request.establishment),
        request.asker,
        Msg("request-short-late") if request.late(reader.now) else _short_state(request),
    )
    return Row(cells, opens=action(COMMAND, demande=request.public_id))


def _short_state(request: Request) -> Msg:
    if request.state is RequestState.TAKEN:
        return msg("request-short-taken", by=request.taker)
    return Msg(f"request-short-{request.state.value}")


def _filter(name: str) -> Button[Words]:
    if not name:
        return Button(msg("queue-all"), action(COMMAND))
    return Button(choice_label(name), action(COMMAND, filtre=name))
