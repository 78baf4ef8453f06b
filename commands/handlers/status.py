"""état: how fresh the directory is, and what becomes of one's operations (R12, R90, R91)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from commands.arguments import Values
from commands.context import Context
from commands.domain.access import Review
from commands.domain.accounts import Account, Status
from commands.domain.addresses import person_key
from commands.domain.listing import Freshness
from commands.domain.operations import Kind, Operation
from commands.domain.people import Actor
from commands.domain.seat_figures import PlanCheck
from commands.handlers.lists import REFRESH
from commands.incoming import Outcome
from commands.invocation import Invocation, Origin
from commands.policy import may_cancel
from commands.results import Handled, Result
from commands.reviews import unanswered


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStatus(Result):
    """`counts` are the accounts in scope by status; `operations` the asker's own unended ones, oldest first."""

    freshness: Freshness
    counts: Mapping[Status, int]
    operations: tuple[Operation, ...]
    waiting: int
    """Unended operations of everybody."""
    check: PlanCheck | None = None
    """The last comparison with Zoom's own figures, for admins."""
    reviews: tuple[tuple[str, Review], ...] = ()
    """Reviews of access that wait for an answer, with their CCT's name, for who may give it (R5)."""
    refresh_asked: bool = False
    replaces_status: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationStatus(Result):
    """One operation as it stands. `account` is the one it is about, where the asker sees it; `theirs`: they may cancel it."""

    operation: Operation
    account: Account | None
    theirs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoOperation(Result):
    """No such operation for this person: the same words whether there is none or it is not theirs to see (R4)."""

    outcome: ClassVar[Outcome] = Outcome.NOT_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshStatus:
    """Asks for a reading of Zoom and shows the state again at once (R10)."""

    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        context.unit.directory.ask_refresh(context.actor.email)
        return _status(self.invocation, context)


def handle(invocation: Invocation, context: Context) -> Handled:
    """état [operation]"""
    wanted = Values(invocation, context.house.reference).token("operation")
    if wanted or invocation["operation"].strip():
        return operation_status(wanted, context)
    return RefreshStatus(invocation=invocation) if invocation["geste"] == REFRESH else _status(invocation, context)


def operation_status(public_id: str, context: Context) -> Result:
    """The operation as it stands, if it exists for this person."""
    operation = context.unit.ledger.get(public_id) if public_id else None
    if operation is None or not sees_operation(context.actor, operation):
        return NoOperation(attempted=operation.email if operation else "")
    account = context.unit.directory.by_email(operation.email)
    seen = account is not None and context.actor.sees(account.establishment, person_key(account.email))
    theirs = may_cancel(context.actor, operation)
    return OperationStatus(operation=operation, account=account if seen else None, theirs=theirs)


def sees_operation(actor: Actor, operation: Operation) -> bool:
    """Whether an operation exists for this person: theirs, or on establishments all within their scope."""
    if operation.actor == actor.email:
        return True
    return bool(operation.establishments) and all(key in actor.reads for key in operation.establishments)


def _status(invocation: Invocation, context: Context) -> HouseStatus:
    directory, ledger = context.unit.directory, context.unit.ledger
    counts: dict[Status, int] = {}
    for count in directory.counts(context.actor.reads):
        counts[count.status] = counts.get(count.status, 0) + count.number
    mine = tuple(one for one in ledger.open_of(context.actor.email) if one.kind is not Kind.INSPECT)
    asked = invocation["geste"] == REFRESH
    return HouseStatus(
        freshness=directory.freshness(),
        counts=counts,
        operations=mine,
        waiting=sum(ledger.depth().values()),
        check=context.unit.seat_figures.last_check() if context.actor.is_admin else None,
        reviews=_reviews(context),
        refresh_asked=asked,
        replaces_status=asked and invocation.origin is Origin.BUTTON,
    )


def _reviews(context: Context) -> tuple[tuple[str, Review], ...]:
    actor = context.actor
    theirs = [one for one in context.house.reference.ccts if actor.is_admin or one.key in actor.ccts]
    asked = ((one.name, unanswered(context.unit, one.key)) for one in theirs)
    return tuple((name, review) for name, review in asked if review is not None)
