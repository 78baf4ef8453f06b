"""The audit's chain walked where somebody asked for it, and each night (R93)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import Engine

from commands.audit_letters import tell
from commands.context import House
from commands.ports import Clock, Store
from storage.audit.chain import verify

log = logging.getLogger(__name__)


class AuditChecks:
    """On the replica that leads, in a thread of the schedule. `keys` are the sealing keys, newest first."""

    def __init__(
        self, store: Store, engine: Engine, clock: Clock, house: House, keys: tuple[bytes, ...], leads: Callable[[], bool]
    ) -> None:
        self._store = store
        self._engine = engine
        self._clock = clock
        self._house = house
        self._keys = keys
        self._leads = leads

    def nightly(self) -> None:
        if not self._leads():
            return
        with self._store.writing() as unit:
            unit.audit.ask_check("")
            unit.commit()

    def due(self) -> bool:
        """Do the oldest that was asked for; False where there is none."""
        if not self._leads():
            return False
        with self._store.reading() as unit:
            asked = unit.audit.open_check()
        if asked is None:
            return False
        found = verify(self._engine, *self._keys)
        problems = tuple((one.breach.value, one.at) for one in found.problems)
        log.log(logging.ERROR if problems else logging.INFO, "audit verified", extra={"count": len(problems)})
        now = self._clock.now()
        done = replace(
            asked, done_at=now, sealed=found.head.sequence, unsealed=found.unsealed, purged=found.purged, problems=problems
        )
        with self._store.writing() as unit:
            unit.audit.note_check(done)
            tell(unit, self._house, done, now)
            unit.commit()
        return True
