"""What becomes of a form's card when it was sent (R82, R96)."""

from __future__ import annotations

import json
from typing import Any

from bot.front import Answer
from bot.i18n import translator
from bot.teams.cards import dialog_answer, pressed_answer, typed_answer
from bot.teams.presses import Press, acted
from commands.incoming import Outcome
from commands.views.nodes import Localised, Notice, Tone, View
from tests.support.sample_views import sample_form

SAY = translator("fr").text
EMAIL = "achille.talon.ciussscn@ssss.gouv.qc.ca"
ONCE = "Cette adresse n’est pas du réseau."
NOW = "Choisissez une installation."


def sent(**typed: str) -> Press:
    """The press of « Créer » in a card that was shown with an error beside its address."""
    form = sample_form(errors={"courriel": ONCE})
    shown = typed_answer(Answer(outcome=Outcome.INVALID, form=form), SAY)
    assert ONCE in json.dumps(shown.card, ensure_ascii=False)
    send: dict[str, Any] = shown.card["body"][-1]["actions"][0]
    data = {**send["data"], **{f"f.{name}": value for name, value in typed.items()}}
    return acted({"action": {"type": "Action.Execute", "verb": send["verb"], "data": data}, "trigger": "manual"})


def simulated() -> Localised:
    return View(summary="Simulation", blocks=(Notice("Rien n’a été fait.", Tone.INFO),))


def both(answer: Answer, press: Press) -> list[str]:
    shown = pressed_answer(answer, press, SAY)
    assert shown is not None
    return [json.dumps(made, ensure_ascii=False) for made in (shown.card, dialog_answer(answer, press, SAY))]


def test_after_a_simulation_the_form_stays_without_what_was_wrong_before() -> None:
    for made in both(Answer(outcome=Outcome.SIMULATED, view=simulated()), sent(courriel=EMAIL)):
        assert "Rien n’a été fait." in made
        assert EMAIL in made
        assert ONCE not in made
        assert SAY("teams-errors") not in made


def test_only_what_is_wrong_now_stands_beside_the_fields() -> None:
    for made in both(Answer(outcome=Outcome.INVALID, errors={"installation": NOW}), sent(courriel=EMAIL)):
        assert NOW in made
        assert ONCE not in made
