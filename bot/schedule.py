"""APScheduler as a dumb tick: each job asks the database what is due, and decides nothing itself (architecture: Time)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

log = logging.getLogger(__name__)


class Schedule:
    """Ticks in threads of their own, a lane each: readings of Zoom, accounts that events name, duties, chores.

    Each job runs alone, never piled up: a tick that finds the last one running is nothing (`bot.logs` keeps it quiet).
    """

    def __init__(self) -> None:
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={lane: ThreadPoolExecutor(1) for lane in ("readings", "nudges", "duties", "chores")},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def every(self, seconds: float, job: Callable[[], None], *, lane: str = "chores") -> None:
        """Run `job` every so many seconds in `lane` ("chores" | "duties" | "readings" | "nudges").

        An exception is logged, and the next tick comes.
        """
        self._scheduler.add_job(_told(job), IntervalTrigger(seconds=seconds), executor=lane)

    def nightly(self, job: Callable[[], None]) -> None:
        """Run `job` each night, when nobody waits for the database."""
        self._scheduler.add_job(_told(job), CronTrigger(hour=3, minute=30, timezone="America/Toronto"), executor="chores")

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        """No new tick; what runs is waited for."""
        self._scheduler.shutdown(wait=True)


def _told(job: Callable[[], None]) -> Callable[[], None]:
    def run() -> None:
        try:
            job()
        except Exception:
            log.exception("scheduled job broke")

    return run
