"""The plain-text part of a mail: every fact of the view, for readers that show no HTML. Pure."""

from __future__ import annotations

from typing import assert_never

from bot.plain import FRENCH_COLON, SIGNS
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


def text_of(view: Localised, colon: str = FRENCH_COLON) -> str:
    """Blocks apart by an empty line. `colon` is what stands after a label."""
    return "\n\n".join(filter(None, (_block(block, colon) for block in view.blocks)))


def _block(block: Block[str], colon: str) -> str:  # noqa: C901, PLR0911 — one line for each node of the closed set
    match block:
        case Heading(words):
            return f"{words}\n{'-' * len(words)}"
        case Text(words):
            return words
        case Notice(words, tone):
            return f"{SIGNS[tone]} {words}"
        case Fields(pairs):
            return "\n".join(f"{label}{'.' if label.isdigit() else colon} {value}" for label, value in pairs)
        case Table(columns=columns, rows=rows):
            titles = [column.title for column in columns]
            told = ("; ".join(f"{title}{colon} {cell}" for title, cell in zip(titles, row.cells, strict=True)) for row in rows)
            return "\n".join(f"- {one}" for one in told)
        case Links(links):
            return "\n".join(f"- {label}" if _told(label, url) else f"- {label}{colon} {url}" for label, url in links)
        case Buttons(buttons):
            return "\n".join(f"- {one.label}{colon} {one.url}" for one in buttons if one.url)
        case Code(lines):
            return "\n".join(f"    {line}" for line in lines)
        case Progress(words, done, total):
            return f"{words} ({done}/{total})"
        case Image(_, alt, _):
            return alt
        case Divider():
            return ""
        case _:
            assert_never(block)


def _told(label: str, url: str) -> bool:
    """Whether the label says the address already (« CCT CHUM : adresse »)."""
    return url.removeprefix("mailto:") in label
