"""Every call received, in order: what tests compare a ledger with."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Entry(msgspec.Struct, kw_only=True):
    """One call. ``status`` is None while it runs and when the connection was cut; ``applied``: something changed;
    ``fault``: the blow that struck, or ""."""

    n: int
    time: datetime
    method: str
    path: str
    query: str
    status: int | None = None
    applied: bool = False
    email: str = ""
    fault: str = ""


class Journal:
    """The entries since the start, or since it was emptied; numbers go on."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._last = 0

    def open(self, time: datetime, method: str, path: str, query: str) -> Entry:
        """A call comes in."""
        self._last += 1
        entry = Entry(n=self._last, time=time, method=method, path=path, query=query)
        self._entries.append(entry)
        return entry

    def since(self, number: int) -> list[Entry]:
        """The entries after this number."""
        return [entry for entry in self._entries if entry.n > number]

    def clear(self) -> None:
        """Forget the entries."""
        self._entries = []
