"""Pieces of Block Kit that several nodes share: rich text, buttons, menus. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from bot.slack.texts import (
    ACCESSIBILITY_LABEL,
    BUTTON,
    ELEMENTS,
    OPTION_TEXT,
    OPTION_VALUE,
    OPTIONS,
    PLACEHOLDER,
    SECTION,
    URL,
    Json,
    plain,
    words,
)
from commands.views.nodes import Button, ButtonStyle

PRESS = "press"
"""A button whose value is an action."""
PICK = "pick"
"""A menu whose options' values are actions."""
LINK = "link"
"""A button that opens an address: Slack tells of it, nothing is asked."""
AGAIN = "again"
"""A button whose value is what was typed."""
AGAIN_MENTIONED = "again-mentioned"
"""The same of what was said to the bot among people."""

SAFE_SCHEMES = ("https://", "mailto:")

T = TypeVar("T")


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def run(text: str, *, bold: bool = False) -> Json:
    """A stretch of rich text: shown as it is, never parsed."""
    element: Json = {"type": "text", "text": words(text, SECTION)}
    if bold:
        element["style"] = {"bold": True}
    return element


def line(*runs: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(runs)}


def link(label: str, url: str) -> Json:
    """A link to a safe scheme; the label and the address as text where it is not one."""
    if not url.casefold().startswith(SAFE_SCHEMES) or len(url) > URL or not url.isprintable():
        return run(f"{label} ({url})")
    return {"type": "link", "url": url, "text": words(label, SECTION)}


def button(one: Button[str]) -> Json:
    """`action` travels as the value (at most 1,500 characters, `commands.actions`)."""
    element: Json = {"type": "button", "text": plain(one.label, BUTTON), "action_id": LINK if one.url else PRESS}
    if one.url:
        element["url"] = one.url
    else:
        element["value"] = one.action
    if one.style is not ButtonStyle.DEFAULT:
        element["style"] = str(one.style)
    if one.described:
        element["accessibility_label"] = plain(one.described, ACCESSIBILITY_LABEL)["text"]
    return element


def actions(buttons: Sequence[Button[str]]) -> Iterator[Json]:
    """Rows of buttons; one that opens anything but a web address becomes a link in text."""
    elements = [button(one) for one in buttons if pressable(one)]
    for row in batches(elements, ELEMENTS):
        yield {"type": "actions", "elements": row}
    others = [line(link(one.label, one.url)) for one in buttons if not pressable(one)]
    if others:
        yield rich(*others)


def pressable(one: Button[str]) -> bool:
    """Whether Slack takes it as a button: an action, or a web address of a length that it opens."""
    return not one.url or (one.url.startswith("https://") and len(one.url) <= URL and one.url.isprintable())


def menu(choices: Sequence[Button[str]], placeholder: str) -> Iterator[Json]:
    """One menu for many actions; those too long for an option's value stay buttons."""
    short = [one for one in choices if len(one.action) <= OPTION_VALUE]
    for group in batches(short, OPTIONS):
        options = [_option(one.label, one.action) for one in group]
        element = {"type": "static_select", "placeholder": plain(placeholder, PLACEHOLDER), "action_id": PICK, "options": options}
        yield {"type": "actions", "elements": [element]}
    yield from actions([one for one in choices if len(one.action) > OPTION_VALUE])


def _option(label: str, action: str) -> Json:
    return {"text": plain(label, OPTION_TEXT), "value": action}


def lines_of_rich_text(sections: Iterable[Json], most: int = SECTION) -> Iterator[Json]:
    """Lines gathered into as few blocks as their length allows; each line ends with a line feed but the last of a block."""
    gathered: list[Json] = []
    size = 0
    for section in sections:
        length = sum(len(element.get("text", "")) + 1 for element in section["elements"])
        if gathered and size + length > most:
            yield rich(*gathered)
            gathered, size = [], 0
        if gathered:
            gathered[-1]["elements"].append({"type": "text", "text": "\n"})
        gathered.append(section)
        size += length
    if gathered:
        yield rich(*gathered)


def batches(items: Sequence[T], most: int) -> Iterator[list[T]]:
    remaining = iter(items)
    while group := list(islice(remaining, most)):
        yield group
