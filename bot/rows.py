"""A table as lines that a phone reads from top to bottom: what each row says, what heads them, what sorts them. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from commands.views.nodes import Button, Column, Table

ARROWS = {"asc": " ↑", "desc": " ↓"}


def heads(table: Table[str]) -> str:
    """The names of the columns on one line, with the order of the one that sorts."""
    return " · ".join(map(headed, table.columns))


def headed(column: Column[str]) -> str:
    return column.title + ARROWS.get(column.sorted, "")


def before_figures(table: Table[str], colon: str) -> list[str]:
    """What stands before each cell: a figure says what of."""
    return [f"{column.title}{colon} " if column.numeric else "" for column in table.columns]


def said(cells: Sequence[str], titles: Sequence[str]) -> tuple[str, str]:
    """The first cell, then the others that say something."""
    if not any(titles) and all(map(str.strip, cells)):
        return cells[0], " · ".join(cells[1:])
    if any(titles):
        cells = [title + cell for title, cell in zip(titles, cells, strict=True) if cell and not cell.isspace()]
    first, *rest = [cell for cell in cells if cell and not cell.isspace()] or ["–"]
    return first, " · ".join(rest)


def sorts(table: Table[str]) -> list[Button[str]]:
    """A button for each column by which the table can be sorted."""
    return [Button(headed(column), column.sort) for column in table.columns if column.sort]
