"""What else happens in the transaction that absorbs what Zoom says: deferred changes are planned, drift is written down (R92)."""

from __future__ import annotations

from collections.abc import Sequence

from commands.context import House
from commands.domain.audit_actions import AuditAction
from commands.operations.activation import plan_deferred
from commands.ports import AuditEntry, Change, Clock, Difference, Unit
from commands.references import new_reference

_ACTIONS = {
    Change.CHANGED: AuditAction.DRIFT_CHANGED,
    Change.ACTIVATED: AuditAction.ACTIVATED,
    Change.EXPIRED: AuditAction.INVITATION_EXPIRED,
    Change.REMOVED: AuditAction.DRIFT_REMOVED,
    Change.ADDED: AuditAction.DRIFT_ADDED,
}


class Reactions:
    """Implements the mirror's `React`. The very first reading, which adds everybody, writes no drift."""

    def __init__(self, house: House, clock: Clock) -> None:
        self._house = house
        self._clock = clock

    def __call__(self, unit: Unit, differences: Sequence[Difference], by: str) -> None:
        if not differences:
            return
        self._take_over(unit, differences)
        plan_deferred(unit, differences, self._house, self._clock.now())
        first = unit.directory.freshness().complete_at is None
        reference = new_reference()
        for one in differences:
            if not first:
                unit.audit.append(_entry(one, by, reference))

    def _take_over(self, unit: Unit, differences: Sequence[Difference]) -> None:
        """What an imported file said of people whom Zoom shows for the first time."""
        added = [one.email for one in differences if one.change is Change.ADDED]
        if added:
            unit.directory.change_many(unit.takeover.take(added))


def _entry(one: Difference, by: str, reference: str) -> AuditEntry:
    """Who changed what outside the bot, where Zoom tells."""
    return AuditEntry(
        actor=by or "zoom",
        action=_ACTIONS[one.change],
        outcome="ok",
        origin="zoom",
        reference=reference,
        subject=one.email,
        establishment=one.establishment,
        before=one.before,
        after=one.after,
    )
