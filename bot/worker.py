"""The worker: claims due operations and runs them on threads. Only it writes to Zoom."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from queue import SimpleQueue

from commands.domain.errors import IrisError
from commands.domain.operations import Operation
from commands.operations.runner import HandedOnError, Runner
from commands.ports import Clock, Store

log = logging.getLogger(__name__)


def _always() -> bool:
    return True


def _nobody(_operation: str) -> None:
    return


class Worker:
    """`poll` is how many seconds pass between looks when nobody wakes it. `on_change` is told the public id of each operation
    that ended or was put down, from a thread of the worker's; it must be quick.

    Threads are daemons: one that is stuck in a call never keeps the process from ending, and the ledger knows what it ran.
    """

    def __init__(
        self,
        store: Store,
        runner: Runner,
        clock: Clock,
        *,
        threads: int = 16,
        poll: float = 1.0,
        leads: Callable[[], bool] = _always,
        on_change: Callable[[str], None] = _nobody,
    ) -> None:
        self._store = store
        self._runner = runner
        self._clock = clock
        self._poll = poll
        self._leads = leads
        self._on_change = on_change
        self._threads = threads
        self._queue: SimpleQueue[Operation | None] = SimpleQueue()
        self._awake = threading.Event()
        self._stopping = threading.Event()
        self._idle = threading.Condition()
        self._dispatcher = threading.Thread(target=self._dispatch, name="worker-dispatcher", daemon=True)
        self._running = 0
        self._led = False
        self._looked_at: datetime | None = None

    @property
    def looked_at(self) -> datetime | None:
        """When it last looked for work, for health and metrics."""
        return self._looked_at

    @property
    def running(self) -> int:
        """Operations in its threads' hands."""
        return self._running

    def start(self) -> None:
        for number in range(self._threads):
            threading.Thread(target=self._work, name=f"worker-{number}", daemon=True).start()
        self._dispatcher.start()

    def wake(self) -> None:
        """There may be something to do: an operation was planned, or one ended that others waited for."""
        self._awake.set()

    def stop(self, timeout: float) -> bool:
        """Take no more work and wait for what runs, `timeout` seconds at most. What does not end is found again by the next
        that leads (`Ledger.recover`). True if all had ended."""
        self._stopping.set()
        self._awake.set()
        deadline = time.monotonic() + timeout
        if self._dispatcher.ident is not None:
            self._dispatcher.join(timeout)
        with self._idle:
            quiet = self._idle.wait_for(lambda: self._running == 0, max(0.0, deadline - time.monotonic()))
        for _ in range(self._threads):
            self._queue.put(None)
        return quiet

    def _dispatch(self) -> None:
        while not self._stopping.is_set():
            self._awake.clear()
            try:
                found = self._look()
            except Exception as error:
                level = logging.WARNING if isinstance(error, IrisError) else logging.ERROR
                log.log(level, "worker could not look for work", exc_info=not isinstance(error, IrisError))
                found = 0
            if not found:
                self._awake.wait(self._poll)

    def _look(self) -> int:
        """Hand due operations to free threads; how many."""
        self._looked_at = self._clock.now()
        if not self._leads():
            self._led = False
            return 0
        if not self._led and not self._take_over():
            return 0
        free = self._threads - self._running
        if free <= 0 or self._stopping.is_set():
            return 0
        claimed = self._claim(free)
        with self._idle:
            self._running += len(claimed)
        for operation in claimed:
            self._queue.put(operation)
        return len(claimed)

    def _take_over(self) -> bool:
        """What ran under whoever led before is due again; not before our own threads of an earlier lead are done."""
        if self._running:
            return False
        with self._store.writing() as unit:
            recovered = unit.ledger.recover()
            unit.commit()
        if recovered:
            log.info("operations recovered", extra={"count": recovered})
        self._led = True
        return True

    def _claim(self, limit: int) -> Sequence[Operation]:
        with self._store.writing() as unit:
            claimed = unit.ledger.claim(limit)
            unit.commit()
        return claimed

    def _work(self) -> None:
        while True:
            operation = self._queue.get()
            if operation is None:
                return
            try:
                self._run(operation)
            finally:
                with self._idle:
                    self._running -= 1
                    self._idle.notify_all()
                self._awake.set()

    def _run(self, operation: Operation) -> None:
        try:
            self._runner.run(operation)
        except HandedOnError:
            log.info("operation handed on", extra={"reference": operation.reference})
        except Exception:
            # The row still says that it runs: it is taken up again at the next take-over.
            log.exception("operation left running", extra={"reference": operation.reference})
            self._led = False
        try:
            self._on_change(operation.public_id)
        except Exception:
            log.exception("telling of an operation failed", extra={"reference": operation.reference})
