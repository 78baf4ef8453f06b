"""What front ends say of their own where the desk gave no view to show."""

from __future__ import annotations

from bot.front import Answer
from commands.views.nodes import Localised, Notice, Tone, View


def notice(sentence: str) -> Localised:
    """A sentence of the front end's own."""
    return View(summary=sentence, blocks=(Notice(sentence, Tone.WARNING),))


def shown(answer: Answer) -> Localised:
    """The answer's view; what was wrong, where errors have no form to stand in."""
    return answer.view or notice(" ".join(answer.errors.values()))
