"""Questions with OUI and FERMER, and what becomes of them (R42, R44)."""

from __future__ import annotations

from commands.actions import action
from commands.domain.operations import Operation
from commands.handlers.confirming import CLOSE, YES, Asked, Lapsed, Noted
from commands.handlers.deleting import CHOOSE, COMMAND
from commands.incoming import Reply
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    ButtonStyle,
    Draft,
    Fields,
    Heading,
    Msg,
    Notice,
    Text,
    Tone,
    View,
    Words,
    msg,
)
from commands.views.show import Reader, shows


@shows(Asked)
def asked(result: Asked, _reader: Reader) -> Reply:
    """The question, what follows from a yes, and the pair of buttons."""
    blocks: list[Block[Words]] = [Heading(result.title), Text(result.words)]
    blocks += [Notice(one, Tone.WARNING) for one in result.consequences]
    blocks += [Buttons(_pair(result.command, result.token)), Text(msg("confirmation-lifetime"), quiet=True)]
    return Reply(outcome=result.outcome, view=View(result.title, tuple(blocks)))


@shows(Noted)
def noted(result: Noted, _reader: Reader) -> Reply:
    """One sentence, and what one may do next."""
    blocks: list[Block[Words]] = [Notice(result.what, Tone.SUCCESS)]
    if result.next_steps:
        blocks.append(Buttons(result.next_steps))
    return Reply(outcome=result.outcome, view=View(result.what, tuple(blocks)), replace=result.replaces)


@shows(Lapsed)
def lapsed(result: Lapsed, _reader: Reader) -> Reply:
    """Nothing was done; the question can be asked again."""
    words = msg("confirmation-lapsed")
    blocks: tuple[Block[Words], ...] = (Notice(words, Tone.WARNING), Buttons((result.again,)))
    return Reply(outcome=result.outcome, view=View(words, blocks), replace=result.replaces)


def deletion_question(operation: Operation) -> Draft:
    """The question of a deletion, once what it would take away is counted: the view of an INSPECT operation that is done."""
    carried = {name: str(value) for name, value in operation.payload.items()}
    name, token, transfer = carried.get("name", ""), carried.get("token", ""), carried.get("transfer", "")
    who: tuple[tuple[Words, Words], ...] = ((msg("confirmation-account"), operation.email),)
    if name:
        who = ((msg("confirmation-name"), name), *who)
    blocks: list[Block[Words]] = [Heading(msg("confirmation-delete-title")), Text(msg("confirmation-delete-question"))]
    blocks += [Fields(who), *(Notice(one, Tone.WARNING) for one in _consequences(operation, transfer))]
    choose: Button[Words] = Button(label=msg("button-transfer"), action=action(COMMAND, geste=CHOOSE, jeton=token))
    blocks += [Buttons((*_pair(COMMAND, token), choose)), Text(msg("confirmation-lifetime"), quiet=True)]
    return View(msg("confirmation-delete-summary", email=operation.email), tuple(blocks))


def _consequences(operation: Operation, transfer: str) -> tuple[Msg, ...]:
    notes = operation.notes
    if notes.get("uncounted"):
        upcoming = msg("confirmation-uncounted")
    else:
        meetings, webinars = int(str(notes.get("meetings") or 0)), int(str(notes.get("webinars") or 0))
        upcoming = msg("confirmation-upcoming", meetings=meetings, webinars=webinars)
    going = msg("confirmation-transferred", to=transfer) if transfer else msg("confirmation-not-transferred")
    return msg("confirmation-permanent"), upcoming, going


def _pair(command: str, token: str) -> tuple[Button[Words], Button[Words]]:
    return (
        Button(label=msg("button-yes"), action=action(command, geste=YES, jeton=token), style=ButtonStyle.DANGER),
        Button(label=msg("button-close"), action=action(command, geste=CLOSE, jeton=token)),
    )
