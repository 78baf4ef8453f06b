"""What a reading of Zoom brings in (R92). Most of what it meets is unchanged, and that is what must cost next to nothing: one
statement for a page. Whoever is not as they were is looked at one by one, by address, Zoom's id and fingerprint."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from commands.domain.accounts import ZoomView
from commands.ports import Clock, Difference
from storage.directory import writing
from storage.directory.counters import Counters
from storage.directory.database import Database, joined
from storage.directory.derived import fingerprint
from storage.directory.placing import Placing
from storage.directory.records import Record, difference, fresh, key_of, met, settled, unheard
from storage.directory.words import printable

T = TypeVar("T")

_BATCH = 300
"""Zoom's page."""
_COMPARED = "email_key, id, fingerprint, large_meeting, webinar, job_title, establishment, installation"


class Absorbing:
    """Takes readings in on one connection."""

    def __init__(self, database: Database, counters: Counters, placing: Placing, clock: Clock) -> None:
        self._database = database
        self._counters = counters
        self._placing = placing
        self._clock = clock

    def absorb(self, views: Iterable[ZoomView], read_at: datetime) -> Sequence[Difference]:
        found: list[Difference] = []
        for page in batched(views):
            batch = _each_once(page)
            known = self._as_they_were(batch, read_at)
            if len(known) < len(batch):
                found.extend(self._take({key: view for key, view in batch.items() if key not in known}, read_at))
        self._counters.apply()
        return found

    def _as_they_were(self, batch: dict[str, ZoomView], read_at: datetime) -> Collection[str]:
        """The addresses of whom a listing says what it said; they are marked as met, and nothing is looked at."""
        said = {key: fingerprint(view) for key, view in batch.items() if _listed(view)}
        return writing.mark_said(self._database, said, read_at) if said else ()

    def _take(self, batch: dict[str, ZoomView], read_at: datetime) -> Iterable[Difference]:
        unchanged, news = self._sorted_out(batch)
        writing.mark(self._database, unchanged, read_at)
        found = tuple(self._changed(news, batch, read_at)) if news else ()
        looked_at = [key for key, view in batch.items() if view.large_meeting is not None]
        writing.mark_addons(self._database, looked_at, read_at)
        return found

    def _sorted_out(self, batch: dict[str, ZoomView]) -> tuple[list[int], dict[str, ZoomView]]:
        """The ids of the accounts that are as they were, and the views that say something new."""
        where, params = joined((self._database.spelling.among("email_key", tuple(batch)),))
        rows = self._database.rows(f"SELECT {_COMPARED} FROM accounts WHERE {where}", params)  # noqa: S608 - constants only
        known = {row[0]: row for row in rows}
        unchanged: list[int] = []
        news: dict[str, ZoomView] = {}
        for key, view in batch.items():
            row = known.get(key)
            if row is not None and row[2] == fingerprint(view) and _nothing_more(view, row):
                unchanged.append(row[1])
            else:
                news[key] = view
        return unchanged, news

    def _changed(self, news: dict[str, ZoomView], batch: dict[str, ZoomView], read_at: datetime) -> Iterator[Difference]:
        zoom_ids = {view.zoom_id for view in batch.values() if view.zoom_id}
        rows = writing.by_identity(self._database, tuple(news), tuple(view.zoom_id for view in news.values() if view.zoom_id))
        busy = writing.under_operation(self._database, {*news, *(row["email_key"] for row in rows if row["email_key"])})
        changes: list[tuple[Record | None, Record]] = []
        displaced: list[int] = []
        for key, view, row, other in _matched(news, rows, zoom_ids):
            if key in busy or (row is not None and (row["email_key"] in busy or row["read_at"] > read_at)):
                continue
            if other is not None:
                displaced.append(other["id"])
            new = met(row, view, read_at, self._placing) if row is not None else fresh(view, read_at, self._placing)
            changes.append((row, settled(row, new, self._placing, unheard(row, new))))
        writing.displace(self._database, displaced)
        writing.write(self._database, self._counters, changes, read_at, self._clock.now())
        yield from filter(None, (difference(old, new) for old, new in changes))


def _listed(view: ZoomView) -> bool:
    """Whether the view says no more than a listing does, which a fingerprint sums up."""
    return view.large_meeting is view.webinar is None and "job_title" in view.unsaid and not (view.company or view.location)


def _each_once(page: Iterable[ZoomView]) -> dict[str, ZoomView]:
    """The views by folded address; of two about one address or one person, as when somebody is renamed meanwhile, the last."""
    batch = {key: view for view in page if (key := key_of(view.email))}
    last = {view.zoom_id: key for key, view in batch.items() if view.zoom_id}
    if len(last) + sum(not view.zoom_id for view in batch.values()) == len(batch):
        return batch
    return {key: view for key, view in batch.items() if not view.zoom_id or last[view.zoom_id] == key}


def batched(items: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """As many at a time as one page of Zoom's."""
    rest = iter(items)
    while page := tuple(islice(rest, _BATCH)):
        yield page


def _matched(
    news: dict[str, ZoomView], rows: Sequence[Record], zoom_ids: set[str]
) -> Iterator[tuple[str, ZoomView, Record | None, Record | None]]:
    """Each view with the account it is about, and the account that loses its address to it.

    Zoom's id is the person; without it the address is. Who keeps an id that this page shows elsewhere has only been renamed.
    """
    by_key = {row["email_key"]: row for row in rows if row["email_key"]}
    by_zoom_id = {row["zoom_id"]: row for row in rows if row["zoom_id"]}
    for key, view in news.items():
        row = by_zoom_id.get(view.zoom_id) if view.zoom_id else None
        other = by_key.get(key)
        renamed = other is not None and other["zoom_id"] != view.zoom_id and other["zoom_id"] in zoom_ids
        if row is None and not renamed:
            row = other
        yield key, view, row, other if other is not row else None


def _nothing_more(view: ZoomView, row: Sequence[Any]) -> bool:
    """Whether what listings do not carry is as known too, or was not said."""
    _, _, _, large_meeting, webinar, job_title, establishment, installation = row
    if view.large_meeting not in (None, large_meeting) or view.webinar not in (None, webinar):
        return False
    if "job_title" not in view.unsaid and printable(view.job_title) != job_title:
        return False
    return bool(establishment and installation) or not (view.company or view.location)
