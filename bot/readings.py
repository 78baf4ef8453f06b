"""When Zoom is read: at the start, every so many minutes, when somebody asks, and where an event names an account (R10, R92)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from commands.domain.errors import ZoomProblem, ZoomRefused
from commands.ports import Clock, Store
from zoom.addons import AddOnReader
from zoom.ahead import Halted
from zoom.mirror import Mirror, Reading

log = logging.getLogger(__name__)

NUDGED_AT_ONCE = 50
"""Accounts re-read in one go, so that a flood of events does not keep a scheduled reading waiting."""
ADDONS_AT_ONCE = 10
"""Holders every few seconds: 5,000 of them are gone round in about half an hour, at a few calls a second."""
RETRY_AFTER = timedelta(minutes=1)
"""After a reading that stopped on the way."""


class Readings:
    """What the ticks call. `halted` is true where the process ends or another one leads: only the leader reads."""

    def __init__(
        self,
        mirror: Mirror,
        addons: AddOnReader,
        store: Store,
        clock: Clock,
        interval: timedelta,
        halted: Callable[[], bool],
    ) -> None:
        self._mirror = mirror
        self._addons = addons
        self._store = store
        self._clock = clock
        self._interval = interval
        self._halted = halted
        self._last_try = clock.now() - interval
        self._tidy = False

    def due(self) -> None:
        """Read Zoom whole where it is time, or where somebody asked for it since."""
        if self._halted():
            self._tidy = False
            return
        if not self._tidy:
            self._mirror.forget_running()
            self._tidy = True
        if self._wanted():
            self._last_try = self._clock.now()
            self._tidy = False  # until this reading has ended in order
            self._tell(self._mirror.read_all())
            self._tidy = True

    def addons_due(self) -> None:
        """The next few holders' add-ons, which no listing carries (R35); gives way to everything else."""
        if self._halted():
            return
        try:
            self._addons.read(ADDONS_AT_ONCE)
        except (ZoomProblem, Halted) as problem:
            log.info("add-ons put off: %s", type(problem).__name__)

    def nudged(self) -> None:
        """Re-read the accounts that events named; whom Zoom does not answer about waits for the next tick."""
        if self._halted():
            return
        with self._store.reading() as unit:
            waiting = unit.nudges.oldest(NUDGED_AT_ONCE)
        for nudge in waiting:
            try:
                self._mirror.reread(nudge)
            except ZoomRefused as refused:  # it would be refused again; the next full reading says what became of them
                log.warning("re-reading refused: %s %s", refused.reason, refused.detail)
            except (ZoomProblem, Halted) as problem:
                log.info("re-reading put off: %s", type(problem).__name__)
                return
            with self._store.writing() as unit:
                unit.nudges.done(nudge)
                unit.commit()

    def _wanted(self) -> bool:
        now = self._clock.now()
        with self._store.reading() as unit:
            freshness = unit.directory.freshness()
        if freshness.asked:
            return True
        since_try = now - self._last_try
        if freshness.alarm == "partial":
            return since_try >= RETRY_AFTER
        return since_try >= self._interval or (freshness.complete_at is None and since_try >= RETRY_AFTER)

    def _tell(self, reading: Reading) -> None:
        level = logging.WARNING if reading.alarm else logging.INFO
        log.log(level, "zoom read", extra={"count": reading.seen, "status": reading.alarm or "whole"})
