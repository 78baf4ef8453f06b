"""What was kept for the activation is applied when it is seen, exactly once (R20, R30)."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime

from commands.context import House
from commands.domain.accounts import Account, Pool, Status, UserType
from commands.domain.operations import Kind, NewOperation, Operation
from commands.operations.fields import ADD_ONS, Fields, deferred_of
from commands.operations.places import copies
from commands.ports import Change, Difference, Unit

ACTOR = "iris"
"""Who asks for what the house does by itself; no person bears it (it is no address)."""
_POOLS = {"large_meeting": Pool.LARGE_MEETING, "webinar": Pool.WEBINAR}


def plan_deferred(unit: Unit, differences: Iterable[Difference], house: House, now: datetime) -> tuple[Operation, ...]:
    """Plan what waited for each activation that a reading has shown, in the reading's own transaction.

    A webhook told twice, or a poll after it, finds the intent already there and plans nothing.
    """
    planned: list[Operation] = []
    for difference in differences:
        if difference.change in (Change.ACTIVATED, Change.CHANGED):
            account = unit.directory.by_email(difference.email)
            operation = plan_for_active(unit, account, house, now) if account else None
            planned += [operation] if operation else []
    return tuple(planned)


def plan_for_active(unit: Unit, account: Account, house: House, now: datetime) -> Operation | None:
    """The operation that applies what waits, None where nothing does or it is planned already."""
    waiting = deferred_of(account)
    if account.status is not Status.ACTIVE or not waiting:
        return None
    if waiting.only(ADD_ONS):
        unit.seats.lock((account.establishment,))
    fields, dropped = _affordable(unit, account, waiting)
    site = fields["installation"] or account.installation
    operation, new = unit.ledger.plan(
        NewOperation(
            kind=Kind.MODIFY,
            intent=f"deferred:{account.public_id}:{account.invited_at.isoformat() if account.invited_at else ''}",
            actor=ACTOR,
            email=account.email,
            account_id=account.id,
            establishments=(account.establishment,),
            payload={
                "key": account.zoom_id or account.email,
                "fields": copies(house.reference, account.establishment, site).over(fields).json(),
                "deferred": True,
                "dropped": [*dropped],
                "seen_at": now.isoformat(),
            },
            reference=secrets.token_hex(4),
        )
    )
    if not new:
        return None
    for name, pool in _POOLS.items():
        if fields[name]:
            unit.seats.hold(account.establishment, pool, account.email, operation.id)
    return operation


def _affordable(unit: Unit, account: Account, waiting: Fields) -> tuple[Fields, tuple[str, ...]]:
    """What can be applied, and the add-ons for which the account has no licence or the pool no seat (R35)."""
    licensed = account.user_type is UserType.LICENSED
    dropped = tuple(
        name
        for name in ADD_ONS
        if waiting[name] and not (licensed and unit.seats.count(account.establishment, _POOLS[name]).has_room_for())
    )
    return waiting.without(dropped), dropped
