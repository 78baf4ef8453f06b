"""Accounts in a file: those of a list, all of them, in columns that the import reads again (R81)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from msgspec import structs

from commands.domain.accounts import Account
from commands.domain.calendar import QUEBEC
from commands.domain.folding import fold
from commands.domain.listing import Query, Sort
from commands.domain.people import NOWHERE, Scope
from commands.domain.reference import ReferenceData
from commands.files.columns import EMAIL, ESTABLISHMENT, HEAD, HEAD_EMAIL, INSTALLATION, STATUS, title
from commands.files.making import Making
from commands.handlers.filters import Filters, read_filters
from commands.invocation import Invocation
from commands.ports import Store, Unit
from commands.views.files import FileColumn, FileOrder, TableFile
from commands.views.labels import argument_label, label, named, short_establishment, type_words
from commands.views.nodes import Cell, Msg, Words

COMMAND = "exporter"
_PAGE = 1_000
_PAGE_OF_HITS = 10_000
"""Of a text, which is looked for again for each page."""
_ALL_HITS = 10_000_000
_YES, _NO = Msg("yes"), Msg("no")


class _Names:
    """What the reference data calls things: looked up once for a file, not for each of its rows."""

    def __init__(self, reference: ReferenceData) -> None:
        self.establishments = {one.key: short_establishment(one) for one in reference.establishments}
        alike = Counter((site.establishment, fold(site.name)) for site in reference.installations)
        self.installations = {
            site.code: site.name if alike[site.establishment, fold(site.name)] == 1 else site.code
            for site in reference.installations
        }
        """By name, which the import finds again; by code where two sites of an establishment have the same name."""
        self.specialties = {text: named(one) for one in reference.specialties for text in (one.name_fr, one.key)}
        self.time_zones = {one.key: named(one) for one in reference.time_zones}


@dataclass(frozen=True, slots=True)
class _Column:
    title: Words
    width: int
    cell: Callable[[Account, _Names], Cell]


def _flag(value: bool) -> Msg:
    return _YES if value else _NO


_COLUMNS: Mapping[str, _Column] = {
    EMAIL: _Column(title(EMAIL), 44, lambda one, _: one.email),
    "prenom": _Column(title("prenom"), 20, lambda one, _: one.first_name),
    "nom": _Column(title("nom"), 20, lambda one, _: one.last_name),
    STATUS: _Column(title(STATUS), 12, lambda one, _: label(one.status)),
    "type": _Column(title("type"), 16, lambda one, _: type_words(one)),
    INSTALLATION: _Column(
        title(INSTALLATION), 36, lambda one, names: names.installations.get(one.installation, one.installation)
    ),
    ESTABLISHMENT: _Column(
        title(ESTABLISHMENT), 28, lambda one, names: names.establishments.get(one.establishment, one.establishment)
    ),
    "profil": _Column(title("profil"), 18, lambda one, _: label(one.profile) if one.profile else None),
    "departement": _Column(title("departement"), 24, lambda one, _: one.department),
    "fonction": _Column(title("fonction"), 24, lambda one, _: one.job_title),
    "specialite": _Column(title("specialite"), 24, lambda one, names: names.specialties.get(one.specialty, one.specialty)),
    "cancer": _Column(title("cancer"), 14, lambda one, _: _flag(one.oncology)),
    "generique": _Column(title("generique"), 16, lambda one, _: _flag(one.generic)),
    HEAD: _Column(title(HEAD), 24, lambda one, _: one.head.name if one.head else None),
    HEAD_EMAIL: _Column(title(HEAD_EMAIL), 44, lambda one, _: one.head.email if one.head else None),
    "grande-reunion": _Column(title("grande-reunion"), 15, lambda one, _: one.large_meeting or None),
    "webinaire": _Column(title("webinaire"), 12, lambda one, _: one.webinar or None),
    "fuseau": _Column(title("fuseau"), 24, lambda one, names: names.time_zones.get(one.timezone, one.timezone)),
    "hors-reseau": _Column(argument_label("hors-reseau"), 12, lambda one, _: _flag(one.off_network)),
    "invitation": _Column(
        Msg("field-invited"), 12, lambda one, _: one.invited_at.astimezone(QUEBEC).date() if one.invited_at else None
    ),
    "creation": _Column(
        Msg("field-created"), 12, lambda one, _: one.created_at.astimezone(QUEBEC).date() if one.created_at else None
    ),
    "connexion": _Column(Msg("field-last-login"), 17, lambda one, _: one.last_login_at),
}


def accounts(order: FileOrder, making: Making) -> TableFile | None:
    """`payload` is the list's values, as a button carries them. None where the reader may not export, or for what is no list."""
    filters, read = read_filters(Invocation(command=COMMAND, values=order.asked), making.house.reference)

    def scope(unit: Unit) -> Scope:
        context = making.allowed(unit, COMMAND)
        return context.actor.reads if context else NOWHERE

    with making.store.reading() as unit:
        allowed = bool(scope(unit))
    if read.errors or not allowed:
        return None
    return accounts_table(order.title, filters, making.now, making.store, making.house.reference, scope)


def accounts_table(
    title: Words, filters: Filters, now: datetime, store: Store, reference: ReferenceData, scope: Callable[[Unit], Scope]
) -> TableFile:
    """All the accounts that a list finds in the scope, which is asked for with each page (R3)."""
    columns = [_COLUMNS[one.value] for one in filters.columns] or [*_COLUMNS.values()]
    return TableFile(
        title=title,
        columns=tuple(FileColumn(one.title, one.width) for one in columns),
        rows=_rows(_query(filters, now), columns, _Names(reference), store, scope),
    )


def _query(filters: Filters, now: datetime) -> Query:
    query = structs.replace(filters.query(now, default_sort=Sort.NAME, limit=_PAGE), cursor="")
    return structs.replace(query, limit=_PAGE_OF_HITS, hits=_ALL_HITS) if query.text else query


def _rows(
    query: Query, columns: Sequence[_Column], names: _Names, store: Store, scope: Callable[[Unit], Scope]
) -> Iterator[tuple[Cell, ...]]:
    """A page in memory at a time."""
    while True:
        with store.reading() as unit:
            page = unit.directory.page(query, scope(unit))
            found = unit.directory.accounts([line.id for line in page.rows])
        if query.cursor and not page.previous:  # nothing is left past the cursor: this is the first page again, or none
            return
        for account in found:
            yield tuple([column.cell(account, names) for column in columns])
        if not page.next:
            return
        query = structs.replace(query, cursor=page.next)
