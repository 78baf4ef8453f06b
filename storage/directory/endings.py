"""How invitations end, noted in the transaction that shows it (R26, R70)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from commands.domain.accounts import Status
from commands.ports import MilestoneKind
from storage.directory.records import Record
from storage.tables.digests import milestones

_INVITED = (Status.PENDING.value, Status.EXPIRED.value)


def note_endings(connection: Connection, changes: Iterable[tuple[Record | None, Record]], at: datetime) -> None:
    """In the transaction of the changes, under the directory's lock."""
    rows = [row for old, new in changes if old is not None and (row := _ending(old, new, at))]
    if rows:
        connection.execute(insert(milestones), rows)


def _ending(old: Record, new: Record, at: datetime) -> dict[str, Any] | None:
    before, after = old["status"], new["status"]
    if before == after or before not in _INVITED:
        return None
    if after == Status.ACTIVE:
        kind = MilestoneKind.ACTIVATED
    elif after == Status.EXPIRED:
        kind = MilestoneKind.EXPIRED
    else:
        return None
    invited_at = old["invited_at"] if old["invitation_known"] else None
    told = {"kind": kind.value, "account_id": new["id"], "establishment": new["establishment"]}
    return {**told, "at": at, "invited_at": invited_at}
