"""What Zoom's events leave for the mirror: accounts to read again, each once however many events name it (R92)."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import replace

from zoom.webhooks import AccountChanged

_PASSED_OVER = frozenset({"user.signed_in", "user.signed_out", "user.presence_status_updated"})
"""They change only a date that the scheduled reading brings; a call for each would spend the morning's limits."""


class Nudges:
    """A queue of accounts to read again. Thread-safe; in memory, since the scheduled reading finds what a crash loses."""

    def __init__(self) -> None:
        self._ready = threading.Condition()
        self._changes: OrderedDict[str, AccountChanged] = OrderedDict()

    def add(self, change: AccountChanged) -> None:
        """Events repeat and come out of order: only the account matters, and who last acted on it."""
        if change.event in _PASSED_OVER:
            return
        name = change.zoom_id or change.email.casefold()
        with self._ready:
            known = self._changes.get(name)
            self._changes[name] = change if known is None else _merged(known, change)
            self._ready.notify()

    def take(self, timeout: float) -> AccountChanged | None:
        """The oldest, waiting for one at most `timeout` seconds."""
        with self._ready:
            if not self._changes:
                self._ready.wait(timeout)
            return self._changes.popitem(last=False)[1] if self._changes else None

    def __len__(self) -> int:
        return len(self._changes)


def _merged(known: AccountChanged, change: AccountChanged) -> AccountChanged:
    older, newer = sorted((known, change), key=lambda one: one.event_at)
    return replace(newer, operator=newer.operator or older.operator, email=newer.email or older.email)
