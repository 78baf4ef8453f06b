"""A localised view → a Slack message, or the blocks of a modal or of the Home tab. Pure.

Tables become lines that a phone reads from top to bottom (a section with its button for each row), not Slack's `table` block: it
holds no buttons, scrolls sideways on a phone, and exists neither in modals, in the Home tab nor in every client.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias, assert_never

import msgspec

from bot.plain import SIGNS, plain_text
from bot.slack.elements import actions, line, lines_of_rich_text, link, rich, run
from bot.slack.tables import table_blocks
from bot.slack.texts import (
    CONTEXT,
    HEADER,
    MESSAGE_BLOCKS,
    MESSAGE_CHARACTERS,
    SECTION,
    VIEW_BLOCKS,
    Json,
    Section,
    calm,
    fallback,
    fits,
    parts,
    plain,
    safe,
    weight,
)
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

Say = Callable[[str], str]
"""A key of the locales to words, in the reader's language."""

_Node: TypeAlias = (
    "Heading[str] | Text[str] | Notice[str] | Fields[str] | Buttons[str] "
    "| Links[str] | Code[str] | Progress[str] | Image[str] | Divider[str]"
)
"""Every block but the table."""

BAR = 10
"""Signs of a progress bar."""


def render_message(view: Localised, say: Say) -> Json:
    """`text` (what notifications and screen readers say) and `blocks`; within every limit of a message."""
    message: Json = msgspec.to_builtins(message_pieces(view, say))
    return message


def message_pieces(view: Localised, say: Say) -> Json:
    """The same for whoever encodes it with msgspec: rows of lists are structs."""
    told = plain_text(view, say("colon"))
    calmed = calm(told)
    text = fallback(told if calmed else safe(told))
    made = _blocks(view.blocks, say, calmed=calmed)
    return {
        "text": text,
        "blocks": _fitted(made, MESSAGE_BLOCKS, MESSAGE_CHARACTERS - len(text), say) or [_paragraph(view.summary)],
    }


def render_surface(view: Localised, say: Say) -> list[Json]:
    """The blocks of a modal's or the Home tab's view, which show no `text` beside them."""
    return surface_blocks(view.blocks, say) or [_paragraph(view.summary)]


def surface_blocks(blocks: Sequence[Block[str]], say: Say, room: int = VIEW_BLOCKS) -> list[Json]:
    """At most `room` blocks, for a part of a modal."""
    fitted = _fitted(_blocks(blocks, say, calmed=False), room, 10 * MESSAGE_CHARACTERS, say)
    made: list[Json] = msgspec.to_builtins(fitted)
    return made


def _number(blocks: list[Json | Section]) -> None:
    """Gives each element that can be pressed an id of its own: `press-0`, `press-1`, `pick-2`… (the kind is what counts).
    Rows of tables have theirs."""
    count = 0
    for block in blocks:
        if isinstance(block, Section):
            continue
        for element in block.get("elements", ()):
            if "action_id" in element:
                element["action_id"] = f"{element['action_id']}-{count}"
                count += 1


def _fitted(blocks: list[Json | Section], most_blocks: int, most_characters: int, say: Say) -> list[Json | Section]:
    """All of them, or as many as there is room for and a sentence that says so; rows of buttons are kept before all else."""
    _number(blocks)  # before they are weighed: an id's number is among the characters
    if len(blocks) <= most_blocks and fits(blocks, most_characters):
        return blocks
    sentence = _context(say("slack-cut"))
    left, characters = most_blocks - 1, most_characters - weight([sentence])
    kept: set[int] = set()
    buttons = [isinstance(block, dict) and block["type"] == "actions" for block in blocks]
    for index in sorted(range(len(blocks)), key=lambda one: not buttons[one]):
        size = weight([blocks[index]])
        if left == 0 or size > characters:
            if buttons[index]:
                continue
            break
        kept.add(index)
        left, characters = left - 1, characters - size
    gap = next(index for index in range(len(blocks)) if index not in kept)
    before = [blocks[index] for index in sorted(kept) if index < gap]
    after = [blocks[index] for index in sorted(kept) if index > gap]
    return [*before, sentence, *after]


def _blocks(blocks: Sequence[Block[str]], say: Say, *, calmed: bool) -> list[Json | Section]:
    """`calmed`: what is in tables was looked at, and is `calm`."""
    made: list[Json | Section] = []
    for place, block in enumerate(blocks):
        made += table_blocks(block, say, place, calmed=calmed) if isinstance(block, Table) else _block(block, say)
    return made


def _block(block: _Node, say: Say) -> Iterable[Json]:  # noqa: C901, PLR0911 - one case for each node of the closed set
    match block:
        case Heading(words):
            return (_heading(words),)
        case Text(words, quiet):
            return map(_context, parts(words, CONTEXT)) if quiet else map(_paragraph, parts(words, SECTION))
        case Notice(words, tone):
            sign = run(f"{SIGNS[tone]} ", bold=True)
            return [rich(line(sign, run(part))) for part in parts(words, SECTION)]
        case Fields(pairs):
            told = [(run(f"{label}{say('colon')} ", bold=True), run(value)) for label, value in pairs]
            return lines_of_rich_text([line(*both) for both in told])
        case Buttons(buttons):
            return actions(buttons)
        case Links(links):
            return lines_of_rich_text([line(link(label, url)) for label, url in links])
        case Code(lines):
            whole = parts("\n".join(lines), SECTION)
            return [rich({"type": "rich_text_preformatted", "elements": [run(part)]}) for part in whole]
        case Progress(words, done, total):
            return (_paragraph(f"{words}\n{_bar(done, total)} {done}/{total}"),)
        case Image(_, alt, title):
            return (rich(line(run(title, bold=True), run(f"\n{safe(alt)}"))),)
        case Divider():
            return ({"type": "divider"},)
        case _:
            assert_never(block)


def _heading(words: str) -> Json:
    """A header where it fits, else a bold paragraph: nothing of a heading is cut."""
    if len(safe(words)) <= HEADER:
        return {"type": "header", "text": plain(words, HEADER)}
    return rich(line(run(words, bold=True)))


def _paragraph(words: str) -> Json:
    return {"type": "section", "text": plain(words, SECTION)}


def _context(words: str) -> Json:
    return {"type": "context", "elements": [plain(words, CONTEXT)]}


def _bar(done: int, total: int) -> str:
    filled = max(0, min(BAR, round(BAR * done / total))) if total > 0 else 0
    return "▓" * filled + "░" * (BAR - filled)
