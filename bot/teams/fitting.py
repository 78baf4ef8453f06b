"""A card's body within its room: whole, or without its fallbacks and pictures, or cut with a sentence that says so. Pure."""

from __future__ import annotations

from typing import Any

import msgspec

from bot.teams.elements import rich, run
from bot.teams.texts import Json, Say, fits, weight

COMMA = 2
"""Bytes between two elements."""


def fitted(body: list[Json], room: int, say: Say) -> list[Json]:
    """At most `room` bytes of UTF-16. Buttons are kept before all else; a table keeps as many rows as there is room for."""
    if fits(body, room):
        return body
    body = [_lighter(one) for one in msgspec.json.decode(msgspec.json.encode(body))]
    return body if fits(body, room) else _cut(body, room, rich(run(say("teams-cut"), quiet=True)))


def _lighter(node: Any) -> Any:
    """Without fallbacks, which today's clients do not need, and with a picture's words in its place."""
    if isinstance(node, list):
        return [_lighter(one) for one in node]
    if not isinstance(node, dict):
        return node
    if node.get("type") == "Image":
        return rich(run(node["altText"]))
    if node.get("type") == "ProgressBar":
        return node["fallback"]
    return {key: _lighter(value) for key, value in node.items() if key != "fallback"}


def _cut(body: list[Json], room: int, sentence: Json) -> list[Json]:
    left = room - weight([sentence]) - COMMA
    buttons: set[int] = set()
    for index, element in enumerate(body):
        size = weight(element) + COMMA
        if _acts(element) and size <= left:
            buttons.add(index)
            left -= size
    before: list[Json] = []
    after: list[Json] = []
    whole = True
    for index, element in enumerate(body):
        if _acts(element):
            (before if whole else after).extend([element] if index in buttons else [])
        elif whole:
            size = weight(element) + COMMA
            whole = size <= left
            left -= size if whole else 0
            before.extend([element] if whole else _shortened(element, left))
    return [*before, sentence, *after]


def _acts(element: Json) -> bool:
    """A row of buttons, alone or with what its button shows."""
    kind = "ActionSet"
    first = element["items"][0] if element["type"] == "Container" else element
    return str(first["type"]) == kind


def _shortened(element: Json, room: int) -> list[Json]:
    """A table with as many rows as there is room for, at least one under the head; nothing of what is no table."""
    if element["type"] != "Table":
        return []
    left = room - weight({**element, "rows": []}) - COMMA
    rows: list[Json] = []
    for row in element["rows"]:
        left -= weight(row) + COMMA
        if left < 0:
            break
        rows.append(row)
    return [{**element, "rows": rows}] if len(rows) > 1 else []
