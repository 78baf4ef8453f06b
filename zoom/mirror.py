"""Keeps the directory as Zoom is: full readings of the three statuses, and single ones where an event names somebody (R92).

A reading that is partial or shrinks by more than 5 % removes nothing and raises an alarm. Somebody whose status changes
between two listings may be in neither, so nobody is removed before a reading of their own says that they are gone.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from msgspec import structs

from commands.domain.accounts import Account, Status, ZoomView
from commands.domain.errors import StoreBusy, ZoomProblem, ZoomRefused
from commands.domain.listing import Freshness
from commands.domain.people import EVERYWHERE
from commands.ports import Change, Clock, Difference, Nudge, OurFields, Store, Unit, ZoomGateway, ZoomPage
from zoom.ahead import Halted, ahead, unless_stopping

log = logging.getLogger(__name__)

T = TypeVar("T")

SHRINK = 0.05
INVITATION_LIFE = timedelta(days=30)
_TOLERANCE = timedelta(days=1)  # our own date of an invitation and Zoom's may differ by some hours
_BATCH = 200
_LISTINGS = (Status.ACTIVE, Status.INACTIVE, Status.PENDING)

React = Callable[[Unit, Sequence[Difference], str], None]
"""What else to do in the transaction that absorbs differences; the text is who made them at Zoom, or ''."""


@dataclass(slots=True, kw_only=True)
class Reading:
    """How a full reading goes. `alarm` is '' | partial | shrinking; `unresolved` are absent people not yet re-read."""

    known: int
    seen: int = 0
    alarm: str = "partial"
    changes: Counter[Change] = field(default_factory=Counter)
    unreadable: int = 0
    unresolved: int = 0


class Mirror:
    """Reads Zoom into the store. One thread at a time; each page is a transaction of its own, so that people's work passes.

    `stopping` is asked between pages and between accounts: once true, a reading ends where it stands, as partial.
    """

    def __init__(
        self, gateway: ZoomGateway, store: Store, clock: Clock, react: React, stopping: Callable[[], bool] = lambda: False
    ) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock
        self._react = react
        self._stopping = stopping

    def read_all(self, *, accept_shrink: bool = False) -> Reading:
        """Read the three statuses to their end. Zoom's problems and a busy store are the reading's outcome, not exceptions."""
        began = self._clock.now()
        previous, known = self._begin()
        reading = Reading(known=known)
        try:
            self._read(reading, began, accept_shrink)
        except (ZoomProblem, StoreBusy, Halted) as problem:
            reading.alarm = "partial"
            log.info("reading cut short: %s", type(problem).__name__)
        finally:
            complete_at = previous.complete_at if reading.alarm == "partial" else began
            self._note(Freshness(complete_at=complete_at, running=False, alarm=reading.alarm))
        return reading

    def forget_running(self) -> None:
        """No reading runs: what says so was left by a process that died on the way."""
        with self._store.writing() as unit:
            freshness = unit.directory.freshness()
            if freshness.running:
                unit.directory.note_reading(structs.replace(freshness, running=False))
                unit.commit()

    def _read(self, reading: Reading, began: datetime, accept_shrink: bool) -> None:
        met: set[str] = set()
        for status in _LISTINGS:
            for read_at, page in ahead(self._dated(status), self._stopping):
                met.update(view.email.casefold() for view in page.views)
                reading.seen = len(met)
                reading.unreadable += page.unreadable
                reading.changes.update(_twice(partial(self._absorb, page.views, read_at)))
        reading.alarm = _alarm(reading, accept_shrink)
        if not reading.alarm:
            self._absent(reading, began)

    def reread(self, change: Nudge) -> Sequence[Difference]:
        """Read again the account that an event names. Raises ZoomProblem or Halted: put the event back and try later."""
        read_at = self._clock.now()
        view = self._find(change.zoom_id, change.email)
        with self._store.writing() as unit:
            known = unit.directory.by_zoom_id(change.zoom_id) if change.zoom_id else None
            account = known or (unit.directory.by_email(change.email) if change.email else None)
            differences = self._take(unit, account, view, read_at, change.operator)
            unit.commit()
        return differences

    def _begin(self) -> tuple[Freshness, int]:
        with self._store.writing() as unit:
            previous = unit.directory.freshness()
            counts = unit.directory.counts(EVERYWHERE)
            unit.directory.note_reading(structs.replace(previous, running=True))
            unit.commit()
        return previous, sum(count.number for count in counts if count.status is not Status.EXPIRED)

    def _dated(self, status: Status) -> Iterator[tuple[datetime, ZoomPage]]:
        """The pages of one status with the moment before each left Zoom: what changes meanwhile is newer than it."""
        pages = iter(self._gateway.pages(status))
        while True:
            read_at = self._clock.now()
            page = next(pages, None)
            if page is None:
                return
            yield read_at, page

    def _absorb(self, views: Sequence[ZoomView], read_at: datetime) -> list[Change]:
        with self._store.writing() as unit:
            differences = unit.directory.absorb(views, read_at)
            self._react(unit, differences, "")
            unit.commit()
        return [difference.change for difference in differences]

    def _absent(self, reading: Reading, began: datetime) -> None:
        """Re-read one by one whom a complete reading has not met; who cannot be asked for now waits for the next."""
        tried: set[int] = set()
        while True:
            with self._store.reading() as unit:
                batch = unit.directory.unseen_since(began, len(tried) + _BATCH)
            fresh = [account for account in batch if account.id not in tried]
            if not fresh:
                return
            for number, account in enumerate(fresh):
                tried.add(account.id)
                if account.status is Status.EXPIRED:
                    continue
                try:
                    reading.changes.update(difference.change for difference in self._check(account))
                except ZoomRefused as refused:  # about this one only: the others are asked for all the same
                    log.warning("re-reading refused: %s %s", refused.reason, refused.detail)
                    reading.unresolved += 1
                except ZoomProblem:
                    reading.unresolved += len(fresh) - number
                    return

    def _check(self, account: Account) -> Sequence[Difference]:
        read_at = self._clock.now()
        view = self._find(account.zoom_id or "", account.email)
        with self._store.writing() as unit:
            current = unit.directory.get(account.public_id)
            if current is None or current.version != account.version:
                return ()
            differences = self._take(unit, current, view, read_at, "")
            unit.commit()
        return differences

    def _find(self, zoom_id: str, email: str) -> ZoomView | None:
        """By id, then by address: somebody invited again has another id."""
        for key in filter(None, (zoom_id, email)):
            view = unless_stopping(partial(self._gateway.find, key), self._stopping)
            if view is not None:
                return view
        return None

    def _take(
        self, unit: Unit, account: Account | None, view: ZoomView | None, read_at: datetime, by: str
    ) -> Sequence[Difference]:
        """Absorb one reading; an account with an operation open is read again by that operation, at its end."""
        differences = list(unit.directory.absorb([view], read_at)) if view is not None else []
        if account is not None and not _is(unit, account, view) and account.read_at <= read_at:
            differences += self._gone(unit, account)
        self._react(unit, differences, by)
        return differences

    def _gone(self, unit: Unit, account: Account) -> Sequence[Difference]:
        """Zoom has them no more: an invitation that ran its 30 days stays as « Expiré » (R26), the rest goes."""
        if account.status is Status.EXPIRED or unit.ledger.open_for(account.email):
            return ()
        gone = Difference(
            change=Change.REMOVED,
            email=account.email,
            establishment=account.establishment,
            before={"status": account.status.value},
        )
        if account.status is Status.PENDING and self._ran_out(account):
            unit.directory.change(account.id, OurFields(status=Status.EXPIRED))
            return [replace(gone, change=Change.EXPIRED, after={"status": Status.EXPIRED.value})]
        unit.directory.remove(account.id)
        return [gone]

    def _ran_out(self, account: Account) -> bool:
        """Where we do not know when the person was invited, the likelier end is the 30 days."""
        if account.invited_at is None or not account.invitation_known:
            return True
        return self._clock.now() - account.invited_at >= INVITATION_LIFE - _TOLERANCE

    def _note(self, freshness: Freshness) -> None:
        def note() -> None:
            with self._store.writing() as unit:
                unit.directory.note_reading(freshness)
                unit.commit()

        _twice(note)


def _twice(work: Callable[[], T]) -> T:
    """Once more where other writers kept the database; nothing of the first try is left."""
    try:
        return work()
    except StoreBusy:
        return work()


def _is(unit: Unit, account: Account, view: ZoomView | None) -> bool:
    """Whether what was found is this account, and not somebody who has its address now."""
    if view is None:
        return False
    holder = unit.directory.by_zoom_id(view.zoom_id) if view.zoom_id else None
    holder = holder or unit.directory.by_email(view.email)
    return holder is None or holder.id == account.id


def _alarm(reading: Reading, accept_shrink: bool) -> str:
    if reading.unreadable:
        return "partial"
    if reading.seen < reading.known * (1 - SHRINK) and not accept_shrink:
        return "shrinking"
    return ""
