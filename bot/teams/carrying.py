"""A form's card carries the form itself, so that any replica can show it again with what was typed and what was wrong with it.

Teams sends back a card's inputs, never the card, and keeps nothing of it for us; a form that was kept here would be lost with the
process. What comes back is input, never proof (R3): it says only what is shown again to whoever sent it.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Iterator
from typing import Any

import msgspec

from bot.teams.elements import OURS
from bot.teams.texts import Json, Say, words
from commands.views.nodes import Block, Buttons, Divider, Field, Fields, Form, Heading, Notice, Text

LARGEST = 200_000
"""Bytes of an unpacked form; ours have some tens of thousands."""
TITLE = 40
_KINDS: dict[str, Any] = {
    "h": Heading[str],
    "t": Text[str],
    "n": Notice[str],
    "f": Fields[str],
    "b": Buttons[str],
    "d": Divider[str],
}
"""Blocks that stand above a form's fields; any other is left out when the form is shown again."""


class _Carried(msgspec.Struct, frozen=True, array_like=True):
    title: str
    submit: str
    action: str
    fields: tuple[Field[str], ...]
    intro: tuple[tuple[str, msgspec.Raw], ...]
    simulate: bool


def packed(form: Form[str]) -> str:
    """The form as a card's data hold it."""
    intro = tuple((kind, msgspec.Raw(msgspec.json.encode(block))) for block in form.intro for kind in _kind(block))
    carried = _Carried(form.title, form.submit, form.action, form.fields, intro, form.simulate)
    return base64.urlsafe_b64encode(zlib.compress(msgspec.json.encode(carried), 9)).decode()


def unpacked(carried: str) -> Form[str] | None:
    """The form; None where what came back is none of ours."""
    try:
        reader = zlib.decompressobj()
        raw = reader.decompress(base64.urlsafe_b64decode(carried), LARGEST)
        if not reader.eof:
            return None
        found = msgspec.json.decode(raw, type=_Carried)
        intro: list[Block[str]] = [msgspec.json.decode(block, type=_KINDS[kind]) for kind, block in found.intro if kind in _KINDS]
    except (binascii.Error, zlib.error, ValueError, RecursionError):
        return None
    return Form(found.title, found.submit, found.action, found.fields, tuple(intro), found.simulate)


def carrying(card: Json, form: Form[str], *, within: bool = True) -> Json:
    """The form's card, whose buttons tell which form they stand in; changed in place. `within`: a message shows that form."""
    carried = packed(form)
    for action in _actions(card):
        ours = action["data"][OURS] | {"within": within}
        if "form" in ours:
            ours["shown"] = carried
        action["data"] = action["data"] | {OURS: ours}
    return card


def opening(form: Form[str], say: Say) -> Json:
    """The button that opens the form in a dialog, with what has been typed so far."""
    data = {"msteams": {"type": "task/fetch"}, OURS: {"shown": packed(form), "within": True}}
    return {"type": "Action.Submit", "title": words(say("teams-dialog"), TITLE), "data": data}


def _kind(block: Block[str]) -> Iterator[str]:
    for kind, node in _KINDS.items():
        if isinstance(block, node.__origin__):
            yield kind


def _actions(node: Any) -> Iterator[Json]:
    """Every button of ours. Not their fallbacks, which only clients older than the cards know: there a sentence has to do."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        if isinstance(found, dict):
            data = found.get("data")
            if isinstance(data, dict) and isinstance(data.get(OURS), dict):
                yield found
            waiting.extend(value for name, value in found.items() if name != "fallback")
        elif isinstance(found, list):
            waiting.extend(found)
