"""désactiver: the seat goes with the account, and waits for it as long as that may be undone (R40)."""

from __future__ import annotations

from commands.context import Context
from commands.domain.accounts import Account, Pool, Status, UserType
from commands.domain.operations import Json, Kind
from commands.handlers.changing import Change, button, changeable, reason_of
from commands.handlers.confirming import Question
from commands.invocation import Invocation
from commands.operations.fields import ADD_ONS, fields_of, kept_of
from commands.results import Invalid, Refused, Result
from commands.views.nodes import Msg, msg

TAKEN_AWAY = ("user_type", *ADD_ONS)


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
    question = msg("deactivate-question", who=account.who)
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


def deactivation(invocation: Invocation, context: Context) -> Change | Result:
    """The write itself, as things stand, where the question was asked of many at once (R80)."""
    account = _may_deactivate(invocation, context)
    return account if isinstance(account, Result) else _deactivation(account, invocation["raison"].strip())


deactivate = Question(command="désactiver", check=_may_deactivate, words=_words, change=_deactivation).handle
