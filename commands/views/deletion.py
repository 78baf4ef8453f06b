"""The question of a deletion: the account, what it takes away, OUI and FERMER (R42)."""

from __future__ import annotations

from commands.actions import action
from commands.domain.operations import Operation
from commands.gestures import CHOOSE, CLOSE, YES
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

COMMAND = "supprimer"


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
    buttons = (*yes_or_close(COMMAND, token), *([choose] if _something_to_lose(operation) else []))
    blocks += [Buttons(buttons), Text(msg("confirmation-lifetime"), quiet=True)]
    return View(msg("confirmation-delete-summary", email=operation.email), tuple(blocks))


def _consequences(operation: Operation, transfer: str) -> tuple[Msg, ...]:
    notes = operation.notes
    if notes.get("uncounted"):
        upcoming = msg("confirmation-uncounted")
    else:
        meetings, webinars = int(str(notes.get("meetings") or 0)), int(str(notes.get("webinars") or 0))
        upcoming = msg("confirmation-upcoming", meetings=meetings, webinars=webinars)
    if not _something_to_lose(operation):
        return msg("confirmation-permanent"), upcoming
    going = msg("confirmation-transferred", to=transfer) if transfer else msg("confirmation-not-transferred")
    return msg("confirmation-permanent"), upcoming, going


def _something_to_lose(operation: Operation) -> bool:
    """Whether anything is to come at Zoom, or may be since it could not be counted."""
    notes = operation.notes
    return bool(notes.get("uncounted") or notes.get("meetings") or notes.get("webinars"))


def yes_or_close(command: str, token: str) -> tuple[Button[Words], Button[Words]]:
    """The pair under every question."""
    return (
        Button(label=msg("button-yes"), action=action(command, geste=YES, jeton=token), style=ButtonStyle.DANGER),
        Button(label=msg("button-close"), action=action(command, geste=CLOSE, jeton=token)),
    )
