"""`--simuler`: what would happen, read inside the transaction that is then rolled back (R82)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from commands.context import Context
from commands.domain.accounts import Account, Status
from commands.domain.operations import Kind, Operation
from commands.handlers.seating import Wanted, waits_for, wanted_of
from commands.incoming import Outcome
from commands.operations.fields import OTHER, audited, fields_from, fields_of, pools_of
from commands.operations.undo import ended_undos
from commands.results import Planned, Result
from commands.views.changes import changed, in_a_line
from commands.views.labels import label, short_establishment
from commands.views.nodes import Msg, Words, msg

_ENDS: frozenset[Kind] = frozenset({Kind.DEACTIVATE, Kind.DELETE, Kind.CANCEL_INVITATION})
"""Kinds after which the account holds no seat."""
_MOVES: frozenset[Kind] = frozenset({Kind.MODIFY, Kind.ATTACH})


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated(Result):
    """A result that was rolled back. Of a write: the fields that it would change, and the seats taken before and after."""

    outcome: ClassVar[Outcome] = Outcome.SIMULATED
    of: Result
    changes: tuple[tuple[Words, Words], ...] = ()
    seats: tuple[Msg, ...] = ()


def simulated(result: Result, context: Context) -> Simulated:
    """What would have come of it, to be shown as a simulation."""
    operation = context.unit.ledger.get(result.operation) if isinstance(result, Planned) else None
    if operation is None:
        return Simulated(of=result)
    before: Mapping[str, str] = fields_from(operation.payload, "before").values
    changes = changed(before, fields_from(operation.payload).values, context.house.reference)
    if operation.other:
        changes = tuple(_side(operation, whose, context) for whose in ("", OTHER))
    return Simulated(of=result, changes=changes, seats=tuple(_seats(operation, context)))


def _seats(operation: Operation, context: Context) -> Iterable[Msg]:
    account = context.unit.directory.by_email(operation.email)
    held: frozenset[Wanted] = frozenset((pool, account.establishment) for pool in account.seats()) if account else frozenset()
    used = {(pool, place) for _, pool, place in ended_undos(operation.payload)}
    asked = frozenset(wanted_of(operation.payload)) - held - used
    taken = frozenset(one for one in asked if not waits_for(operation.email, one, context))
    freed = _freed(operation, account, held) if account else frozenset()
    for pool, place in sorted(taken | freed):
        count = context.unit.seats.count(place, pool)
        now = count.taken - ((pool, place) in taken)
        after = count.taken - ((pool, place) in freed)
        establishment = context.house.reference.establishment(place)
        where: Words = short_establishment(establishment) if establishment else Msg("pool-of-none")
        params = {"pool": label(pool), "place": where, "before": now, "after": after}
        if count.allocated is None:
            yield msg("simulated-seats-unfixed", **params)
        else:
            yield msg("simulated-seats", **params, allocated=count.allocated)


def _side(operation: Operation, whose: str, context: Context) -> tuple[Words, Words]:
    """One of the two accounts, and all that would change of it."""
    before, after = audited(operation.payload, whose)
    email = operation.other if whose else operation.email
    return email, in_a_line(changed(before, after, context.house.reference), len(after))


def _freed(operation: Operation, account: Account, held: frozenset[Wanted]) -> frozenset[Wanted]:
    if operation.kind in _ENDS:
        return held
    if operation.kind is Kind.REASSIGN:
        return held - frozenset(wanted_of(operation.payload, "received"))
    if operation.kind not in _MOVES or account.status not in (Status.ACTIVE, Status.PENDING):
        return frozenset()
    after = fields_from(operation.payload).over(fields_of(account))
    kept: frozenset[Wanted] = frozenset((pool, after["establishment"]) for pool in pools_of(after))
    return held - kept
