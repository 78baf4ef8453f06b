"""The transaction in which an operation ends: account, seats, audit and ledger together (R50, R90, R93)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from commands.context import House
from commands.digests.telling import tell_operation
from commands.domain.accounts import UNASSOCIATED, Pool
from commands.domain.operations import PAYLOAD_VERSION, Json, Kind, Operation, State
from commands.operations.fields import OTHER, audited
from commands.operations.procedures import COMMANDS, PROCEDURES
from commands.operations.steps import Ending
from commands.ports import AuditEntry, Unit
from commands.waiting_list import offer_freed

ORIGIN = "worker"


def conclude(
    unit: Unit, house: House, operation: Operation, ending: Ending, view: object, now: datetime, *, origin: str = ORIGIN
) -> Ending:
    """Write the account, release the seats that the operation held, audit; what is free then goes to the waiting list (R53). The
    ledger is the caller's: `end` or `cancel`.

    `view` is what the kind's procedure has read back.
    """
    unit.seats.lock(operation.establishments)
    if operation.payload_version == PAYLOAD_VERSION:
        ending = PROCEDURES[operation.kind].settle(operation, ending, view, unit, house, now)
    unit.seats.release(operation.id)
    if operation.kind in COMMANDS:
        for subject in audited_of(operation.email, operation.establishments, operation.payload, operation.other):
            unit.audit.append(_entry(operation, ending, origin, subject))
    tell_operation(unit, operation, now)
    if _may_free(operation, ending):
        for establishment in operation.establishments:
            for pool in Pool:
                offer_freed(unit, house, establishment, pool, now)
    return ending


def _may_free(operation: Operation, ending: Ending) -> bool:
    """Whether seats may be free that were not: a creation that is done has only taken one, and looking takes none."""
    return operation.kind is not Kind.INSPECT and not (operation.kind is Kind.CREATE and ending.state is State.DONE)


@dataclass(frozen=True, slots=True)
class Subject:
    """What the audit says of one account under one establishment."""

    email: str
    establishment: str
    before: Mapping[str, Json]
    after: Mapping[str, Json]


def audited_of(email: str, establishments: Sequence[str], payload: Mapping[str, Json], other: str = "") -> tuple[Subject, ...]:
    """Each account that a write changes, under each establishment that it touches; of two accounts, each under its own."""
    if other:
        return (
            Subject(email, establishments[0], *audited(payload)),
            Subject(other, establishments[-1], *audited(payload, OTHER)),
        )
    return tuple(Subject(email, one, *audited(payload)) for one in audited_under(establishments))


def audited_under(establishments: Sequence[str]) -> tuple[str, ...]:
    """Each establishment that a write touches, so that both sides of a move see it (R33, R93). Every manager reads what has
    no establishment: an account that leaves it is told of where it goes only."""
    named = tuple(one for one in establishments if one != UNASSOCIATED)
    return named or tuple(establishments) or ("",)


def _entry(operation: Operation, ending: Ending, origin: str, subject: Subject) -> AuditEntry:
    return AuditEntry(
        actor=operation.actor,
        action=COMMANDS[operation.kind],
        outcome=ending.outcome or ending.state,
        origin=origin,
        reference=operation.reference,
        subject=subject.email,
        establishment=subject.establishment,
        before=subject.before,
        after=subject.after,
        reason=operation.reason,
    )
