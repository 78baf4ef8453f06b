"""All that is held on a person in a file, field by field (R94)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from commands.domain.operations import Json
from commands.domain.privacy import Category, Holdings
from commands.files.making import Making
from commands.handlers.privacy import COMMAND, reach_of
from commands.views.files import FileColumn, FileOrder, TableFile
from commands.views.nodes import Cell, Msg

_COLUMNS = (("privacy-kind", 26), ("privacy-table", 22), ("privacy-row", 8), ("privacy-field", 24), ("privacy-value", 60))


def privacy(order: FileOrder, making: Making) -> TableFile | None:
    """`payload` names the person. None where the reader answers for nothing that is held on them (R4)."""
    email = order.payload.get("courriel")
    with making.store.reading() as unit:
        context = making.allowed(unit, COMMAND)
        if context is None or not isinstance(email, str):
            return None
        holdings = unit.privacy.held_on(email, reach_of(context.actor))
    if not holdings.count or not (holdings.placed or context.actor.is_admin):
        return None
    columns = tuple(FileColumn(Msg(key), width) for key, width in _COLUMNS)
    return TableFile(title=order.title, columns=columns, rows=_rows(holdings))


def _rows(holdings: Holdings) -> Iterator[tuple[Cell, ...]]:
    """A line for each field that says something; `privacy-row` tells those of one row of a table from another's."""
    for category in Category:
        for table, rows in holdings.rows.get(category, {}).items():
            for number, row in enumerate(rows, 1):
                for name, value in row.items():
                    if value not in (None, "", [], {}):
                        yield Msg(f"privacy-{category.value}"), table, number, name, _written(value)


def _written(value: Json) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
