"""Looking at what a deletion would take away, for its question; changes nothing (R42)."""

from __future__ import annotations

from datetime import datetime

from commands.context import House
from commands.domain.accounts import ZoomView
from commands.domain.operations import Operation, State
from commands.operations.effects import CountUpcoming
from commands.operations.settling import done, keep_reading, key_of
from commands.operations.steps import Ending, Step
from commands.ports import Unit, ZoomGateway


class Inspect:
    """Payload: `key`, and the question's own (`commands.views.confirmation`). Leaves `meetings` and `webinars` in the notes."""

    def steps(self, operation: Operation) -> tuple[Step, ...]:
        return (CountUpcoming(key_of(operation)),)

    def reread(self, _operation: Operation, _zoom: ZoomGateway, /) -> ZoomView | None:
        # Reading the account would give it another version, and void the question.
        return None

    def settle(
        self, operation: Operation, ending: Ending, view: ZoomView | None, unit: Unit, house: House, now: datetime, /
    ) -> Ending:
        if ending.state is not State.DONE:
            return keep_reading(operation, ending, view, unit, house, now)
        return done("inspected")
