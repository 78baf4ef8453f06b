"""An answer → the card that shows it, and what becomes of the card whose button was pressed. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import msgspec
from msgspec import structs

from bot.answers import notice, shown
from bot.front import Answer
from bot.teams.carrying import carrying, opening
from bot.teams.dialogs import form_dialog, result_dialog
from bot.teams.elements import attachment
from bot.teams.forms import NOTHING, form_card
from bot.teams.messages import message_of, written_message
from bot.teams.presses import Press
from bot.teams.render import CARD_BYTES
from bot.teams.texts import Json, Say, fits
from commands.incoming import FormInput
from commands.views.nodes import Divider, Form, Localised


class Shown(msgspec.Struct, frozen=True):
    """`message` is the activity to send, `summary` its first line in words; `replaces` the card whose button was pressed."""

    message: Json
    summary: str
    replaces: bool

    @property
    def card(self) -> Json:
        card: Json = self.message["attachments"][0]["content"]
        return card


def typed_answer(answer: Answer, say: Say) -> Shown:
    """To what was typed: always a message of its own."""
    if answer.form is not None:
        return _form(answer.form, say, replaces=False)
    view = shown(answer)
    return Shown(written_message(view, say), view.summary, replaces=False)


def pressed_answer(answer: Answer, press: Press, say: Say) -> Shown | None:
    """To a press. None where what was wrong can only be said: the pressed form stays, with all that was typed in it.

    A form's result takes its place, a form opened from a form too; where nothing came of it the form stays, with what was typed,
    the errors beside its fields or the outcome above them (R82, R96).
    """
    submitted = isinstance(press.given, FormInput)
    if answer.form is not None:
        return _form(answer.form, say, replaces=press.within)
    if submitted and press.form is not None:
        form = _unjudged(press.form)
        if answer.errors:
            return _form(form, say, errors=answer.errors, values=press.values)
        if answer.beside_form:
            return _form(form, say, values=press.values, above=shown(answer))
    if answer.errors:
        return None
    return _view(shown(answer), say, replaces=submitted or answer.replace)


def dialog_answer(answer: Answer, press: Press, say: Say) -> Json:
    """The dialog's next face, by the same rules."""
    if answer.form is not None:
        return dialog_of(answer.form, say, within=press.within)
    if press.form is not None and isinstance(press.given, FormInput) and (answer.errors or answer.beside_form):
        above, form = None if answer.errors else shown(answer), _unjudged(press.form)
        return dialog_of(form, say, errors=answer.errors, values=press.values, above=above, within=press.within)
    return result_dialog(shown(answer), say)


def dialog_told(sentence: str, press: Press, say: Say) -> Json:
    """A sentence of our own in a dialog; the form stays where there is one."""
    if press.form is not None:
        return dialog_of(press.form, say, values=press.values, above=notice(sentence), within=press.within)
    return result_dialog(notice(sentence), say)


def dialog_of(
    form: Form[str],
    say: Say,
    *,
    errors: Mapping[str, str] = NOTHING,
    values: Mapping[str, str] = NOTHING,
    above: Localised | None = None,
    within: bool = False,
) -> Json:
    """The form in a dialog; `within` where a message shows it too, which its result is to replace."""
    dialog = form_dialog(_under(form, above), say, errors=errors, values=values)
    carrying(dialog["card"]["content"], form, within=within)
    return dialog


def _form(
    form: Form[str],
    say: Say,
    *,
    errors: Mapping[str, str] = NOTHING,
    values: Mapping[str, str] = NOTHING,
    above: Localised | None = None,
    replaces: bool = True,
) -> Shown:
    made = partial(form_card, _under(form, above), say, errors=errors, values=values)
    card = carrying(made(), form)
    card["body"][-1]["actions"].append(opening(form, say))
    if not fits(card, CARD_BYTES):
        card = made()
    return Shown({"type": "message", "attachments": [attachment(card)], "summary": form.title}, form.title, replaces)


def _under(form: Form[str], above: Localised | None) -> Form[str]:
    """The form with what came of sending it above its fields."""
    return form if above is None else structs.replace(form, intro=(*above.blocks, Divider(), *form.intro))


def _unjudged(form: Form[str]) -> Form[str]:
    """Without what was wrong with it when it was shown: what was sent is judged anew."""
    return structs.replace(form, fields=tuple(structs.replace(field, error="") for field in form.fields))


def _view(view: Localised, say: Say, *, replaces: bool) -> Shown:
    return Shown(message_of(view, say), view.summary, replaces)
