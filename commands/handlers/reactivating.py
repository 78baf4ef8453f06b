"""réactiver: the account with what it had, as far as seats are free (R41); and the button that undoes a deactivation (R40)."""

from __future__ import annotations

from msgspec import structs

from commands.context import Context
from commands.domain.accounts import Account, Pool, Status
from commands.domain.operations import Kind, Operation
from commands.gestures import UNDO, WAIT
from commands.handlers.changing import Change, button, carried, changeable
from commands.handlers.queueing import Full, Wish, waitable, when_full
from commands.handlers.seating import as_json, first_full, waits_for
from commands.handlers.undoing import undoing
from commands.invocation import Invocation
from commands.operations.fields import ADD_ONS, Fields, fields_from, fields_of, pools_of, remembered_of
from commands.results import AlreadyDone, Handled, Refused, Result
from commands.views.nodes import msg

_POOL_OF = {"large_meeting": Pool.LARGE_MEETING, "webinar": Pool.WEBINAR}


def reactivate(invocation: Invocation, context: Context) -> Handled:
    """réactiver compte; or the button under a deactivation."""
    return (_undo if invocation["geste"] == UNDO else _reactivate)(invocation, context)


def _reactivation(invocation: Invocation, context: Context) -> Change | Result:
    """With the licence and features it had, as far as seats are free; without a seat, as Basique (R41)."""
    account = changeable(invocation, context)
    if isinstance(account, Result):
        return account
    if account.status is not Status.INACTIVE:
        return Refused(why=msg("refused-not-inactive", email=account.email))
    had = remembered_of(account).over(fields_of(account).only(("user_type",)))
    fields, full, dropped = _affordable(account, had, context)
    if full and invocation["geste"] == WAIT:
        return _in_line(account, context)
    return Change(
        kind=Kind.REACTIVATE,
        email=account.email,
        establishment=account.establishment,
        account_id=account.id,
        establishments=(account.establishment,),
        payload={
            "key": account.zoom_id or account.email,
            "fields": fields.json(),
            "full": full,
            "dropped": [*dropped],
            "seats": as_json((pool, account.establishment) for pool in pools_of(fields)),
        },
    )


def _affordable(account: Account, had: Fields, context: Context) -> tuple[Fields, bool, tuple[str, ...]]:
    """What the establishment has seats for; whether the licence itself is not among it; the add-ons that are not."""

    def room(pool: Pool) -> bool:
        wanted = (pool, account.establishment)
        return waits_for(account.email, wanted, context) or first_full([wanted], context) is None

    pools = pools_of(had)
    if Pool.LICENCE not in pools:
        return Fields({}), False, ()
    if not room(Pool.LICENCE):
        return Fields({}), True, ()
    dropped = tuple(name for name in ADD_ONS if _POOL_OF[name] in pools and not room(_POOL_OF[name]))
    kept = {name: value for name, value in had.without(dropped).values.items() if value}
    return Fields(kept), False, dropped


def _in_line(account: Account, context: Context) -> Full:
    """Who would rather wait than be reactivated as Basique (R41, R53)."""
    wish = Wish(
        command="réactiver",
        values={"compte": account.public_id},
        email=account.email,
        establishment=account.establishment,
        establishments=(account.establishment,),
        pools=(Pool.LICENCE,),
    )
    return when_full(context.unit.seats.count(account.establishment, Pool.LICENCE), wish, context)


_reactivate = waitable(carried(_reactivation))


def _undone(operation: Operation, invocation: Invocation, context: Context) -> Change | Result:
    """With all that it had: the seats wait for it, unless whoever deactivated has used them (R40)."""
    invocation = structs.replace(invocation, values={"compte": operation.email})
    account = changeable(invocation, context)
    if isinstance(account, Result):
        return account
    if account.status is not Status.INACTIVE:
        return AlreadyDone()
    taken = pools_of(fields_from(operation.payload, "taken"))
    if not all(waits_for(account.email, (pool, account.establishment), context) for pool in taken):
        again = button("reactivate", "réactiver", compte=account.public_id)
        return Refused(why=msg("undo-seat-used", email=account.email), next_steps=(again,))
    return _reactivation(invocation, context)


_undo = undoing(Kind.DEACTIVATE, _undone)
