"""Drives one claimed operation to its end, or puts it down for later; never sends twice what may have been applied (R90)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from commands.context import House
from commands.digests.telling import tell_operation
from commands.domain.errors import StoreBusy, ZoomRefused, ZoomUnavailable, ZoomUncertain
from commands.domain.operations import PAYLOAD_VERSION, Json, Operation, State
from commands.lending import follow
from commands.operations.activation import awaits_seats, take_seats
from commands.operations.ending import conclude
from commands.operations.procedures import PROCEDURES, SETTLED_UNREAD
from commands.operations.settling import NOT_FOUND
from commands.operations.steps import Ending, Seen, Step
from commands.ports import Clock, Refusal, Store, ZoomGateway

log = logging.getLogger(__name__)

FIRST_PAUSE = timedelta(seconds=1)
LONGEST_PAUSE = timedelta(minutes=5)
MAX_STUMBLES = 8
"""Stumbles after which our own defect ends an operation that has no step in doubt."""
LAST_STUMBLE = 40
"""Stumbles, some three hours, after which it ends whatever may be in doubt: the person is told to look at the account."""

UNAVAILABLE = "unavailable"
QUOTA = "quota"
"""Zoom takes no more of this today."""
UNCERTAIN = "uncertain"
"""Only where what was sent to change something got no answer: a reading that fails loses nothing, and is « unavailable »."""


class HandedOnError(Exception):
    """This process no longer leads: the operation is left as it is for the one that does."""


class Runner:
    """Thread-safe: holds no state of an operation. `leading` is asked before each call that changes something at Zoom; `patient`
    is the way to Zoom of batches, which lets people's calls go first."""

    def __init__(
        self,
        store: Store,
        zoom: ZoomGateway,
        clock: Clock,
        house: House,
        leading: Callable[[], bool] = lambda: True,
        *,
        patient: ZoomGateway | None = None,
    ) -> None:
        self._store = store
        self._zoom = zoom
        self._patient = patient or zoom
        self._clock = clock
        self._house = house
        self._leading = leading

    def run(self, operation: Operation) -> None:
        """Run it until it ends or must wait. Raises StoreBusy and HandedOnError only: then the ledger's row still tells all."""
        try:
            self._drive(operation)
        except (StoreBusy, HandedOnError):
            raise
        except Exception:
            log.exception("operation stumbled", extra={"reference": operation.reference, "kind": operation.kind.value})
            self._stumble(operation)

    def _reach(self, operation: Operation) -> ZoomGateway:
        return self._patient if operation.batched else self._zoom

    def _drive(self, operation: Operation) -> None:
        if operation.payload_version != PAYLOAD_VERSION:
            self._end(operation, Ending(state=State.FAILED, outcome="unknown-version"), None)
            return
        if awaits_seats(operation):
            operation = self._seated(operation)
        restored = operation.quarantined
        for step in PROCEDURES[operation.kind].steps(operation)[operation.step :]:
            outcome = self._look_again(step, operation) if restored else self._take(step, operation)
            if isinstance(outcome, Ending):
                self._finish(operation, outcome)
                return
            if outcome is None:
                return
            operation = outcome
        self._finish(operation, Ending(state=State.DONE, outcome=""))

    def _take(self, step: Step, operation: Operation) -> Operation | Ending | None:
        """The operation past this step; an ending where Zoom said no; None where it was put down for later."""
        try:
            if operation.started and step.look(operation, self._reach(operation)) is Seen.APPLIED:
                return self._advance(operation, {})
        except (ZoomUnavailable, ZoomUncertain) as error:
            self._postpone(operation, error, started=True)
            return None
        except ZoomRefused as error:
            return _unread(operation, error)
        begun = self._begin(operation)
        try:
            notes = step.apply(begun, self._reach(begun))
        except (ZoomUnavailable, ZoomUncertain) as error:
            lost = isinstance(error, ZoomUncertain)
            # Down for this try says nothing of an earlier one that may have been applied, even one that Zoom does not show yet.
            self._postpone(begun, error, started=operation.started or lost, waiting=UNCERTAIN if lost else UNAVAILABLE)
            return None
        except ZoomRefused as error:
            verdict = step.refused(operation, error)
            log.info("zoom refused", extra={"reference": operation.reference, "step": step.name, "reason": error.reason})
            if verdict.fatal:
                return Ending(state=State.FAILED, outcome=verdict.outcome, notes=verdict.notes)
            notes = verdict.notes
        return self._advance(begun, notes)

    def _look_again(self, step: Step, operation: Operation) -> Operation | Ending | None:
        """Restored from a backup: what Zoom shows as done is done, and nothing is sent on the word of an old ledger."""
        try:
            if step.look(operation, self._reach(operation)) is Seen.APPLIED:
                return self._advance(self._begin(operation), {})
        except (ZoomUnavailable, ZoomUncertain) as error:
            self._postpone(operation, error, started=operation.started)
            return None
        except ZoomRefused as error:
            return _unread(operation, error)
        return Ending(state=State.FAILED, outcome="restored")

    def _begin(self, operation: Operation) -> Operation:
        if not self._leading():
            raise HandedOnError
        with self._store.writing() as unit:
            begun = unit.ledger.begin(operation)
            unit.commit()
        return begun

    def _seated(self, operation: Operation) -> Operation:
        """With the seats of what had waited for the activation, once (R51)."""
        with self._store.writing() as unit:
            seated = unit.ledger.note(operation, {"dropped": take_seats(unit, operation)})
            unit.commit()
        return seated

    def _advance(self, operation: Operation, notes: Mapping[str, Json]) -> Operation:
        with self._store.writing() as unit:
            advanced = unit.ledger.advance(operation, notes)
            unit.commit()
        return advanced

    def _finish(self, operation: Operation, ending: Ending) -> None:
        """Read the account once more, then end. What is read carries the time before the reading began."""
        now = self._clock.now()
        try:
            view = PROCEDURES[operation.kind].reread(operation, self._reach(operation))
        except (ZoomUnavailable, ZoomUncertain) as error:
            if ending.state is State.DONE:
                self._postpone(operation, error, started=False)
                return
            view = None  # the mirror reads it later; the refusal is told now
        except ZoomRefused as error:
            if ending.state is State.DONE and operation.kind not in SETTLED_UNREAD:
                ending = _unread(operation, error)
            view = None
        self._end(operation, ending, view, now)

    def _end(self, operation: Operation, ending: Ending, view: object, now: datetime | None = None) -> None:
        with self._store.writing() as unit:
            at = now or self._clock.now()
            told = conclude(unit, self._house, operation, ending, view, at)
            unit.ledger.end(operation, told.state, told.outcome, {**ending.notes, **told.notes})
            follow(unit, self._house, operation, at)
            unit.commit()
        log.info(
            "operation ended",
            extra={"reference": operation.reference, "kind": operation.kind.value, "outcome": told.outcome or told.state.value},
        )

    def _postpone(self, operation: Operation, error: Exception, *, started: bool, waiting: str = UNAVAILABLE) -> None:
        pause = pause_after(operation.tries)
        if isinstance(error, ZoomUnavailable):
            pause = max(pause, timedelta(seconds=error.after or 0))
            waiting = QUOTA if error.quota else waiting
        with self._store.writing() as unit:
            unit.ledger.postpone(operation, self._clock.now() + pause, waiting, started=started)
            if waiting != operation.waiting:
                tell_operation(unit, operation, self._clock.now())
            unit.commit()

    def _stumble(self, operation: Operation) -> None:
        """Our own defect: tried again later, and given up sooner where nothing is in doubt. Nothing is sent again for that."""
        with self._store.writing() as unit:
            current = unit.ledger.get(operation.public_id)
            if current is None or current.ended:
                return
            stumbles = _number(current, "stumbles") + 1
            current = unit.ledger.note(current, {"stumbles": stumbles})
            unit.commit()
        if stumbles >= LAST_STUMBLE or (stumbles >= MAX_STUMBLES and not self._in_doubt(current)):
            self._give_up(current)
            return
        with self._store.writing() as unit:
            unit.ledger.postpone(current, self._clock.now() + pause_after(stumbles), "", started=current.started)
            unit.commit()

    def _in_doubt(self, operation: Operation) -> bool:
        """Whether a step has left of which Zoom cannot be asked what became."""
        try:
            if operation.started:
                PROCEDURES[operation.kind].steps(operation)[operation.step].look(operation, self._reach(operation))
        except Exception as error:
            log.warning("step in doubt", extra={"reference": operation.reference, "reason": type(error).__name__})
            return True
        return False

    def _give_up(self, operation: Operation) -> None:
        """End it as any failure, or without all that where the defect is in the ending itself: the account is free again."""
        try:
            self._finish(operation, Ending(state=State.FAILED, outcome="broken"))
        except StoreBusy:
            raise
        except Exception:
            log.exception("operation broken to its end", extra={"reference": operation.reference})
            with self._store.writing() as unit:
                unit.seats.release(operation.id)
                unit.ledger.end(operation, State.FAILED, "broken")
                unit.commit()


def _unread(operation: Operation, error: ZoomRefused) -> Ending:
    """Zoom's no to a reading is final too: waiting would hold the seat and the account for ever, and tell nobody (R90, R96)."""
    log.warning("reading refused", extra={"reference": operation.reference, "reason": error.reason})
    return Ending(state=State.FAILED, outcome=NOT_FOUND if error.reason == Refusal.NOT_FOUND else "unread")


def _number(operation: Operation, name: str) -> int:
    value = operation.notes.get(name)
    return value if isinstance(value, int) else 0


def pause_after(tries: int) -> timedelta:
    """One second after the first try, doubling, five minutes at most."""
    doublings = min(max(tries - 1, 0), 16)
    return min(LONGEST_PAUSE, FIRST_PAUSE * (1 << doublings))
