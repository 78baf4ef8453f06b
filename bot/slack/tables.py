"""A table as lines: a section with its button for each row, or paragraphs and a menu where there are many. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from bot.rows import before_figures, heads, said, sorts
from bot.slack.elements import PRESS, line, lines_of_rich_text, menu, rich, run
from bot.slack.texts import ACCESSIBILITY_LABEL, BUTTON, CONTEXT, SECTION, Json, Opening, PlainText, Section, calm, plain, words
from commands.views.nodes import Button, Row, Table

ROWS_WITH_BUTTON = 20
"""Rows shown as a section each; a longer table has one menu that opens any of them."""


def table_blocks(table: Table[str], say: Callable[[str], str], place: int, *, calmed: bool) -> list[Json | Section]:
    """The caption, the names of the columns, the rows, then what sorts and opens them.

    `place` tells this table from the message's others; `calmed`: what its cells say was looked at, and is `calm`.
    """
    made: list[Json | Section] = [rich(line(run(table.caption, bold=True)))]
    made.append({"type": "context", "elements": [plain(heads(table), CONTEXT)]})
    titles = before_figures(table, say("colon"))
    opened = [row for row in table.rows if row.opens]
    if opened and len(table.rows) <= ROWS_WITH_BUTTON:
        made += _sections(table.rows, titles, table.opens or say("slack-open"), f"{PRESS}-{place}", calmed=calmed)
    else:
        made += lines_of_rich_text(_line(row, titles) for row in table.rows)
        made += menu([Button(f"{table.opens} – {row.cells[0]}", row.opens) for row in opened], say("slack-open"))
    made += menu(sorts(table), say("slack-sort"))
    return made


def _sections(rows: Sequence[Row[str]], titles: Sequence[str], label: str, name: str, *, calmed: bool) -> list[Section]:
    """A section for each row, its button called after `name` and its number: lists are what is asked most."""
    named, opening = PlainText(words(label, BUTTON)), f"{label} – "
    as_it_is = calm("".join((*titles, opening, *(() if calmed else chain.from_iterable([row.cells for row in rows])))))
    made: list[Section] = []
    for number, row in enumerate(rows):
        first, rest = said(row.cells, titles)
        told, spoken = f"{first}\n{rest}" if rest else first, opening + first
        if not as_it_is or len(told) > SECTION:
            told = words(told, SECTION)
        if not as_it_is or len(spoken) > ACCESSIBILITY_LABEL:
            spoken = words(spoken, ACCESSIBILITY_LABEL)
        button = Opening(named, f"{name}-{number}", row.opens, spoken) if row.opens else None
        made.append(Section(PlainText(told), button))
    return made


def _line(row: Row[str], titles: Sequence[str]) -> Json:
    first, rest = said(row.cells, titles)
    return line(run(first, bold=True), run(f" – {rest}")) if rest else line(run(first, bold=True))
