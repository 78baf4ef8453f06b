"""A table as lines: a section with its button for each row, or paragraphs and a menu where there are many. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.slack.elements import actions, line, lines_of_rich_text, menu, pressable, run
from bot.slack.elements import button as button_element
from bot.slack.texts import CONTEXT, SECTION, Json, plain
from commands.views.nodes import Button, Row, Table

ROWS_WITH_BUTTON = 20
"""Rows shown as a section each; a longer table has one menu that opens any of them."""
ARROWS = {"asc": " ↑", "desc": " ↓"}


def table_blocks(table: Table[str], say: Callable[[str], str]) -> Iterator[Json]:
    """The caption, the names of the columns, the rows, then what sorts and opens them."""
    yield from lines_of_rich_text([line(run(table.caption, bold=True))])
    heads = " · ".join(f"{column.title}{ARROWS.get(column.sorted, '')}" for column in table.columns)
    yield {"type": "context", "elements": [plain(heads, CONTEXT)]}
    titles = tuple(f"{column.title}{say('colon')} " if column.numeric else "" for column in table.columns)
    opened = [row for row in table.rows if row.button is not None]
    if opened and len(table.rows) <= ROWS_WITH_BUTTON:
        for row in table.rows:
            yield from _row(row, titles)
    else:
        yield from lines_of_rich_text(_line(row, titles) for row in table.rows)
        yield from _openers(opened, say("slack-open"))
    sorts = [Button(f"{column.title}{ARROWS.get(column.sorted, '')}", column.sort) for column in table.columns if column.sort]
    yield from menu(sorts, say("slack-sort"))


def _row(row: Row[str], titles: tuple[str, ...]) -> Iterator[Json]:
    first, rest = _said(row, titles)
    section: Json = {"type": "section", "text": plain(f"{first}\n{rest}" if rest else first, SECTION)}
    if row.button is not None and pressable(row.button):
        section["accessory"] = button_element(row.button)
    yield section
    if row.button is not None and not pressable(row.button):
        yield from actions([row.button])


def _line(row: Row[str], titles: tuple[str, ...]) -> Json:
    first, rest = _said(row, titles)
    return line(run(first, bold=True), run(f" – {rest}")) if rest else line(run(first, bold=True))


def _said(row: Row[str], titles: tuple[str, ...]) -> tuple[str, str]:
    """The first cell, then the others that say something; a figure says what of."""
    cells = [title + cell for title, cell in zip(titles, row.cells, strict=True) if cell.strip()]
    first, *rest = cells or ["–"]
    return first, " · ".join(rest)


def _openers(rows: list[Row[str]], placeholder: str) -> Iterator[Json]:
    """A menu that names each row by its first cell; links stay buttons."""
    buttons = [(row.button, row.cells[0]) for row in rows if row.button is not None]
    yield from menu([replace(one, label=f"{one.label} – {cell}") for one, cell in buttons if not one.url], placeholder)
    yield from actions([one for one, _ in buttons if one.url])
