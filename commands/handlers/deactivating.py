"""désactiver and réactiver: the seat goes and comes back with the account (R40, R41)."""

from __future__ import annotations

from commands.context import Context
from commands.domain.accounts import Account, Pool, Status, UserType
from commands.domain.operations import Json, Kind
from commands.handlers.changing import Change, button, carried, changeable, reason_of
from commands.handlers.confirming import Question
from commands.handlers.seating import as_json, pools_of
from commands.invocation import Invocation
from commands.operations.fields import ADD_ONS, Fields, fields_of, kept_of, remembered_of
from commands.results import Invalid, Refused, Result
from commands.views.nodes import Msg, msg

TAKEN_AWAY = ("user_type", *ADD_ONS)
_POOL_OF = {"large_meeting": Pool.LARGE_MEETING, "webinar": Pool.WEBINAR}


def _may_deactivate(invocation: Invocation, context: Context) -> Account | Result:
    account = changeable(invocation, context)
    if isinstance(account, Result):
        return account
    if account.status in (Status.PENDING, Status.EXPIRED):
        cancel = button("cancel-invitation", "annuler", compte=account.public_id)
        return Refused(why=msg("refused-deactivate-pending", email=account.email), next_steps=(cancel,))
    if account.status is Status.INACTIVE:
        again = button("reactivate", "réactiver", compte=account.public_id)
        return Refused(why=msg("refused-already-inactive", email=account.email), next_steps=(again,))
    reason = reason_of(invocation, context)
    return reason if isinstance(reason, Invalid) else account


def _words(account: Account) -> tuple[Msg, Msg, tuple[Msg, ...]]:
    frees = (msg("deactivate-frees-seat"),) if Pool.LICENCE in account.seats() else ()
    question = msg("deactivate-question", name=account.name or account.email, email=account.email)
    return msg("deactivate-title"), question, (msg("deactivate-bookings-stay"), *frees)


def _deactivation(account: Account, reason: str) -> Change:
    taken = fields_of(account).only(TAKEN_AWAY)
    after: dict[str, Json] = {"status": Status.INACTIVE.value}
    if taken["user_type"] == UserType.LICENSED:
        after["user_type"] = UserType.BASIC.value
    return Change(
        kind=Kind.DEACTIVATE,
        email=account.email,
        establishment=account.establishment,
        account_id=account.id,
        establishments=(account.establishment,),
        payload={"key": account.zoom_id or account.email, "taken": taken.json(), "before": kept_of(account), "after": after},
        reason=reason,
    )


deactivate = Question(command="désactiver", check=_may_deactivate, words=_words, change=_deactivation).handle


def _reactivation(invocation: Invocation, context: Context) -> Change | Result:
    """With the licence and features it had, as far as seats are free; without a seat, as Basique (R41)."""
    account = changeable(invocation, context)
    if isinstance(account, Result):
        return account
    if account.status is not Status.INACTIVE:
        return Refused(why=msg("refused-not-inactive", email=account.email))
    had = remembered_of(account).over(fields_of(account).only(("user_type",)))
    fields, full, dropped = _affordable(account, had, context)
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
        return context.unit.seats.count(account.establishment, pool).has_room_for()

    pools = pools_of(had)
    if Pool.LICENCE not in pools:
        return Fields({}), False, ()
    if not room(Pool.LICENCE):
        return Fields({}), True, ()
    dropped = tuple(name for name in ADD_ONS if _POOL_OF[name] in pools and not room(_POOL_OF[name]))
    kept = {name: value for name, value in had.without(dropped).values.items() if value}
    return Fields(kept), False, dropped


reactivate = carried(_reactivation)
