"""What may be undone for a while: its seats are kept for its account, and whoever gave them up may use them at once (R40)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from commands.domain.accounts import Account, Pool
from commands.domain.operations import Json, Operation, State
from commands.domain.windows import NewWindow, Purpose
from commands.ports import Unit

UNDO_UNTIL = "undo_until"
"""The note that tells until when (ISO 8601, UTC)."""
ENDED_UNDO = "undo_ended"
"""In a payload: the seats of undos that this write uses and so ends, each an address, a pool and an establishment."""


def keep_for_undo(unit: Unit, account: Account, pools: Iterable[Pool], operation: Operation, until: datetime) -> None:
    """Keep the seats that the operation frees, in the transaction that ends it. Their establishment is locked."""
    for pool in sorted(pools):
        unit.seats.keep(
            NewWindow(
                establishment=account.establishment,
                pool=pool,
                email=account.email,
                by=operation.actor,
                purpose=Purpose.UNDO,
                until=until,
                account_id=account.id,
                operation=operation.public_id,
            )
        )


def give_up_undo(unit: Unit, account: Account, now: datetime) -> None:
    """Its seats are with the account again, or it is gone: nothing is kept for it any more."""
    for one in unit.seats.windows(account.establishment, now):
        if one.purpose is Purpose.UNDO and one.account_id == account.id:
            unit.seats.let_go(one.id)


def ended_undos(payload: Mapping[str, Json]) -> tuple[tuple[str, Pool, str], ...]:
    """Whose seats a write of this payload uses: what gave them up can no longer be undone (R40)."""
    ended = payload.get(ENDED_UNDO)
    rows = [[str(value) for value in row] for row in ended if isinstance(row, list)] if isinstance(ended, list) else []
    return tuple((email, Pool(pool), establishment) for email, pool, establishment in rows)


def undo_until(operation: Operation) -> datetime | None:
    """Until when it may be undone; None where it may not."""
    until = operation.notes.get(UNDO_UNTIL)
    return datetime.fromisoformat(until) if operation.state is State.DONE and isinstance(until, str) else None
