"""Exports, for the example views."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from commands.domain.listing import Freshness, Sort
from commands.handlers.exporting import Export
from commands.handlers.filters import Filters
from commands.handlers.journal import JournalExport
from commands.results import Result
from commands.views.files import FileFormat
from tests.support.clock import START
from tests.support.example_values import HOSTILE

DAY = "2026-03-09"


def filters(text: str = "") -> Filters:
    return Filters(
        text=text,
        establishments=(),
        installation=None,
        statuses=(),
        types=(),
        profile=None,
        oncology=True,
        inactive_days=60,
        off_network=False,
        unassociated=False,
        sort=Sort.EMAIL,
        descending=True,
        columns=(),
        cursor="",
    )


def export(total: int | None, chosen: FileFormat = FileFormat.XLSX, text: str = "", outside: tuple[str, ...] = ()) -> Export:
    asked = filters(text)
    return Export(
        filters=asked,
        carried=asked.ordered(),
        format=chosen,
        total=total,
        freshness=Freshness(complete_at=START),
        day=DAY,
        outside=outside,
    )


def results() -> Iterator[tuple[str, Callable[[], Result]]]:
    yield "export", lambda: export(12_345)
    yield "export-one", lambda: export(1, FileFormat.CSV)
    yield "export-uncounted", lambda: export(None, text=HOSTILE[:60], outside=("16-2 CISSSME",))
    yield "export-nothing", lambda: export(0, outside=("16-2 CISSSME",))
    yield "export-journal", lambda: JournalExport(carried={"compte": HOSTILE[:60], "depuis": "7"}, day=DAY)
