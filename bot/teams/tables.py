"""A table as Teams shows it so that a phone can read it. Pure.

A few columns stay columns. More would each be a word wide on a phone: their rows become two lines (the first cell, then the rest)
with the row's button beside them, in a table still, so that a screen reader goes from row to row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, groupby
from typing import TypeAlias

import msgspec

from bot.plain import SIGNS, opening_of
from bot.rows import before_figures, headed, heads, said, sorts
from bot.teams.elements import COLOURS, Surface, line, parsed, rich, run, unparsed
from bot.teams.stencils import Stencil, encoded, hole, lettered, lettered_alike
from bot.teams.texts import RUN, TITLE, TOOLTIP, Json, is_even, unmarked, unmarked_alike, words
from commands.views.nodes import Row, Table, Tone

COLUMNS = 4
"""Columns that are readable side by side on a phone."""
WIDE, NARROW = 2, 1
WORD = 24
"""Characters of a word that fit beside a label on a phone."""
BESIDE = ({"width": 3}, {"width": 1})
"""What a row says, and its button."""
SEPARATOR = " · "

Parts: TypeAlias = tuple[Sequence[str], Sequence[str], Sequence[str]]
"""Of all rows: what each says first, what stands apart in it ("" where nothing does), the rest."""


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
    columns = list(BESIDE) if opened else [{"width": 1}]
    rows = [encoded(_row(head)), *_told(table, surface, opened=opened)]
    return {"type": "Table", "columns": columns, "rows": msgspec.Raw(b"[%b]" % b",".join(rows))}


def _told(table: Table[str], surface: Surface, *, opened: bool) -> list[bytes]:
    """Of each row the first cell; then the marked one, after its sign in the mark's colour, and the others; its button.

    Of the words, none is coloured: Teams' light green and yellow are too pale to read. Lists are what is asked most: what is
    the same in many rows is made once, and looked at once for all.
    """
    rows = table.rows
    label = table.opens or surface.say("teams-open")
    titles = before_figures(table, surface.say("colon"))
    even = is_even(SEPARATOR.join(chain([label], filter(None, titles), chain.from_iterable([row.cells for row in rows]))))
    firsts, aparts, rests = _side_by_side(rows, titles) if even else _row_by_row(rows, titles)
    tame = unmarked_alike(firsts)
    marks = {apart: lettered(words(apart)) for apart in set(aparts)}
    title = lettered(words(label, TITLE))
    lines = zip(
        rows,
        firsts,
        aparts,
        rests,
        _column(firsts, RUN, even=even),
        _column(rests, RUN, even=even),
        _column([opening_of(row, label) for row in rows], TOOLTIP, even=even),
        strict=True,
    )
    told: list[bytes] = []
    for row, first, apart, rest, above, below, tooltip in lines:
        tone = row.mark[1] if apart and row.mark else None
        button = (surface.dialog, surface.opens(row.opens)) if row.opens else None
        stencil = _stencil(tame or unmarked(first), tone, bool(rest), opened, button)
        told.append(stencil.filled(above, marks[apart], below, title, lettered(row.opens), tooltip))
    return told


def _side_by_side(rows: Sequence[Row[str]], titles: Sequence[str]) -> Parts:
    """Of even cells, column by column: nearly always one column is marked in all rows, and none is of figures."""
    places = {row.mark[0] if row.mark else 0 for row in rows}
    if len(places) > 1 or any(titles):
        return _row_by_row(rows, titles)
    columns = list(zip(*[row.cells for row in rows], strict=True))
    nothing = ("",) * len(rows)
    place = places.pop()
    aparts = columns.pop(place) if place else nothing
    firsts, *others = columns
    if not others:
        return firsts, aparts, nothing
    return firsts, aparts, list(map(SEPARATOR.join, zip(nothing, *others, strict=True) if place else zip(*others, strict=True)))


def _row_by_row(rows: Sequence[Row[str]], titles: Sequence[str]) -> Parts:
    firsts, aparts, rests = zip(*[_parted(row, titles) for row in rows], strict=True)
    return firsts, aparts, rests


def _parted(row: Row[str], titles: Sequence[str]) -> tuple[str, str, str]:
    cells = row.cells
    place = row.mark[0] if row.mark else 0
    apart = titles[place] + cells[place] if place and cells[place] else ""
    if apart:
        cells, titles = (*cells[:place], *cells[place + 1 :]), (*titles[:place], *titles[place + 1 :])
    first, rest = said(cells, titles)
    return words(first).strip(), apart, f"{SEPARATOR}{rest}" if rest and apart else rest


def _column(texts: Sequence[str], most: int, *, even: bool) -> list[bytes]:
    """Texts of all rows, as `words` has them."""
    if even and max(map(len, texts)) <= most:
        return lettered_alike(texts)
    return [lettered(words(text, most)) for text in texts]


@cache
def _stencil(plain: bool, tone: Tone | None, rest: bool, opened: bool, button: tuple[bool, bool] | None) -> Stencil:
    """Of a row: whether its first line may be parsed, whether it has a mark, a second line, a place for buttons, a button."""
    runs: list[Json] = []
    if tone is not None:
        runs.append({"type": "TextRun", "text": f"{SIGNS[tone]} ", "color": COLOURS[tone]})
        runs.append({"type": "TextRun", "text": hole("marked")})
    if rest:
        runs.append({"type": "TextRun", "text": hole("rest")})
    items = [(parsed if plain else unparsed)(hole("first"), weight="bolder")]
    if runs:
        items.append({"type": "RichTextBlock", "inlines": runs, "spacing": "none"})
    cells = [{"type": "TableCell", "items": items}]
    if opened:
        cells.append(_cell(_opening(*button) if button else rich(run("–", quiet=True))))
    return Stencil(_row(cells), "first", "marked", "rest", "title", "wire", "tooltip")


def _opening(dialog: bool, opens: bool) -> Json:
    """A row's button, whose label is said once for all of them."""
    surface = Surface(str, dialog=dialog, opens=lambda _: opens)
    return {"type": "ActionSet", "actions": [surface.pressing(hole("title"), hole("wire")) | {"tooltip": hole("tooltip")}]}


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
