"""exporter: the accounts of a list, all of them, in a file (R81)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from msgspec import structs

from commands.context import Context
from commands.domain.calendar import QUEBEC
from commands.domain.listing import Freshness, Sort
from commands.handlers.filters import Filters, read_filters, spelt_in
from commands.invocation import Invocation
from commands.results import Handled, Invalid, Result
from commands.views.files import FileFormat
from commands.views.labels import short_establishment


@dataclass(frozen=True, slots=True, kw_only=True)
class Export(Result):
    """A list that goes into a file. `total` is how many accounts, None where counting would not be cheap; `carried` is what the
    file's order holds; `outside` are the establishments that were asked for and are not the asker's."""

    filters: Filters
    carried: Mapping[str, str]
    format: FileFormat
    total: int | None
    freshness: Freshness
    day: str
    outside: tuple[str, ...] = ()


def handle(invocation: Invocation, context: Context) -> Handled:
    """exporter [filtres comme liste] [format=xlsx|csv]"""
    filters, values = read_filters(invocation, context.house.reference)
    chosen = values.choice("format")
    if not chosen:  # « exporter csv »
        text, spelt = spelt_in(filters.text, invocation.command, "format")
        if len(spelt) == 1:
            filters, chosen = replace(filters, text=text), spelt[0]
    if values.errors:
        return Invalid(errors=values.errors)
    query = structs.replace(filters.query(context.now, default_sort=Sort.NAME, limit=1), cursor="")
    page = context.unit.directory.page(query, context.actor.reads)
    outside = tuple(short_establishment(one) for one in filters.establishments if one.key not in context.actor.reads)
    return Export(
        attempted=", ".join(outside),
        filters=filters,
        carried=filters.ordered(),
        format=FileFormat(chosen) if chosen else FileFormat.XLSX,
        total=page.total if page.rows else 0,
        freshness=context.unit.directory.freshness(),
        day=context.now.astimezone(QUEBEC).date().isoformat(),
        outside=outside,
    )
