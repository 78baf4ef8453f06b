"""What was kept for the activation is applied when it is seen, exactly once (R20, R30)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from commands.context import ANSWER_GRACE, House
from commands.domain.accounts import Account, Pool, Status, UserType
from commands.domain.operations import Json, Kind, NewOperation, Operation
from commands.operations.fields import ADD_ONS, deferred_of, fields_from, readers_of
from commands.operations.places import copies
from commands.ports import Change, Difference, Unit
from commands.references import new_reference

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
    """The operation that applies what waits, None where nothing does or it is planned already; whoever kept it is told its end.

    Its seats are taken when it begins (`take_seats`): here the directory is locked already, and seats are locked before it.
    """
    waiting = deferred_of(account)
    if account.status is not Status.ACTIVE or not waiting:
        return None
    site = waiting["installation"] or account.installation
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
                "fields": copies(house.reference, account.establishment, site).over(waiting).json(),
                "deferred": True,
                "seen_at": now.isoformat(),
            },
            reference=new_reference(),
        )
    )
    if not new:
        return None
    for reader in readers_of(account):
        unit.notices.expect(operation.id, reader, now + ANSWER_GRACE)
    return operation


def awaits_seats(operation: Operation) -> bool:
    """Whether it has add-ons to give for which no seat was sought yet."""
    return bool(operation.payload.get("deferred")) and "dropped" not in operation.notes and bool(_addons(operation))


def take_seats(unit: Unit, operation: Operation) -> list[Json]:
    """Hold the seats of the add-ons that waited; gives those without: no licence, or no seat left in the pool (R35, R51)."""
    unit.seats.lock(operation.establishments)
    account = unit.directory.by_email(operation.email)
    licensed = account is not None and account.user_type is UserType.LICENSED
    establishment = operation.establishments[0]
    dropped: list[Json] = []
    for name in _addons(operation):
        if licensed and unit.seats.count(establishment, _POOLS[name]).has_room_for():
            unit.seats.hold(establishment, _POOLS[name], operation.email, operation.id)
        else:
            dropped.append(name)
    return dropped


def _addons(operation: Operation) -> tuple[str, ...]:
    asked = fields_from(operation.payload)
    return tuple(name for name in ADD_ONS if asked[name])
