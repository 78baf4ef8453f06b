"""Personal details past their time are removed at night (R94)."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time

from commands.context import House
from commands.domain.audit_actions import AuditAction
from commands.domain.calendar import QUEBEC
from commands.ports import AuditEntry, Store
from commands.references import new_reference

FROM, TO = time(2), time(5)
"""Local hours in which nobody waits for the database."""
BATCH = 1_000
MOST_BATCHES = 20
"""In one go: the duties that come after are not kept waiting for long."""
ACTOR = "iris"


def purge_past(store: Store, house: House, now: datetime) -> int:
    """How many rows went, in transactions of some."""
    if not FROM <= now.astimezone(QUEBEC).time() < TO:
        return 0
    done: Counter[str] = Counter()
    for _ in range(MOST_BATCHES):
        with store.writing() as unit:
            removed = unit.privacy.purge(house.retention, now, BATCH)
            if removed:
                unit.commit()
        if not removed:
            break
        done.update(removed)
    if done:
        _tell(store, done)
    return done.total()


def _tell(store: Store, done: Counter[str]) -> None:
    """How many of each kind: of the journal's details their own row says which (`storage.audit.purge`)."""
    told = {kind: count for kind, count in done.items() if kind != "journal"}
    if not told:
        return
    entry = AuditEntry(
        actor=ACTOR, action=AuditAction.PURGED, outcome="ok", origin="worker", reference=new_reference(), after=dict(told)
    )
    with store.writing() as unit:
        unit.audit.append(entry)
        unit.commit()
