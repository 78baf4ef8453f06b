"""Where people are met, kept off the way of their answer: written only where it is new, or another than last time."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import timedelta

from commands.domain.errors import IrisError
from commands.incoming import Person
from commands.ports import Clock, Store

log = logging.getLogger(__name__)

AGAIN_AFTER = timedelta(days=1)
REMEMBERED = 5_000
"""People of whom this process knows what the database has; others cost a write."""


class Acquaintances:
    """Thread-safe enough: what two threads write twice is the same."""

    def __init__(self, store: Store, clock: Clock, pool: Executor) -> None:
        self._store = store
        self._clock = clock
        self._pool = pool
        self._known: OrderedDict[str, tuple[str, str, str, int]] = OrderedDict()

    def meet(self, person: Person) -> None:
        """From the event loop, after the answer; nothing waits for it."""
        if not person.email:
            return
        day = int(self._clock.now().timestamp() // AGAIN_AFTER.total_seconds())
        seen = (person.platform, person.address, person.locale, day)
        if self._known.get(person.email) == seen:
            return
        self._known[person.email] = seen
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        self._pool.submit(self._quietly(lambda: self._write(person)))

    def _write(self, person: Person) -> None:
        with self._store.writing() as unit:
            unit.contacts.met(person)
            unit.commit()

    def _quietly(self, write: Callable[[], None]) -> Callable[[], None]:
        """Not knowing somebody is no reason to trouble them: the next command meets them again."""

        def run() -> None:
            try:
                write()
            except IrisError:
                log.warning("contact not kept", exc_info=True)
            except Exception:
                log.exception("contact not kept")

        return run
