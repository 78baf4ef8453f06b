"""The plain-text fallback of a view, the same for every front end: Slack's `text`, Teams' summary, a screen reader's copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from commands.views.nodes import (
    Block,
    Button,
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
    Row,
    Table,
    Text,
    Tone,
)

SIGNS = {Tone.INFO: "ℹ", Tone.SUCCESS: "✓", Tone.WARNING: "⚠", Tone.DANGER: "✗"}
"""A sign for each tone; the words say it too."""
FRENCH_COLON = "\u00a0:"
"""After a label; English has no space before it."""


def opener(row: Row[str], label: str | None) -> Button[str]:
    """What opens a row of a table: its label alone would not say of whom, so that a screen reader is told the first cell."""
    said = label or "…"
    return Button(said, row.opens, described=opening_of(row, said))


def opening_of(row: Row[str], label: str) -> str:
    """What a screen reader is told of the row's button."""
    return f"{label}, {row.cells[0]}" if row.cells else label


def plain_text(view: Localised, colon: str = FRENCH_COLON) -> str:
    """The summary, then every fact of the view, a line each; buttons by their labels. Not escaped: it is text."""
    lines = [view.summary]
    for block in view.blocks:
        lines += _lines(block, colon)
    return "\n".join(dict.fromkeys(filter(None, lines)))


def _lines(block: Block[str], colon: str) -> Sequence[str]:  # noqa: C901, PLR0911 — one line for each node of the closed set
    match block:
        case Heading(words) | Text(words):
            return [words]
        case Notice(words, tone):
            return [f"{SIGNS[tone]} {words}"]
        case Fields(pairs):
            return [f"{label}{colon} {value}" for label, value in pairs]
        case Buttons(buttons):
            return [" ".join([f"[{button.label}]" for button in buttons])]
        case Table():
            heads = " | ".join([column.title for column in block.columns])
            return [block.caption, heads, *[" | ".join(row.cells) for row in block.rows]]
        case Links(links):
            return [f"{label}{colon} {url}" for label, url in links]
        case Code(lines):
            return lines
        case Progress(words, done, total):
            return [f"{words} ({done}/{total})"]
        case Image(_, alt, title):
            return [f"{title}{colon} {alt}"]
        case Divider():
            return ()
        case _:
            assert_never(block)
