"""The transaction in which an operation ends: account, seats, audit and ledger together (R50, R90, R93)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from commands.context import House
from commands.domain.accounts import UNASSOCIATED, ZoomView
from commands.domain.operations import PAYLOAD_VERSION, Operation
from commands.operations.fields import audited
from commands.operations.procedures import COMMANDS, PROCEDURES
from commands.operations.steps import Ending
from commands.ports import AuditEntry, Unit

ORIGIN = "worker"


def conclude(
    unit: Unit, house: House, operation: Operation, ending: Ending, view: ZoomView | None, now: datetime, *, origin: str = ORIGIN
) -> Ending:
    """Write the account, release the seats that the operation held, audit. The ledger is the caller's: `end` or `cancel`."""
    unit.seats.lock(operation.establishments)
    if operation.payload_version == PAYLOAD_VERSION:
        ending = PROCEDURES[operation.kind].settle(operation, ending, view, unit, house, now)
    unit.seats.release(operation.id)
    if operation.kind in COMMANDS:
        for establishment in audited_under(operation.establishments):
            unit.audit.append(_entry(operation, ending, origin, establishment))
    return ending


def audited_under(establishments: Sequence[str]) -> tuple[str, ...]:
    """Each establishment that a write touches, so that both sides of a move see it (R33, R93). Every manager reads what has
    no establishment: an account that leaves it is told of where it goes only."""
    named = tuple(one for one in establishments if one != UNASSOCIATED)
    return named or tuple(establishments) or ("",)


def _entry(operation: Operation, ending: Ending, origin: str, establishment: str) -> AuditEntry:
    return AuditEntry(
        actor=operation.actor,
        action=COMMANDS[operation.kind],
        outcome=ending.outcome or ending.state,
        origin=origin,
        reference=operation.reference,
        subject=operation.email,
        establishment=establishment,
        reason=operation.reason,
        **audited(operation.payload),
    )
