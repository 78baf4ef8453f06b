"""Reads add-ons in the background: no listing carries them, and one call per holder is too many for each reading (R35).

The same call brings the fields that only the reading of one person has (job title). It goes round all active licensed
accounts, a few at a time, whoever was looked at longest ago first, so that a restart goes on where it stood.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from msgspec.structs import replace

from commands.domain.accounts import Account, Status, ZoomView
from commands.domain.errors import ZoomRefused
from commands.ports import Clock, Difference, Store, Unit, ZoomGateway
from zoom.ahead import unless_stopping

log = logging.getLogger(__name__)

_AHEAD = 500
"""Holders looked up at once: finding who was looked at longest ago takes longer than reading them."""


class AddOnReader:
    """One thread at a time. Once `stopping` is true no answer is waited for."""

    def __init__(
        self,
        gateway: ZoomGateway,
        store: Store,
        clock: Clock,
        react: Callable[[Unit, Sequence[Difference], str], None],
        stopping: Callable[[], bool] = lambda: False,
    ) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock
        self._react = react
        self._stopping = stopping
        self._began: datetime | None = None
        self._coming: deque[Account] = deque()

    def read(self, limit: int) -> bool:
        """Read the next `limit` holders; True when that ended a round. Raises ZoomProblem or Halted: the same ones come again."""
        for _ in range(limit):
            if not self._coming and not self._found():
                self._began = None
                return True
            self._read_one(self._coming[0])
            self._coming.popleft()
        return False

    def _found(self) -> bool:
        """Whether this round has holders left."""
        self._began = self._began or self._clock.now()
        with self._store.reading() as unit:
            self._coming.extend(unit.directory.addons_unread_since(self._began, _AHEAD))
        return bool(self._coming)

    def _read_one(self, account: Account) -> None:
        read_at = self._clock.now()
        view = unless_stopping(partial(self._look, account.zoom_id or account.email), self._stopping)
        with self._store.writing() as unit:
            if view is not None:
                self._react(unit, unit.directory.absorb([view], read_at), "")
            unit.directory.note_addons(account.id, read_at)
            unit.commit()

    def _look(self, key: str) -> ZoomView | None:
        """Without add-ons where Zoom has none to tell of this person now: the next full reading says what became of them."""
        try:
            view = self._gateway.find(key)
            if view is None or view.status is not Status.ACTIVE:
                return view
        except ZoomRefused as refused:
            log.warning("reading refused: %s %s", refused.reason, refused.detail)
            return None
        try:
            has = self._gateway.addons(key)
        except ZoomRefused:
            return view
        return replace(view, large_meeting=has.large_meeting, webinar=has.webinar)
