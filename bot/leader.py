"""Who leads: of all replicas one runs the worker, the mirror and the schedule (architecture: Replicas)."""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Callable
from typing import Protocol

from commands.domain.errors import IrisError

log = logging.getLogger(__name__)

LEASE_SECONDS = 30.0
RENEW_EVERY = 5.0
MARGIN = 15.0
"""Seconds the lease must outlive: longer than a step may take to send its last call to Zoom, so that two leaders never write
at once."""


class Lease(Protocol):
    """The store's lease (`storage.leases`)."""

    def take(self, holder: str, seconds: float) -> bool:
        """Take or renew it; False while somebody else holds it."""

    def give_up(self, holder: str) -> None: ...


class Leader:
    """Renews the lease in a thread of its own; `leads()` is a comparison, cheap enough to ask before every call to Zoom.

    Time is the machine's monotonic clock: a wall clock set back must not prolong a lease.
    """

    def __init__(self, lease: Lease, on_gain: Callable[[], None]) -> None:
        self._lease = lease
        self._on_gain = on_gain
        self._holder = secrets.token_hex(8)
        self._until = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="iris-leader", daemon=True)

    def start(self) -> None:
        self._renew()
        self._thread.start()

    def leads(self) -> bool:
        """Whether the lease is ours for long enough to finish one step, of two calls at most."""
        return time.monotonic() < self._until - MARGIN

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(timeout=RENEW_EVERY)
        self._until = 0.0
        try:
            self._lease.give_up(self._holder)
        except IrisError:
            log.warning("lease not given up; it ends by itself")

    def _keep(self) -> None:
        while not self._stop.wait(RENEW_EVERY):
            self._renew()

    def _renew(self) -> None:
        asked = time.monotonic()
        before = self.leads()
        try:
            mine = self._lease.take(self._holder, LEASE_SECONDS)
        except Exception:
            log.exception("lease not renewed")
            return
        self._until = asked + LEASE_SECONDS if mine else 0.0
        if mine and not before:
            self._on_gain()
