"""A localised view → an Adaptive Card 1.5 for Teams. Pure; every button's data is what `bot.teams` listens for."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Sequence
from typing import assert_never

import msgspec

from bot.plain import SIGNS
from bot.teams.elements import Surface, line, link, paragraphs, rich, run, tinted
from bot.teams.fitting import fitted
from bot.teams.tables import facts, table_elements
from bot.teams.texts import Json, Say, safe, spelled, weight, words
from commands.views.nodes import (
    Block,
    Buttons,
    Code,
    Divider,
    Fields,
    Heading,
    Image,
    Links,
    Localised,
    Notice,
    Progress,
    Table,
    Text,
)

MESSAGE_BYTES = 100 * 1024
"""Of a whole activity in UTF-16 (learn.microsoft.com, « Limits and specifications for Teams »)."""
CARD_BYTES = MESSAGE_BYTES - 8 * 1024
"""Of the card: the activity's addresses, its reference and its summary have the rest."""
IMAGE_BYTES = 16 * 1024
"""Of a PNG that goes into the card itself."""
VERSION = "1.5"
BAR = 10
"""Signs of a progress bar, for a client that draws none."""


def render_card(view: Localised, say: Say, *, opens: Callable[[str], bool] | None = None) -> Json:
    """The card of a message, never over `CARD_BYTES`. A press whose wire form `opens` accepts asks for a dialog."""
    return view_card(view, Surface(say, opens=opens) if opens else Surface(say))


def written_card(view: Localised, say: Say) -> msgspec.Raw:
    """The same for whoever only sends it: as the bytes that leave, encoded once. A list is two hundred objects, which would
    wait with every other answer that is under way, to be looked at by the collector of garbage over and over."""
    body, shell = _body(view, Surface(say)), _shell(view.summary, _notices(view), say)
    encoded = msgspec.json.encode({**shell, "body": body})
    return msgspec.Raw(encoded if 2 * len(encoded) <= CARD_BYTES else msgspec.json.encode(_whole(shell, body, say)))


def view_card(view: Localised, surface: Surface) -> Json:
    """The card of a view on any surface."""
    return card(_body(view, surface), view.summary, _notices(view), surface.say)


def card(body: list[Json], summary: str, notices: Sequence[str], say: Say) -> Json:
    """A whole card round its body. A screen reader is told the summary and every notice, not each cell."""
    return _whole(_shell(summary, notices, say), body, say)


def _whole(shell: Json, body: list[Json], say: Say) -> Json:
    return {**shell, "body": fitted(body, CARD_BYTES - weight(shell), say)}


def _body(view: Localised, surface: Surface) -> list[Json]:
    return elements(view.blocks, surface) or list(paragraphs(words(view.summary)))


def _notices(view: Localised) -> list[str]:
    return [block.words for block in view.blocks if isinstance(block, Notice)]


def _shell(summary: str, notices: Sequence[str], say: Say) -> Json:
    told = spelled(summary)
    return {
        "type": "AdaptiveCard",
        "version": VERSION,
        "lang": say("teams-lang"),
        "msteams": {"width": "Full"},
        "fallbackText": f"{say('teams-update')} {told}",
        "speak": spelled(" – ".join(dict.fromkeys((summary, *notices)))) if notices else told,
    }


def elements(blocks: Sequence[Block[str]], surface: Surface) -> list[Json]:
    """The blocks as elements of a body; a divider is a line above what follows."""
    made: list[Json] = []
    ruled = False
    for place, block in enumerate(blocks):
        if isinstance(block, Divider):
            ruled = bool(made)
            continue
        start = len(made)
        made.extend(_block(block, surface, place))
        if ruled and len(made) > start:
            made[start] |= {"separator": True, "spacing": "large"}
            ruled = False
    return made


def _block(block: Block[str], surface: Surface, place: int) -> Iterator[Json]:  # noqa: C901, PLR0912 - one case for each node
    match block:
        case Heading(said):
            yield heading(said)
        case Text(said, quiet):
            yield from paragraphs(safe(said), quiet=quiet)
        case Notice(said, tone):
            yield tinted(tone, *paragraphs(safe(f"{SIGNS[tone]} {said}")))
        case Fields(pairs):
            yield from facts(pairs, surface)
        case Buttons(buttons):
            yield from surface.rows(buttons)
        case Table():
            yield from table_elements(block, surface, place)
        case Links(links):
            for label, url in links:
                yield rich(link(label, url))
        case Code(lines):
            if lines:
                yield _code(lines)
        case Progress(said, done, total):
            yield from _progress(said, done, total)
        case Image(png, alt, title):
            yield rich(run(title, bold=True))
            yield _image(png, alt)
        case Divider():
            pass
        case _:
            assert_never(block)


def heading(said: str) -> Json:
    """A heading that screen readers find; words that Markdown could take for its own are shown large, as they are."""
    made = line(said, size="large", weight="bolder")
    return {**made, "style": "heading"} if made["type"] == "TextBlock" else made


def _code(lines: Sequence[str]) -> Json:
    told = [line(part, fontType="monospace") for one in lines for part in one.split("\n")]
    return {"type": "Container", "style": "emphasis", "items": told}


def _progress(said: str, done: int, total: int) -> Iterator[Json]:
    """Teams draws its own bar; the figures stand in words."""
    share = max(0, min(100, round(100 * done / total))) if total > 0 else 0
    yield rich(run(f"{said} ({done}/{total})"))
    filled = round(BAR * share / 100)
    plain_bar = rich(run("▓" * filled + "░" * (BAR - filled)), close=True)
    yield {"type": "ProgressBar", "value": share, "max": 100, "spacing": "small", "fallback": plain_bar}


def _image(png: bytes, alt: str) -> Json:
    if not png or len(png) > IMAGE_BYTES:
        return rich(run(alt))
    uri = f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"
    return {"type": "Image", "url": uri, "altText": words(alt), "size": "stretch"}
