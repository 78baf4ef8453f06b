"""Waiting for an operation's end on the event loop, not in a thread (architecture: « Waiting »)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Bells:
    """One bell for each waited-for operation. `ring` comes from any thread; the rest belongs to the event loop."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: dict[str, set[asyncio.Event]] = {}

    def ring(self, name: str) -> None:
        """Wake whoever waits for this name; nothing where nobody does, or once the loop has stopped."""
        loop = self._loop
        if loop is not None:
            with suppress(RuntimeError):  # a worker may outlive the loop at the end of the process
                loop.call_soon_threadsafe(self._ring, name)

    @contextmanager
    def listening(self, name: str) -> Iterator[asyncio.Event]:
        """The bell; clear it before looking, so that no ring between looking and waiting is lost."""
        self._loop = asyncio.get_running_loop()
        bell = asyncio.Event()
        self._waiting.setdefault(name, set()).add(bell)
        try:
            yield bell
        finally:
            self._waiting[name].discard(bell)
            if not self._waiting[name]:
                del self._waiting[name]

    def _ring(self, name: str) -> None:
        for bell in self._waiting.get(name, ()):
            bell.set()


async def heard(bell: asyncio.Event, seconds: float) -> bool:
    """Wait for it to ring, `seconds` at most."""
    try:
        async with asyncio.timeout(seconds):
            await bell.wait()
    except TimeoutError:
        return False
    return True
