"""A table as Teams shows it so that a phone can read it. Pure.

A few columns stay columns. More would each be a word wide on a phone: their rows become two lines (the first cell, then the rest)
with the row's button beside them, in a table still, so that a screen reader goes from row to row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from bot.plain import SIGNS, opening_of
from bot.rows import before_figures, headed, heads, said, sorts
from bot.teams.elements import COLOURS, Surface, line, rich, run
from bot.teams.texts import RUN, TITLE, TOOLTIP, Json, tame, unmarked, words
from commands.views.nodes import Row, Table, Tone

COLUMNS = 4
"""Columns that are readable side by side on a phone."""
WIDE, NARROW = 2, 1
WORD = 24
"""Characters of a word that fit beside a label on a phone."""
BESIDE = ({"width": 3}, {"width": 1})
"""What a row says, and its button."""


def table_elements(table: Table[str], surface: Surface, place: int) -> Iterator[Json]:
    """The caption, the rows, then what sorts them. `place` tells this table from the card's others."""
    yield rich(run(table.caption, bold=True))
    if table.rows:
        opened = any(row.opens for row in table.rows)
        yield _lines(table, surface) if opened or len(table.columns) > COLUMNS else _figures(table, surface)
    yield from _sorting(table, surface, f"sort-{place}")


def _lines(table: Table[str], surface: Surface) -> Json:
    """Each row in two lines, and its button beside them where it has one."""
    opened = any(row.opens for row in table.rows)
    head = [_cell(rich(run(heads(table), bold=True)))]
    if opened:
        head.append(_cell(rich(run(surface.say("teams-action"), bold=True))))
    said = [{"type": "TableCell", "items": items} for items in _told(table, surface.say("colon"))]
    if opened:
        openings = _openings(table.rows, table.opens or surface.say("teams-open"), surface)
        rows = [_row([cell, _cell(opening)]) for cell, opening in zip(said, openings, strict=True)]
    else:
        rows = [_row([cell]) for cell in said]
    return {"type": "Table", "columns": list(BESIDE) if opened else [{"width": 1}], "rows": [_row(head), *rows]}


def _told(table: Table[str], colon: str) -> Iterator[list[Json]]:
    """Of each row the first cell; then the marked one, after its sign in the mark's colour, and the others.

    Of the words, none is coloured: Teams' light green and yellow are too pale to read. Lists are what is asked most: what is
    the same in many rows is made once, and looked at once for all.
    """
    titles = before_figures(table, colon)
    as_they_are = tame(chain(titles, chain.from_iterable([row.cells for row in table.rows])))
    marks: dict[tuple[int, Tone, str], list[Json]] = {}
    for cells, _, mark in table.rows:
        runs: list[Json] = []
        apart, tone = mark or (0, Tone.INFO)
        if apart and (marked := cells[apart]):
            known = marks.get((apart, tone, marked))
            if known is None:
                known = marks[apart, tone, marked] = _marked(titles[apart] + marked, tone)
            runs += known
            cells = (*cells[:apart], "", *cells[apart + 1 :])  # noqa: PLW2901 - without the one that stands apart
        first, rest = said(cells, titles)
        if rest:
            rest = f" · {rest}" if runs else rest
            runs.append({"type": "TextRun", "text": rest if as_they_are and len(rest) <= RUN else words(rest)})
        items = [line(first, weight="bolder")]
        if runs:
            items.append({"type": "RichTextBlock", "inlines": runs, "spacing": "none"})
        yield items


def _marked(text: str, tone: Tone) -> list[Json]:
    return [{"type": "TextRun", "text": f"{SIGNS[tone]} ", "color": COLOURS[tone]}, {"type": "TextRun", "text": words(text)}]


def _openings(rows: Sequence[Row[str]], label: str, surface: Surface) -> Iterator[Json]:
    """The button of each row, whose label is said once for all of them."""
    title = words(label, TITLE)
    for row in rows:
        if row.opens:
            button = surface.pressing(title, row.opens)
            button["tooltip"] = words(opening_of(row, label), TOOLTIP)
            yield {"type": "ActionSet", "actions": [button]}
        else:
            yield rich(run("–", quiet=True))


def _figures(table: Table[str], surface: Surface) -> Json:
    """Cell by cell. A client without tables shows each row as facts."""
    align = ["right" if column.numeric else "left" for column in table.columns]
    widths = [NARROW if column.numeric else WIDE for column in table.columns]
    rows = [_row([_cell(rich(run(headed(column), bold=True))) for column in table.columns])]
    rows += [_row([_cell(rich(run(cell))) for cell in row.cells]) for row in table.rows]
    columns = [{"width": width, "horizontalCellContentAlignment": side} for width, side in zip(widths, align, strict=True)]
    titles = [f"{column.title}{surface.say('colon')} " for column in table.columns]
    told = [(row.cells[0], " · ".join(map("".join, zip(titles[1:], row.cells[1:], strict=True)))) for row in table.rows]
    instead = list(facts(tuple(told), surface))
    return {"type": "Table", "columns": columns, "rows": rows, "fallback": {"type": "Container", "items": instead}}


def facts(pairs: tuple[tuple[str, str], ...], surface: Surface) -> Iterator[Json]:
    """Labels and values in their order: as a FactSet what it shows whole and does not parse, as lines the others."""
    colon = surface.say("colon")
    for plain, group in groupby(pairs, key=_plain):
        told = [(words(label).strip(), words(value).strip()) for label, value in group]
        if plain:
            yield {"type": "FactSet", "facts": [{"title": label, "value": value} for label, value in told]}
            continue
        for label, value in told:
            if _breaks(value):
                yield rich(run(f"{label}{colon} ", bold=True), run(value))
            else:
                yield {
                    "type": "Container",
                    "items": [rich(run(f"{label}{colon}", bold=True)), {**line(value), "spacing": "none"}],
                }


def _plain(pair: tuple[str, str]) -> bool:
    label, value = words(pair[0]).strip(), words(pair[1]).strip()
    return _breaks(value) and unmarked(label) and unmarked(value)


def _breaks(value: str) -> bool:
    """Whether no word of it is wider than what a FactSet leaves to it on a phone, which cuts the rest off."""
    return len(value) <= WORD or max(map(len, value.split()), default=0) <= WORD


def _sorting(table: Table[str], surface: Surface, name: str) -> Iterator[Json]:
    """One button that shows those that sort, so that they do not stand before the pages on a phone."""
    buttons = sorts(table)
    if buttons:
        title = words(surface.say("teams-sort"), TITLE)
        show: Json = {"type": "Action.ToggleVisibility", "title": title, "targetElements": [name]}
        hidden: Json = {"type": "Container", "id": name, "isVisible": False, "items": list(surface.rows(buttons))}
        yield {"type": "Container", "items": [{"type": "ActionSet", "actions": [show]}, hidden]}


def _row(cells: list[Json]) -> Json:
    return {"type": "TableRow", "cells": cells}


def _cell(item: Json) -> Json:
    return {"type": "TableCell", "items": [item]}
