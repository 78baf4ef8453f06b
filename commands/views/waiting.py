"""The waiting list as people see it: the lines, one place, and the letter of an offer (R53)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import action
from commands.domain.folding import fold
from commands.domain.operations import Json
from commands.domain.waiting import Offer, Place, Standing, Turn, position
from commands.gestures import ACCEPT, LEAVE, PASS, RANK
from commands.handlers.places import PlaceShown
from commands.handlers.queueing import LIST, Full
from commands.handlers.turns import Accepted
from commands.handlers.waiting_list import WaitingLists
from commands.incoming import Reply
from commands.recognition import recognised
from commands.views.labels import argument_label, button_label, choice_label, short_establishment
from commands.views.letters import LetterContext, tells
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    ButtonStyle,
    Column,
    Draft,
    Fields,
    Heading,
    Msg,
    Notice,
    Row,
    Table,
    Text,
    Tone,
    View,
    Words,
    msg,
)
from commands.views.outcomes import planned, refused
from commands.views.recap import outside_blocks
from commands.views.show import Reader, shows
from commands.waiting_list import LETTER

_COLUMNS = ("who", "position", "what", "priority", "since", "standing", "place")
_STYLES = {ACCEPT: ButtonStyle.PRIMARY, LEAVE: ButtonStyle.DANGER}
_TONES = {
    Turn.ACCEPTED: Tone.SUCCESS,
    Turn.PASSED: Tone.INFO,
    Turn.EXPIRED: Tone.WARNING,
    Turn.WITHDRAWN: Tone.WARNING,
}


@shows(Full)
def full(result: Full, reader: Reader) -> Reply:
    return refused(result, reader)


@shows(Accepted)
def accepted(result: Accepted, reader: Reader) -> Reply:
    return planned(result, reader)


@shows(WaitingLists)
def waiting_lists(result: WaitingLists, reader: Reader) -> Reply:
    told = msg("waiting-title", count=len(result.places) + result.left_out)
    blocks: list[Block[Words]] = [Heading(msg("waiting-heading"))]
    blocks += outside_blocks(result.outside)
    columns = tuple(Column[Words](Msg(f"waiting-column-{one}"), numeric=one == "position") for one in _COLUMNS)
    rows = tuple(_row(place, result, reader) for place in result.places)
    if rows:
        blocks.append(Table(told, columns, rows, opens=msg("button-see-place")))
    if result.left_out:
        blocks.append(Text(msg("waiting-left-out", count=result.left_out)))
    if not rows:
        blocks += [Notice(msg("waiting-nobody"), Tone.INFO), Text(msg("waiting-nobody-next"), quiet=True)]
    blocks.append(Buttons((Button(button_label("licences"), action("licences")),)))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


@shows(PlaceShown)
def place_shown(result: PlaceShown, reader: Reader) -> Reply:
    place = result.place
    told = standing_words(place, result.position, result.total, result.where, reader)
    blocks: list[Block[Words]] = []
    if result.joined:
        blocks.append(Notice(msg("place-joined", email=place.email), Tone.SUCCESS))
    blocks += [Heading(msg("place-of", email=place.email)), Text(told), Fields(_about(place, result.where, reader))]
    if place.open:
        blocks.append(Text(msg("place-how"), quiet=True))
    number = place.offer.number if place.offer else 0
    buttons = [_gesture(place, one, number) for one in result.gestures]
    blocks.append(Buttons((*buttons, Button(button_label(LIST), action(LIST, etab=place.establishment)))))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)), replace=result.replaces)


def in_line(result: PlaceShown, reader: Reader) -> tuple[Block[Words], ...]:
    """A place, in short, on the card of its account; what may be done with it is behind a button, for who may."""
    place = result.place
    told = standing_words(place, result.position, result.total, result.where, reader)
    priority = (argument_label("priorite"), choice_label(place.priority.value))
    since = (Msg("waiting-column-since"), msg("waiting-moment", at=place.since, now=reader.now))
    see = Button[Words](msg("button-see-place"), action(LIST, place=place.public_id))
    buttons = (Buttons((see,)),) if result.gestures else ()
    return Notice(told, Tone.INFO), Fields((priority, since)), *buttons


@tells(LETTER)
def offer_letter(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """The offer while it stands; then, in the same message, what became of it. Nothing to one who lost their rights (R3)."""
    place = context.unit.waiting.get(str(payload.get("place")))
    if place is None:
        return None
    asker = recognised(context.unit, context.house, place.asker)
    offer = next((one for one in context.unit.waiting.offers(place) if one.number == payload.get("number")), None)
    if offer is None or place.establishment not in asker.writes:
        return None
    known = context.house.reference.establishment(place.establishment)
    where = short_establishment(known) if known else place.establishment
    line = [one for one in context.unit.waiting.line(place.establishment) if one.standing is not Standing.TAKEN]
    return offer_view(place, offer, where, position(place, line), context.reader)


def offer_view(place: Place, offer: Offer, where: str, rank: int, reader: Reader) -> Draft:
    """`rank` is the position of the place in its line now, 0 where it is not in line any more."""
    if offer.turn is not Turn.OPEN:
        return _past_offer(place, offer, rank, reader)
    told = msg("offer-open", email=place.email, what=_what(place), where=where)
    until = msg("offer-until", at=offer.until, now=reader.now)
    buttons = (_gesture(place, ACCEPT, offer.number), _gesture(place, PASS, offer.number))
    return View(
        told,
        (
            Heading(msg("offer-title")),
            Text(told),
            Notice(until, Tone.INFO),
            Text(msg("offer-how"), quiet=True),
            Buttons(buttons),
        ),
    )


def _past_offer(place: Place, offer: Offer, rank: int, reader: Reader) -> Draft:
    told = msg(f"offer-past-{offer.turn.value}", email=place.email)
    if offer.by:
        at = offer.ended_at or offer.until
        told = msg(f"offer-past-{offer.turn.value}-by", email=place.email, by=offer.by, at=at, now=reader.now)
    blocks: list[Block[Words]] = [Notice(told, _TONES[offer.turn])]
    if offer.turn is not Turn.ACCEPTED:
        blocks.append(Text(msg("offer-still-in-line", rank=rank) if rank else msg("offer-no-longer-in-line")))
        blocks.append(Buttons((Button(msg("button-see-place"), action(LIST, place=place.public_id)),)))
    return View(told, tuple(blocks))


def _row(place: Place, result: WaitingLists, reader: Reader) -> Row[Words]:
    rank = result.positions.get(place.public_id, 0)
    cells: tuple[Words, ...] = (
        place.email,
        str(rank) if rank else "",
        _what(place),
        choice_label(place.priority.value),
        msg("waiting-day", at=place.since, now=reader.now),
        _short_standing(place, reader),
        result.where.get(place.establishment, place.establishment),
    )
    return Row(cells, opens=action(LIST, place=place.public_id))


def _about(place: Place, where: str, reader: Reader) -> tuple[tuple[Words, Words], ...]:
    return (
        (Msg("waiting-column-place"), where),
        (Msg("waiting-column-what"), _what(place)),
        (argument_label("priorite"), choice_label(place.priority.value)),
        (Msg("waiting-column-since"), msg("waiting-moment", at=place.since, now=reader.now)),
        (Msg("waiting-asker"), place.asker),
        (argument_label("raison"), place.reason or msg("none", of="raison")),
    )


def standing_words(place: Place, rank: int, total: int, where: str, reader: Reader) -> Msg:
    if place.standing is Standing.WAITING:
        if place.rests(reader.now) and place.rests_until:
            return msg("place-rests", rank=rank, total=total, where=where, at=place.rests_until, now=reader.now)
        return msg("place-waits", rank=rank, total=total, where=where)
    if place.standing is Standing.OFFERED and place.offer:
        return msg("place-offered", rank=rank, total=total, where=where, at=place.offer.until, now=reader.now)
    return msg(f"place-{place.standing.value}", where=where)


def _short_standing(place: Place, reader: Reader) -> Msg:
    if place.standing is Standing.OFFERED and place.offer:
        return msg("standing-offered", at=place.offer.until, now=reader.now)
    return Msg(f"standing-{place.standing.value}")


def _what(place: Place) -> Msg:
    return Msg(f"waiting-what-{fold(place.command)}")


def _gesture(place: Place, gesture: str, number: int) -> Button[Words]:
    values = {"place": place.public_id, "geste": gesture}
    if gesture in (ACCEPT, PASS):
        values["tour"] = str(number)
    return Button(
        msg(f"button-{_LABELS[gesture]}"),
        action(LIST, **values),
        style=_STYLES.get(gesture, ButtonStyle.DEFAULT),
        described=msg(f"{_LABELS[gesture]}-of", email=place.email),
    )


_LABELS = {ACCEPT: "accept-offer", PASS: "pass-offer", LEAVE: "leave-line", RANK: "set-priority"}
