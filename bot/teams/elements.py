"""Pieces of Adaptive Cards that several nodes share: runs of text, buttons, rows of buttons, the attachment. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from bot.teams.texts import RUN, TITLE, TOOLTIP, Json, Say, unmarked, words
from bot.visible import pieces
from commands.views.nodes import Button, ButtonStyle, Tone

PRESS: Final = "press"
SUBMIT: Final = "submit"
SIMULATE: Final = "simulate"
OURS: Final = "iris"
"""The key of our own data beside the inputs' values."""
PRIMARY_ACTIONS = 6
"""Buttons of one row that Teams shows."""
ROW_WIDTH = 44
BUTTON_WIDTH = 4
"""In characters: a row that a phone shows without cutting a label, and what a button takes besides its own."""
URL = 2_000
STYLES = {ButtonStyle.PRIMARY: "positive", ButtonStyle.DANGER: "destructive"}
COLOURS = {Tone.INFO: "accent", Tone.SUCCESS: "good", Tone.WARNING: "warning", Tone.DANGER: "attention"}
CARD_TYPE = "application/vnd.microsoft.card.adaptive"
_SAFE_SCHEMES = ("https://", "mailto:")


def _never(_action: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Surface:
    """Where a view is shown, which says what its buttons are.

    In a message a press is `Action.Execute`; one whose wire form `opens` accepts asks for a dialog (task/fetch). In a `dialog`
    every press is `Action.Submit` (task/submit): dialogs know no `Action.Execute`.
    """

    say: Say
    dialog: bool = False
    opens: Callable[[str], bool] = _never

    def act(self, title: str, verb: str, ours: Mapping[str, object], *, inputs: bool = False) -> Json:
        """A button. `inputs`: it checks and sends what the card's inputs hold."""
        submit: Json = {"type": "Action.Submit", "title": title, "data": {OURS: ours}}
        if not inputs:
            submit["associatedInputs"] = "none"
        if self.dialog:
            return submit
        return {**submit, "type": "Action.Execute", "verb": verb, "fallback": submit}

    def press(self, one: Button[str]) -> Json:
        """The button of an action, or of a web address."""
        title = words(one.label, TITLE)
        if one.url:
            action: Json = {"type": "Action.OpenUrl", "title": title, "url": one.url}
        else:
            action = self.pressing(title, one.action)
        if one.style is not ButtonStyle.DEFAULT:
            action["style"] = STYLES[one.style]
        if one.described:
            action["tooltip"] = words(one.described, TOOLTIP)
        return action

    def pressing(self, title: str, wire: str) -> Json:
        """The button of an action's wire form; `title` as it is shown."""
        if self.opens(wire) and not self.dialog:
            return opening(title, wire)
        return self.act(title, PRESS, {"do": wire})

    def rows(self, buttons: Sequence[Button[str]]) -> Iterator[Json]:
        """Rows of buttons, none of them behind a « … »; an address that is no web page becomes a link in text."""
        row: list[Json] = []
        width = 0
        for one in buttons:
            if pressable(one):
                taken = len(one.label) + BUTTON_WIDTH
                if row and (width + taken > ROW_WIDTH or len(row) == PRIMARY_ACTIONS):
                    yield {"type": "ActionSet", "actions": row}
                    row, width = [], 0
                row.append(self.press(one))
                width += taken
        if row:
            yield {"type": "ActionSet", "actions": row}
        for one in buttons:
            if not pressable(one):
                yield rich(link(one.label, one.url))


def opening(title: str, wire: str) -> Json:
    """A button that asks for a dialog: a form, or what the action comes to."""
    data = {"msteams": {"type": "task/fetch"}, OURS: {"do": wire}}
    return {"type": "Action.Submit", "title": title, "data": data, "associatedInputs": "none"}


def pressable(one: Button[str]) -> bool:
    return not one.url or (one.url.startswith("https://") and len(one.url) <= URL and one.url.isprintable())


def run(text: str, *, bold: bool = False, quiet: bool = False, colour: str = "", size: str = "") -> Json:
    """A stretch of text, shown as it is."""
    made: Json = {"type": "TextRun", "text": words(text)}
    if bold:
        made["weight"] = "bolder"
    if quiet:
        made["isSubtle"] = True
    if colour:
        made["color"] = colour
    if size:
        made["size"] = size
    return made


def link(label: str, url: str) -> Json:
    """A link to a safe scheme; the label and the address as text where it is not one."""
    if not url.casefold().startswith(_SAFE_SCHEMES) or len(url) > URL or not url.isprintable():
        return run(f"{label} ({url})")
    return {**run(label), "selectAction": {"type": "Action.OpenUrl", "title": words(label, TITLE), "url": url}}


def rich(*runs: Json, close: bool = False) -> Json:
    """A paragraph of runs; `close` to what stands above it."""
    made: Json = {"type": "RichTextBlock", "inlines": list(runs)}
    if close:
        made["spacing"] = "none"
    return made


def line(text: str, **style: str) -> Json:
    """A line that breaks within a long word (an address on a phone), which rich text does not in every client."""
    said = words(text).strip()
    return parsed(said, **style) if unmarked(said) else unparsed(said, **style)


def parsed(said: str, **style: str) -> Json:
    """A line in which clients look for Markdown."""
    return {"type": "TextBlock", "text": said, "wrap": True, **style}


def unparsed(said: str, **style: str) -> Json:
    """A line that is shown as it is."""
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": said, **style}]}


def paragraphs(text: str, *, quiet: bool = False, close: bool = False) -> Iterator[Json]:
    """A paragraph for each line: clients differ on what a line feed in a run does."""
    for line in text.split("\n"):
        for part in pieces(line, RUN):
            yield rich(run(part, quiet=quiet), close=close)
            close = True


def tinted(tone: Tone, *items: Json) -> Json:
    """A frame in the tone's colour, which a sign and the words say too."""
    return {"type": "Container", "style": COLOURS[tone], "items": list(items)}


def attachment(card: Json | msgspec.Raw) -> Json:
    """The card as an activity or a dialog carries it."""
    return {"contentType": CARD_TYPE, "content": card}
