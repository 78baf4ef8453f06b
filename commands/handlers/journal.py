"""journal: who did what, to whom, when, with which outcome, within one's scope (R93)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from commands.arguments import Values
from commands.context import Context
from commands.domain.addresses import split_address
from commands.domain.audit_outcomes import Ended
from commands.domain.calendar import QUEBEC
from commands.handlers.cards import changes_of, journal_scope
from commands.handlers.verifying import VERIFY, AuditStanding, Verifying, standing_of
from commands.invocation import Invocation, Origin
from commands.ports import AuditQuery, AuditRow
from commands.results import Handled, Invalid, Refused, Result
from commands.views.labels import short_establishment
from commands.views.nodes import Words, msg

EXPORT = "exporter"
"""Step of the journal's own button."""
PAGE_SIZE = 20
MOST_CHANGES = 20
"""Told of one row: every field that people know."""
_FILTERS = ("compte", "personne", "etab", "depuis", "du", "au", "resultat")


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalPage(Result):
    """Newest first. `carried` are the filters as the next page's button wants them; `more` the cursor of that page.

    `standing` is how the chain was found when it was last verified; None for whom it is not told.
    """

    rows: tuple[AuditRow, ...]
    changes: Mapping[int, Words]
    """By row: what changed, before and after."""
    places: Mapping[str, str]
    carried: Mapping[str, str]
    more: str = ""
    replaces_page: bool = False
    standing: AuditStanding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalExport(Result):
    """The search goes into a file, all that it finds (R81)."""

    carried: Mapping[str, str]
    day: str


def handle(invocation: Invocation, context: Context) -> Handled:
    """journal [compte] [personne] [etab] [depuis] [du] [au] [resultat]"""
    if invocation["geste"] == VERIFY:
        if not context.actor.is_admin:
            return Refused(why=msg("policy-not-this-command"), action="journal")
        return Verifying()
    values = Values(invocation, context.house.reference)
    query = journal_query(values, context.now)
    if values.errors:
        return Invalid(errors=values.errors)
    since = values.duration("depuis")
    asked = {**{one: values.raw(one) for one in _FILTERS}, **_canonical(query), "depuis": str(since.days) if since else ""}
    carried = {name: value for name, value in asked.items() if value}
    if invocation["geste"] == EXPORT:
        return JournalExport(carried=carried, day=context.now.astimezone(QUEBEC).date().isoformat())
    rows = tuple(context.unit.audit.search(query, journal_scope(context)))
    page, cursor = rows[:PAGE_SIZE], values.token("curseur")
    return JournalPage(
        rows=page,
        changes=changes_of(page, context, MOST_CHANGES),
        places={one.key: short_establishment(one) for one in context.house.reference.establishments},
        carried=carried,
        more=str(page[-1].id) if len(rows) > PAGE_SIZE else "",
        replaces_page=invocation.origin is Origin.BUTTON and bool(cursor),
        standing=standing_of(context) if context.actor.is_admin and not cursor else None,
    )


def journal_query(values: Values, now: datetime) -> AuditQuery:
    """What is searched for; what is wrong is in the values' errors."""
    establishments, since = values.establishments("etab"), values.duration("depuis")
    first, last = values.day("du"), values.day("au")
    if first and last and last < first:
        values.fail("au", msg("problem-period"))
    cursor, chosen = values.token("curseur"), values.choice("resultat")
    begins = [one for one in (now - since if since else None, _midnight(first) if first else None) if one]
    return AuditQuery(
        actor=_address(values, "personne"),
        subject=_address(values, "compte"),
        establishments=tuple(one.key for one in establishments),
        ended=Ended(chosen) if chosen else None,
        since=max(begins) if begins else None,
        until=_midnight(last, after=1) if last else None,
        before_id=int(cursor) if cursor.isdigit() and len(cursor) < len(str(2**63)) else None,
        limit=PAGE_SIZE + 1,
    )


def _canonical(query: AuditQuery) -> dict[str, str]:
    """The filters whose value may be typed in several ways."""
    return {
        "compte": query.subject,
        "personne": query.actor,
        "etab": ",".join(query.establishments),
        "resultat": query.ended.value if query.ended else "",
    }


def _midnight(day: date, after: int = 0) -> datetime:
    """When a local day begins; `after` so many days more. The last days that a calendar can write are as good as never."""
    return datetime.combine(min(day, date.max - timedelta(days=2)) + timedelta(days=after), time(), QUEBEC)


def _address(values: Values, name: str) -> str:
    """An address in full, folded; other text as typed (it then finds nothing, rather than something else)."""
    typed = values.text(name)
    parts = split_address(typed)
    return f"{parts[0]}@{parts[1]}" if parts else typed
