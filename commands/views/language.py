"""The view of langue: said in the language that was chosen."""

from __future__ import annotations

from commands.actions import action
from commands.handlers.language import Language
from commands.incoming import Reply
from commands.views.nodes import Button, Buttons, Msg, Notice, Tone, View, Words
from commands.views.show import Reader, shows

_LOCALES = ("fr", "en")


@shows(Language)
def language(result: Language, _reader: Reader) -> Reply:
    told = Msg(f"language-{'chosen' if result.chosen else 'now'}-{result.locale}")
    others = [one for one in _LOCALES if one != result.locale]
    buttons = tuple(Button[Words](Msg(f"language-button-{one}"), action("langue", langue=one)) for one in others)
    tone = Tone.SUCCESS if result.chosen else Tone.INFO
    return Reply(outcome=result.outcome, view=View(told, (Notice(told, tone), Buttons(buttons))), replace=result.chosen)
