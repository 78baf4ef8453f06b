"""Slack's limits (docs.slack.dev, Block Kit reference) and its text objects. Pure.

Text that people wrote goes only into `plain_text` and `rich_text` elements, which Slack does not parse for mark-up or mentions;
the one field that Slack parses, a message's `text`, is escaped as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import msgspec

from bot.visible import cut, harmless, pieces, visible

Json: TypeAlias = dict[str, Any]


class PlainText(msgspec.Struct, frozen=True, gc=False, tag="plain_text"):
    """What `plain` makes, for the rows of lists, of which there are most: a struct is made and encoded in half the time."""

    text: str
    emoji: bool = False


class Opening(msgspec.Struct, frozen=True, gc=False, tag="button"):
    """A row's button."""

    text: PlainText
    action_id: str
    value: str
    accessibility_label: str


class Section(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, tag="section"):
    """A row of a list."""

    text: PlainText
    accessory: Opening | None = None

    @property
    def weight(self) -> int:
        """Its characters, as `weight` counts those of every block."""
        button = self.accessory
        if button is None:
            return len(self.text.text)
        told = len(self.text.text) + len(button.text.text)
        return told + len(button.action_id) + len(button.value) + len(button.accessibility_label)


MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
"""Of a modal and of the Home tab."""
MESSAGE_CHARACTERS = 13_000
FALLBACK = 3_000
SECTION = 3_000
HEADER = 150
BUTTON = 75
VALUE = 2_000
ACCESSIBILITY_LABEL = 75
URL = 3_000
ELEMENTS = 25
"""Of one `actions` block."""
CONTEXT = 2_000
OPTION_TEXT = 75
OPTION_VALUE = 150
OPTIONS = 100
PLACEHOLDER = 150
MODAL_WORDS = 24
"""A modal's title, submit and close."""
LABEL = 2_000
HINT = 2_000
INPUT = 3_000
METADATA = 3_000

_MENTION = re.compile(r"<(?=[!@#])|@(?=here|channel|everyone)", re.IGNORECASE)
_EVERYBODY = re.compile("@(?i:here|channel|everyone)")
_JOINER = "\u2060"
_CUT_ENTITY = re.compile("&[a-z]{0,3}…$")


def safe(text: str) -> str:
    """Text that can neither break a payload, turn a line round, nor form a mention wherever a client may show it."""
    if calm(text):
        return text
    return _MENTION.sub(lambda found: found[0] + _JOINER, visible(text))


def calm(text: str) -> bool:
    """Whether `safe` would surely leave the text, and each of its lines, as it is: asked of many at once, it costs what it
    costs of one."""
    return "<" not in text and harmless(text) and _EVERYBODY.search(text) is None


def words(text: str, most: int) -> str:
    """Safe, cut, never empty (Slack refuses an empty text object)."""
    if text.isprintable() and "<" not in text and "@" not in text and 0 < len(text) <= most:
        return text  # a label, told in a fraction of the time
    return cut(safe(text).strip("\n"), most).strip("\n") or "–"


def plain(text: str, most: int) -> Json:
    return {"type": "plain_text", "text": words(text, most), "emoji": False}


def escaped(text: str) -> str:
    """Safe text for a field that Slack parses: its three control characters as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def fallback(text: str) -> str:
    """A message's `text`, of safe text: escaped, cut between entities, never empty."""
    whole = escaped(text).strip()
    return (whole if len(whole) <= FALLBACK else _CUT_ENTITY.sub("…", cut(whole, FALLBACK))) or "–"


def unescaped(text: str) -> str:
    """What Slack's payloads carry back, where `& < >` come as entities (slackapi/bolt-python#513)."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def parts(text: str, most: int) -> Iterator[str]:
    """The text in pieces of at most `most` characters, cut between lines or words where there are any."""
    return pieces(safe(text), most)


def fits(blocks: Sequence[Json | Section], most: int) -> bool:
    """Whether they weigh no more. What is encoded has more bytes than it says characters, which settles nearly every answer."""
    others = [block for block in blocks if not isinstance(block, Section)]
    rows = sum([block.weight for block in blocks if isinstance(block, Section)])
    return rows + len(msgspec.json.encode(others)) <= most or rows + weight(others) <= most


def weight(blocks: Iterable[Json | Section]) -> int:
    """Characters of a piece of payload, but for its structure. Walked without recursion."""
    total = 0
    waiting: list[Any] = []
    for block in blocks:
        if isinstance(block, Section):
            total += block.weight
        else:
            waiting.append(block)
    while waiting:
        node = waiting.pop()
        if type(node) is dict:
            for key, value in node.items():
                if type(value) is str:
                    if key != "type":
                        total += len(value)
                elif type(value) is not bool:
                    waiting.append(value)
        else:
            waiting.extend(node)
    return total
