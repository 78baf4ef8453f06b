"""« Annuler la réattribution » (R52): the whole goes back within 15 minutes, the second account as it was before."""

from __future__ import annotations

from dataclasses import replace

from msgspec import structs

from commands.context import Context
from commands.domain.accounts import Account, Pool, Status, UserType
from commands.domain.operations import Kind, Operation
from commands.handlers.changing import Change, button, changeable
from commands.handlers.handover import POOL_OF, Handover, planned
from commands.handlers.seating import Wanted, first_full, waits_for
from commands.handlers.undoing import undoing
from commands.invocation import Invocation
from commands.operations.fields import ADD_ONS, Fields, fields_from, fields_of
from commands.operations.reassign import Give, Take
from commands.results import Refused, Result
from commands.views.nodes import msg


def _undone(operation: Operation, invocation: Invocation, context: Context) -> Change | Result:
    """Both accounts must be as the reassignment left them, and theirs to change."""
    both: list[Account] = []
    for email in (operation.email, operation.other):
        account = changeable(structs.replace(invocation, values={"compte": email}), context)
        if isinstance(account, Result):
            return account
        both.append(account)
    first, second = both
    if first.status is not Status.ACTIVE or first.user_type is not UserType.BASIC or Pool.LICENCE not in second.seats():
        card = button("card", "fiche", compte=first.public_id)
        return Refused(why=msg("undo-reassign-changed", email=first.email, other=second.email), next_steps=(card,))
    if not _room((Pool.LICENCE, first.establishment), first, second, context):
        card = button("card", "fiche", compte=first.public_id)
        return Refused(why=msg("undo-reassign-seat-used", email=first.email), next_steps=(card,))
    back = _way_back(operation, first, second, context)
    change = planned(back, context, "", undoes=operation.public_id)
    return replace(change, payload={**change.payload, "remembered": operation.payload.get("other_remembered")})


def _way_back(operation: Operation, first: Account, second: Account, context: Context) -> Handover:
    had = fields_from(operation.payload, "taken")
    dropped = tuple(
        name for name in ADD_ONS if had[name] and not _room((POOL_OF[name], first.establishment), first, second, context)
    )
    holds = fields_of(second).only(("user_type", *ADD_ONS))
    return Handover(
        giver=second,
        taker=first,
        take=_take(operation, second),
        give=Give.LICENCE,
        taken=Fields({name: value for name, value in holds.values.items() if value}),
        given=had.without(dropped),
        dropped=dropped,
    )


def _take(operation: Operation, second: Account) -> Take:
    """Whoever was invited for it loses the invitation, unless they have activated; whoever was inactive is so again."""
    if second.status is Status.PENDING:
        return Take.WITHDRAW
    return Take.DEACTIVATE if operation.payload.get("give") == Give.ACTIVATE else Take.BASIC


def _room(wanted: Wanted, first: Account, second: Account, context: Context) -> bool:
    """The seat passes back, waits for its first account, or is free."""
    pool, place = wanted
    passes = second.establishment == place and pool in second.seats()
    return passes or waits_for(first.email, wanted, context) or first_full([wanted], context) is None


undo = undoing(Kind.REASSIGN, _undone)
