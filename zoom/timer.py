"""Measured time and waiting, so that tests of pacing and retries take none."""

from __future__ import annotations

import threading
import time
from typing import Protocol


class Timer(Protocol):
    """A monotonic clock in seconds, and the two ways of letting it pass."""

    def monotonic(self) -> float: ...

    def sleep(self, seconds: float) -> None: ...

    def wait(self, condition: threading.Condition, seconds: float | None) -> None:
        """Wait on a held condition until notified, at most `seconds` (None: until notified)."""


class SystemTimer:
    """The machine's own time."""

    def monotonic(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def wait(self, condition: threading.Condition, seconds: float | None) -> None:
        condition.wait(seconds)
