"""Rows of the ledger as values, and the other way."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from commands.domain.addresses import person_key
from commands.domain.folding import fold
from commands.domain.operations import PAYLOAD_VERSION, Json, Kind, NewOperation, Operation, State
from storage.tables.operations import operations


def as_row(new: NewOperation, now: datetime, waiting: str) -> Mapping[str, Any]:
    """The first row of an operation: planned, due at once."""
    return {
        "public_id": secrets.token_hex(8),
        "kind": new.kind.value,
        "intent": new.intent,
        "state": State.PLANNED.value,
        "actor": new.actor,
        "actor_key": person_key(new.actor),
        "email": new.email,
        "email_key": fold(new.email),
        "account_id": new.account_id,
        "establishments": list(new.establishments),
        "payload": dict(new.payload),
        "payload_version": PAYLOAD_VERSION,
        "planned_at": now,
        "next_try_at": now,
        "reference": new.reference,
        "reason": new.reason,
        "other": new.other,
        "other_key": fold(new.other) or None,
        "waiting": waiting,
        "notes": {},
        "outcome": "",
        **dict.fromkeys(("step", "tries"), 0),
        **dict.fromkeys(("started", "quarantined"), False),
    }


def with_notes(operation: Operation, notes: Mapping[str, Json] | None) -> dict[str, Any]:
    """The column to write when a step leaves `notes`: the new ones over the old."""
    return {"notes": {**operation.notes, **notes}} if notes else {}


def as_operation(row: Row[Any]) -> Operation:
    """A row of `operations`, whole or among other columns, as the value."""
    columns = row._mapping
    return Operation(
        id=columns[operations.c.id],
        public_id=columns[operations.c.public_id],
        kind=Kind(columns[operations.c.kind]),
        state=State(columns[operations.c.state]),
        actor=columns[operations.c.actor],
        email=columns[operations.c.email],
        account_id=columns[operations.c.account_id],
        establishments=tuple(columns[operations.c.establishments]),
        payload=columns[operations.c.payload],
        payload_version=columns[operations.c.payload_version],
        step=columns[operations.c.step],
        started=columns[operations.c.started],
        tries=columns[operations.c.tries],
        planned_at=columns[operations.c.planned_at],
        next_try_at=columns[operations.c.next_try_at],
        reference=columns[operations.c.reference],
        reason=columns[operations.c.reason],
        ended_at=columns[operations.c.ended_at],
        waiting=columns[operations.c.waiting],
        notes=columns[operations.c.notes],
        outcome=columns[operations.c.outcome],
        quarantined=columns[operations.c.quarantined],
        other=columns[operations.c.other],
    )
