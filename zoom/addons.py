"""Reads add-ons in the background: no listing carries them, and one call per holder is too many for each reading (R35).

The same call brings the fields that only the reading of one person has (job title). It goes round all active licensed
accounts, a few at a time, and starts again at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from commands.domain.accounts import Account, Status, UserType, ZoomView
from commands.domain.errors import ZoomRefused
from commands.domain.listing import Query, Sort
from commands.domain.people import EVERYWHERE
from commands.ports import Clock, Difference, Store, Unit, ZoomGateway

_HOLDERS = Query(statuses=(Status.ACTIVE,), types=(UserType.LICENSED,), sort=Sort.EMAIL)


class AddOnReader:
    """One thread at a time; where it stands is in memory, so a restart begins the round again."""

    def __init__(
        self, gateway: ZoomGateway, store: Store, clock: Clock, react: Callable[[Unit, Sequence[Difference], str], None]
    ) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock
        self._react = react
        self._cursor = ""

    def read(self, limit: int) -> bool:
        """Read the next `limit` holders; True when that ended a round. Raises ZoomProblem: the same ones come again."""
        with self._store.reading() as unit:
            page = unit.directory.page(replace(_HOLDERS, cursor=self._cursor, limit=limit), EVERYWHERE)
        for account in page.rows:
            self._read_one(account)
        self._cursor = page.next
        return not page.next

    def _read_one(self, account: Account) -> None:
        read_at = self._clock.now()
        view = self._look(account.zoom_id or account.email)
        if view is None:
            return
        with self._store.writing() as unit:
            differences = unit.directory.absorb([view], read_at)
            self._react(unit, differences, "")
            unit.commit()

    def _look(self, key: str) -> ZoomView | None:
        """None where Zoom has no add-ons to tell of this person now: the next full reading says what became of them."""
        view = self._gateway.find(key)
        if view is None or view.status is not Status.ACTIVE:
            return view
        try:
            has = self._gateway.addons(key)
        except ZoomRefused:
            return view
        return replace(view, large_meeting=has.large_meeting, webinar=has.webinar)
