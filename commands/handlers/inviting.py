"""renvoyer and annuler: an invitation sent again or taken back, and an operation that has not begun (R43, R73, R91)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from commands.arguments import Values
from commands.context import Context
from commands.domain.accounts import Account, Pool, Status
from commands.domain.operations import Kind, Operation, State
from commands.domain.people import Role
from commands.handlers.changing import Change, button, carried, changeable, reason_of, under_way
from commands.handlers.confirming import Noted, Question
from commands.handlers.queueing import Wish, waitable, when_full
from commands.handlers.seating import as_json, first_full
from commands.handlers.status import sees_operation
from commands.invocation import Invocation
from commands.lending import follow
from commands.operations.ending import conclude
from commands.operations.fields import AT_CREATION, fields_of, kept_of, pools_of
from commands.operations.steps import Ending
from commands.policy import may_cancel
from commands.recognition import own_account
from commands.results import Handled, Invalid, Refused, Result
from commands.views.nodes import Msg, msg

_MANAGERS = frozenset({Role.ADMIN, Role.CCT, Role.MANAGER})


def resending(invocation: Invocation, context: Context) -> Change | Result:
    """A pending account's invitation, or an expired one's; the holder's own while it is pending (R1, R73)."""
    account = _own(invocation, context) or changeable(invocation, context)
    if isinstance(account, Result):
        return account
    refused = _not_invited(account)
    if refused:
        return refused
    reason = reason_of(invocation, context)
    if isinstance(reason, Invalid):
        return reason
    fields = fields_of(account).only(AT_CREATION)
    # An expired invitation has given its seat back.
    wanted = [(pool, account.establishment) for pool in pools_of(fields) if pool is Pool.LICENCE]
    full = None if account.seats() else first_full(wanted, context)
    if full:
        wish = Wish(
            command="renvoyer",
            values={"compte": account.public_id},
            email=account.email,
            establishment=account.establishment,
            establishments=(account.establishment,),
            pools=(Pool.LICENCE,),
        )
        return when_full(full, wish, context)
    return Change(
        kind=Kind.RESEND,
        email=account.email,
        establishment=account.establishment,
        account_id=account.id,
        establishments=(account.establishment,),
        payload={
            "fields": fields.json(),
            "seats": as_json(wanted),
            "before": kept_of(account),
            "after": {"status": Status.PENDING.value, **fields.json()},
        },
        reason=reason,
    )


def _own(invocation: Invocation, context: Context) -> Account | Refused | None:
    """The asker's own pending account, where they name it or name none; None where the usual rules apply."""
    actor = context.actor
    typed = invocation["compte"].strip().casefold()
    account = own_account(context.unit, actor.email)
    if account is None or account.status is not Status.PENDING or account.establishment in actor.writes:
        return None
    named = typed in (account.email.casefold(), account.public_id.casefold())
    if not named and (typed or actor.roles & _MANAGERS):
        return None
    return under_way(account.email, context) or account


def _not_invited(account: Account) -> Refused | None:
    if account.status in (Status.PENDING, Status.EXPIRED):
        return None
    return Refused(why=msg("refused-not-pending", email=account.email))


resend = waitable(carried(resending))


def _may_cancel(invocation: Invocation, context: Context) -> Account | Result:
    account = changeable(invocation, context)
    if isinstance(account, Result):
        return account
    if account.status not in (Status.PENDING, Status.EXPIRED):
        delete = button("delete", "supprimer", compte=account.public_id)
        return Refused(why=msg("refused-cancel-active", email=account.email), next_steps=(delete,))
    reason = reason_of(invocation, context)
    return reason if isinstance(reason, Invalid) else account


def _words(account: Account) -> tuple[Msg, Msg, tuple[Msg, ...]]:
    if account.status is Status.EXPIRED:
        return msg("cancel-title"), msg("cancel-question-expired", who=account.who), ()
    frees = (msg("cancel-frees-seat"),) if Pool.LICENCE in account.seats() else ()
    return msg("cancel-title"), msg("cancel-question", who=account.who), (msg("cancel-link-dies"), *frees)


def _cancellation(account: Account, reason: str) -> Change:
    return Change(
        kind=Kind.CANCEL_INVITATION,
        email=account.email,
        establishment=account.establishment,
        account_id=account.id,
        establishments=(account.establishment,),
        payload={"key": account.email, "before": kept_of(account), "after": {"status": ""}},
        reason=reason,
    )


_invitation = Question(command="annuler", check=_may_cancel, words=_words, change=_cancellation).handle


def cancel(invocation: Invocation, context: Context) -> Handled:
    """annuler compte | operation=…"""
    if not invocation["operation"].strip():
        return _invitation(invocation, context)
    found = _cancellable(invocation, context)
    return found if isinstance(found, Result) else CancelOperation(invocation)


@dataclass(frozen=True, slots=True)
class CancelOperation:
    """Cancels what has not started and gives its seats back (R91)."""

    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        found = _cancellable(self.invocation, context)
        if isinstance(found, Result):
            return found
        if not take_back(found, self.invocation["raison"].strip(), context):
            return Refused(why=msg("refused-operation-started"))
        return Noted(what=msg("operation-cancelled", email=found.email))


def take_back(operation: Operation, reason: str, context: Context) -> bool:
    """Cancel it and give its seats back, in this person's name; False where it has started (R91)."""
    context.unit.seats.lock(operation.establishments)
    if not context.unit.ledger.cancel(operation):
        return False
    ending = Ending(state=State.CANCELLED, outcome="cancelled")
    by_them = replace(operation, actor=context.actor.email, reference=context.reference, reason=reason or operation.reason)
    conclude(context.unit, context.house, by_them, ending, None, context.now, origin=context.person.platform)
    follow(context.unit, context.house, operation, context.now)
    return True


def _cancellable(invocation: Invocation, context: Context) -> Operation | Result:
    """One's own operation; anybody else's looks as if it did not exist (R4), but to an admin."""
    token = Values(invocation, context.house.reference).token("operation")
    operation = context.unit.ledger.get(token) if token else None
    if operation is None or not may_cancel(context.actor, operation):
        hidden = operation is not None and not sees_operation(context.actor, operation)
        return Refused(why=msg("refused-operation-unknown"), attempted=operation.email if operation and hidden else "")
    if operation.ended:
        return Refused(why=msg("refused-operation-ended"))
    reason = reason_of(invocation, context)
    return reason if isinstance(reason, Invalid) else operation
