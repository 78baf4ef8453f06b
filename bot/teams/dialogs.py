"""What a dialog shows, as the value of a `task` answer: a form, or what came of one. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from bot.teams.elements import Surface, attachment
from bot.teams.forms import NOTHING, surface_form
from bot.teams.render import view_card
from bot.teams.texts import Json, Say, words
from commands.views.nodes import Form, Localised

TITLE = 60


def form_dialog(form: Form[str], say: Say, *, errors: Mapping[str, str] = NOTHING, values: Mapping[str, str] = NOTHING) -> Json:
    """The form, whose buttons come as task/submit."""
    return _dialog(form.title, surface_form(form, Surface(say, dialog=True), errors, values), "large")


def result_dialog(view: Localised, say: Say) -> Json:
    """What came of a form, or of a button that asked for a dialog."""
    return _dialog(say("teams-title"), view_card(view, Surface(say, dialog=True)), "medium")


def _dialog(title: str, card: Json, height: str) -> Json:
    return {"title": words(title, TITLE), "height": height, "width": "medium", "card": attachment(card)}
