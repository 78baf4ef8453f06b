"""liste, chercher, attente: pages of accounts within the asker's scope (R4, R10–R12, R14)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from commands.context import Context
from commands.domain.accounts import Status
from commands.domain.listing import Freshness, Page, Query, Sort
from commands.domain.reference import ReferenceData
from commands.handlers.cards import own_card
from commands.handlers.filter_form import FILTER, chosen, filter_form
from commands.handlers.filters import Filters, read_filters
from commands.invocation import Invocation, Origin
from commands.results import AskForm, Handled, Invalid, Result
from commands.views.labels import short_establishment

PAGE_SIZE = 20
ALL_COLUMNS = (
    Sort.EMAIL,
    Sort.FIRST_NAME,
    Sort.NAME,
    Sort.STATUS,
    Sort.TYPE,
    Sort.INSTALLATION,
    Sort.ESTABLISHMENT,
    Sort.PROFILE,
)
"""R10's columns, in its order."""
_MOMENTS = frozenset({Sort.INVITED, Sort.LAST_LOGIN})
WAITING_COLUMNS = (Sort.EMAIL, Sort.FIRST_NAME, Sort.NAME, Sort.INVITED, Sort.TYPE, Sort.INSTALLATION, Sort.ESTABLISHMENT)

REFRESH = "rafraichir"
TURN = "page"
"""Steps of a list's own buttons; what they show takes the place of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Result):
    """A page of a list. `places` and `sites` name the establishments and installations of its rows; `outside` are the
    establishments that were asked for and are not the asker's; `replaces_list` where one of its own buttons was pressed."""

    command: str
    filters: Filters
    query: Query
    page: Page
    freshness: Freshness
    columns: tuple[Sort, ...]
    places: Mapping[str, str]
    sites: Mapping[str, str]
    outside: tuple[str, ...] = ()
    refresh_asked: bool = False
    replaces_list: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh:
    """Asks for a reading of Zoom and shows the list again at once: it never waits on Zoom (R10)."""

    invocation: Invocation
    command: str

    def carry_out(self, context: Context) -> Result:
        context.unit.directory.ask_refresh(context.actor.email)
        return _listing(self.command, self.invocation, context)


def handle_list(invocation: Invocation, context: Context) -> Handled:
    """liste"""
    return _handled("liste", invocation, context)


def handle_search(invocation: Invocation, context: Context) -> Handled:
    """chercher; somebody who reads no establishment finds their own account, and nothing else."""
    if not context.actor.reads:
        return own_card(context)
    return _handled("chercher", invocation, context)


def handle_pending(invocation: Invocation, context: Context) -> Handled:
    """attente: who has not activated, soonest to expire first (R11)"""
    return _handled("attente", invocation, context)


def _handled(command: str, invocation: Invocation, context: Context) -> Handled:
    if invocation["geste"] == REFRESH:
        return Refresh(invocation=invocation, command=command)
    if invocation["geste"] == FILTER:
        return _filtered(command, invocation, context)
    return _listing(command, invocation, context)


def _filtered(command: str, invocation: Invocation, context: Context) -> Result:
    """The form of the filters; sent, the list that they make."""
    if invocation.origin is not Origin.FORM:
        return AskForm(form=filter_form(command, invocation.values, context))
    found = _listing(command, chosen(invocation), context)
    if isinstance(found, Invalid):
        return replace(found, form=filter_form(command, invocation.values, context, found.errors))
    return found


def _listing(command: str, invocation: Invocation, context: Context) -> Result:
    filters, values = read_filters(invocation, context.house.reference)
    if values.errors:
        return Invalid(errors=values.errors)
    waiting = command == "attente"
    columns = filters.columns or (WAITING_COLUMNS if waiting else ALL_COLUMNS)
    query = filters.query(
        context.now,
        default_sort=Sort.INVITED if waiting else Sort.NAME,
        default_statuses=(Status.PENDING,) if waiting else (),
        limit=PAGE_SIZE,
        dated=not _MOMENTS.isdisjoint(columns),
    )
    page = context.unit.directory.page(query, context.actor.reads)
    step = invocation["geste"]
    outside = tuple(short_establishment(one) for one in filters.establishments if one.key not in context.actor.reads)
    return Listing(
        attempted="" if step else ", ".join(outside),
        command=command,
        filters=filters,
        query=query,
        page=page,
        freshness=context.unit.directory.freshness(),
        columns=columns,
        places=establishments_of(page, context.house.reference),
        sites=installations_of(page, context.house.reference),
        outside=outside,
        refresh_asked=step == REFRESH,
        replaces_list=invocation.origin is Origin.BUTTON and step in (REFRESH, TURN),
    )


def establishments_of(page: Page, reference: ReferenceData) -> dict[str, str]:
    """Short names of the establishments that the rows bear, by key."""
    found = map(reference.establishment, {row.establishment for row in page.rows})
    return {one.key: short_establishment(one) for one in found if one}


def installations_of(page: Page, reference: ReferenceData) -> dict[str, str]:
    """Names of the installations that the rows bear, by code."""
    found = map(reference.installation, {row.installation for row in page.rows})
    return {one.code: one.name for one in found if one}
