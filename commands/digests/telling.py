"""The letters of digests: the digest itself, that nobody took one, that one is set no longer, the progress of several resends."""

from __future__ import annotations

from datetime import datetime, timedelta

from commands.domain.audit_actions import AuditAction
from commands.domain.digests import Digest, Run
from commands.domain.operations import BATCH, Json, Operation
from commands.ports import AuditEntry, NewLetter, Target, Unit
from commands.references import new_reference

DIGEST = "digest"
LOST = "digest-lost"
"""To whoever set it: a channel did not take it, or they may tell nothing there any more (R71)."""
PROGRESS = "digest-resends"
"""To whoever asked for several resends at once."""
SHOWN_FOR = timedelta(hours=36)
"""How long a digest's message follows what people do."""


def write_digest(unit: Unit, digest: Digest, run: Run, now: datetime) -> None:
    """Once for each run, whose public id is unique."""
    target = Target(platform=digest.platform, address=digest.address, locale=digest.locale)
    unit.letters.write(NewLetter(kind=DIGEST, key=run.key, target=target, payload={"run": run.public_id}, due_at=now))


def report_lost(unit: Unit, digest: Digest, reason: str, key: str, now: datetime) -> None:
    """To whoever set it, where they were last met; `reason` is "undelivered" or "access". Once for each key."""
    about: dict[str, Json] = {"digest": digest.public_id, "reason": reason}
    for target in unit.contacts.targets(digest.owner)[:1]:
        unit.letters.write(NewLetter(kind=LOST, key=f"{LOST}:{key}", target=target, payload=about, due_at=now))


def end_digest(unit: Unit, digest: Digest, now: datetime) -> None:
    """Whoever set it may tell of nothing there any more."""
    unit.digests.remove(digest)
    report_lost(unit, digest, "access", digest.public_id, now)
    unit.audit.append(
        AuditEntry(
            actor="iris",
            action=AuditAction.DIGEST_REMOVED,
            outcome="ok",
            origin="worker",
            reference=new_reference(),
            establishment=digest.establishments[0] if len(digest.establishments) == 1 else "",
        )
    )


def tell_operation(unit: Unit, operation: Operation, now: datetime) -> None:
    """An operation ended, or waits for another reason: the messages that show its account, or its batch, show it (R70)."""
    batch = operation.payload.get(BATCH)
    if isinstance(batch, str):
        unit.letters.refresh(batch)
    if operation.account_id is not None:
        for run in unit.digests.listing(operation.account_id, now - SHOWN_FOR):
            unit.letters.refresh(run.key)
