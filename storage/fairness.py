"""A lock that serves threads in the order they came."""

from __future__ import annotations

import threading
from collections import deque


class FairLock:
    """First come, first served. SQLite's own wait is a lottery: a command waited 1.7 s behind a reading of Zoom."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._held = False
        self._waiting: deque[threading.Event] = deque()

    def acquire(self, timeout: float) -> bool:
        """Whether the lock was had within `timeout` seconds."""
        with self._mutex:
            if not self._held:
                self._held = True
                return True
            turn = threading.Event()
            self._waiting.append(turn)
        if turn.wait(timeout):
            return True
        with self._mutex:
            if turn.is_set():  # handed over between the end of the wait and here
                return True
            self._waiting.remove(turn)
            return False

    def release(self) -> None:
        """Hand over to the one who has waited longest; the lock is never free in between."""
        with self._mutex:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._held = False
