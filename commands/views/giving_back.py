"""The question before a licence is given back: what stays, what is to come, OUI and FERMER (R1, R42, R55, R56)."""

from __future__ import annotations

from datetime import date

from commands.actions import action
from commands.domain.operations import Operation
from commands.gestures import KEEP
from commands.handlers.keeping import AnswerNoted
from commands.incoming import Reply
from commands.views.confirmation import noted
from commands.views.deletion import yes_or_close
from commands.views.nodes import Block, Button, Buttons, Draft, Fields, Heading, Msg, Notice, Text, Tone, View, Words, msg
from commands.views.show import Reader, shows

COMMAND = "rendre"


@shows(AnswerNoted)
def answer_noted(result: AnswerNoted, reader: Reader) -> Reply:
    return noted(result, reader)


def give_back_question(operation: Operation) -> Draft:
    """The view of an inspection made for this question, once it is done."""
    told = {name: str(value) for name, value in operation.payload.items()}
    name, token, own = told.get("name", ""), told.get("token", ""), bool(operation.payload.get("own"))
    who: tuple[tuple[Words, Words], ...] = ((msg("confirmation-account"), operation.email),)
    if name:
        who = ((msg("confirmation-name"), name), *who)
    question = msg("give-back-question-own" if own else "give-back-question")
    blocks: list[Block[Words]] = [Heading(msg("give-back-title")), Text(question), Fields(who)]
    blocks += [Notice(one, Tone.WARNING) for one in _consequences(operation, told.get("until", ""))]
    keep: list[Button[Words]] = []
    if told.get("inquiry"):
        keep.append(Button(msg("button-keep-licence"), action(COMMAND, geste=KEEP, demande=told["inquiry"])))
    blocks += [Buttons((*yes_or_close(COMMAND, token), *keep)), Text(msg("confirmation-lifetime"), quiet=True)]
    return View(msg("give-back-summary", email=operation.email), tuple(blocks))


def counted(operation: Operation) -> Draft:
    """What an inquiry's inspection found."""
    told = msg("operation-inspect-done", email=operation.email)
    return View(told, (Notice(told, Tone.INFO), Text(_upcoming(operation))))


def _consequences(operation: Operation, until: str) -> tuple[Msg, ...]:
    loan = (msg("give-back-ends-loan", on=date.fromisoformat(until)),) if until else ()
    return (msg("give-back-basic"), _upcoming(operation), *loan)


def _upcoming(operation: Operation) -> Msg:
    notes = operation.notes
    if notes.get("uncounted"):
        return msg("confirmation-uncounted")
    meetings, webinars = int(str(notes.get("meetings") or 0)), int(str(notes.get("webinars") or 0))
    return msg("confirmation-upcoming", meetings=meetings, webinars=webinars)
