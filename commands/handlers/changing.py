"""What every write checks of the account it changes, and how it enters the ledger (R1, R4, R44, R90)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from commands.actions import action
from commands.arguments import Values
from commands.context import Context
from commands.domain.accounts import Account
from commands.domain.operations import Json, Kind, Operation, State
from commands.handlers.account_form import which_account
from commands.handlers.lookup import find_account
from commands.handlers.seating import end_undo, spent, wanted_of
from commands.handlers.status import operation_status
from commands.invocation import Invocation
from commands.operations.ending import audited_of
from commands.operations.procedures import COMMANDS
from commands.operations.undo import ENDED_UNDO
from commands.policy import Reason, may_change
from commands.results import AlreadyDone, Handled, Invalid, Planned, Refused, Result
from commands.views.labels import kind_key
from commands.views.nodes import Button, Words, msg

Check = Callable[[Invocation, Context], "Change | Result"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A write that may be made as things stand: everything its operation needs.

    `email` and `establishment` are the account's; `establishments` those whose seats it touches; `details` are told meanwhile.
    """

    kind: Kind
    email: str
    establishment: str
    account_id: int | None = None
    establishments: tuple[str, ...] = ()
    payload: Mapping[str, Json] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    other: str = ""
    """The second account's address, of a write on two."""


def changeable(invocation: Invocation, context: Context) -> Account | Result:
    """The account of `compte` if this person may change it and nothing else is under way on it."""
    account = _named(invocation, context)
    if isinstance(account, Result):
        return account
    decision = may_change(context.actor, account)
    if not decision:
        steps = (button("attach", "rattacher", compte=account.public_id),) if decision.reason is Reason.ATTACH_FIRST else ()
        why = msg(f"policy-{decision.reason}")
        return Refused(why=why, next_steps=steps, action=invocation.command, subject=account.email)
    return under_way(account.email, context) or account


def seen(invocation: Invocation, context: Context) -> Account | Result:
    """The account of `compte` if it exists for this person, whoever may change it, and nothing is under way on it."""
    account = _named(invocation, context)
    return account if isinstance(account, Result) else under_way(account.email, context) or account


def under_way(email: str, context: Context) -> Refused | None:
    """A no while another write on the same account has not ended; looking (for a deletion's question) is no write."""
    writes = [one for one in context.unit.ledger.open_for(email) if one.kind is not Kind.INSPECT]
    if not writes:
        return None
    first = writes[0]
    follow = button("follow", "état", operation=first.public_id)
    return Refused(
        why=msg("refused-under-way", email=email, what=msg(f"operation-kind-{kind_key(first.kind)}")), next_steps=(follow,)
    )


def once(handler: Callable[[Invocation, Context], Handled]) -> Callable[[Invocation, Context], Handled]:
    """A handler that first looks whether the same intent has planned its operation already (R44)."""

    def handle(invocation: Invocation, context: Context) -> Handled:
        before = context.unit.ledger.by_intent(intent_of(context))
        return repeated(before, context) if before else handler(invocation, context)

    return handle


@dataclass(frozen=True, slots=True)
class Carried:
    """A checked write: checked again in the transaction that plans it, since a colleague may have been quicker (R3, R51).

    `establishments` are those of the first check: their seats are locked before the second.
    """

    invocation: Invocation
    check: Check
    establishments: tuple[str, ...]

    def carry_out(self, context: Context) -> Result:
        context.unit.seats.lock(self.establishments)
        change = self.check(self.invocation, context)
        if isinstance(change, Result):
            return change
        if not set(change.establishments) <= set(self.establishments):
            return Refused(why=msg("refused-changed", email=change.email))
        return plan(change, context)


def carried(check: Check) -> Callable[[Invocation, Context], Handled]:
    """The handler of a write that needs no question: refused at once, or planned."""

    def handle(invocation: Invocation, context: Context) -> Handled:
        checked = check(invocation, context)
        return checked if isinstance(checked, Result) else Carried(invocation, check, checked.establishments)

    return once(handle)


def plan(change: Change, context: Context, intent: str = "", *, quietly: bool = False) -> Result:
    """Write the operation and audit that it was accepted (R93). Seats are held by whoever checked them.

    `quietly`: another message than its own tells how it ends.
    """
    used = spent(change.email, wanted_of(change.payload), context)
    ended: dict[str, Json] = {ENDED_UNDO: [[one.email, one.pool.value, one.establishment] for one in used]} if used else {}
    operation, new = context.plan(
        change.kind,
        email=change.email,
        account_id=change.account_id,
        establishments=change.establishments,
        payload={**change.payload, **ended},
        reason=change.reason,
        other=change.other,
        intent=intent or intent_of(context),
        quietly=quietly,
    )
    if not new:
        return repeated(operation, context)
    for window in used:
        end_undo(window, context)
    hold_seats(change, operation, context)
    if change.kind in COMMANDS:
        for one in audited_of(change.email, change.establishments, change.payload, change.other):
            context.audit(
                COMMANDS[change.kind],
                "planned",
                subject=one.email,
                establishment=one.establishment,
                before=one.before,
                after=one.after,
                reason=change.reason,
            )
    return Planned(operation=operation.public_id, kind=change.kind.value, email=change.email, details=change.details)


def hold_seats(change: Change, operation: Operation, context: Context) -> None:
    """Hold what `commands.handlers.seating` found free: `seats` in the payload, pools by establishment (R51)."""
    for pool, establishment in wanted_of(change.payload):
        context.unit.seats.hold(establishment, pool, change.email, operation.id)


def intent_of(context: Context) -> str:
    """The same for a retry of the platform and a second press of a form's button, by the same person."""
    return f"{context.actor.email}:{context.intent}"


def reason_of(invocation: Invocation, context: Context) -> str | Invalid:
    """The reason given, checked for patient data (R63)."""
    values = Values(invocation, context.house.reference)
    reason = values.text("raison")
    return Invalid(errors=values.errors) if values.errors else reason


def button(label: str, command: str, **values: str) -> Button[Words]:
    """A button labelled `button-<label>`."""
    return Button(label=msg(f"button-{label}"), action=action(command, **values))


def offered(label: str, command: str, **values: str) -> tuple[Button[Words], ...]:
    """The button, or none where what was typed is too long for one: then it has to be typed again."""
    try:
        return (button(label, command, **values),)
    except ValueError:
        return ()


def _named(invocation: Invocation, context: Context) -> Account | Result:
    typed = invocation["compte"].strip()
    if not typed:
        return which_account(invocation, context)
    return find_account(context, typed)


def repeated(operation: Operation, context: Context) -> Result:
    """What came to nothing says why and what to do next; anything else is treated already (R44, R96)."""
    if operation.state in (State.FAILED, State.CANCELLED):
        return operation_status(operation.public_id, context)
    return AlreadyDone(by=operation.actor, at=operation.planned_at)
