"""When Zoom is asked for its own figures: once a night, by whoever leads (R50)."""

from __future__ import annotations

import logging
from collections.abc import Callable

from commands.context import House
from commands.domain.errors import ZoomProblem
from commands.domain.seat_figures import Cause, PlanCheck
from commands.plan_check import check, is_due
from commands.ports import Clock, Store, ZoomGateway

log = logging.getLogger(__name__)


class PlanChecks:
    """What the tick calls. While Zoom does not answer, the next tick asks again."""

    def __init__(self, gateway: ZoomGateway, store: Store, clock: Clock, house: House, halted: Callable[[], bool]) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock
        self._house = house
        self._halted = halted

    def due(self) -> None:
        if self._halted():
            return
        with self._store.reading() as unit:
            if not is_due(unit, self._clock.now()):
                return
        try:
            use = self._gateway.plan()
        except ZoomProblem as problem:
            log.info("zoom's figures put off: %s", type(problem).__name__)
            return
        with self._store.writing() as unit:
            made = check(unit, self._house, use, self._clock.now())
            unit.commit()
        _tell(made)


def _tell(made: PlanCheck) -> None:
    """The log bears the drift and its cause, whether or not an admin has been met."""
    ours = made.cause in (Cause.COUNTERS, Cause.UNEXPLAINED)
    level = logging.ERROR if ours else logging.WARNING if made.cause else logging.INFO
    drift = ", ".join(f"{pool.value} {one.drift:+d}" for pool, one in made.pools.items()) or "not told"
    log.log(level, "seats compared with zoom's: %s", drift, extra={"status": made.cause.value if made.cause else "same"})
