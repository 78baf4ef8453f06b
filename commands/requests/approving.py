"""Approving a request runs its command as if the agent had typed it: the same handler, rules, seats and ledger (R61)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from msgspec import structs

from commands.actions import Action, action, decode
from commands.catalogue import find
from commands.context import Context
from commands.domain.audit_actions import AuditAction
from commands.domain.operations import Kind
from commands.domain.requests import Change, EventKind, Request, RequestState, approved
from commands.handlers.attaching import attach
from commands.handlers.confirming import Asked
from commands.handlers.creating import NearMiss, create
from commands.handlers.deactivating import deactivate
from commands.handlers.deleting import delete
from commands.handlers.inviting import resend
from commands.handlers.modifying import modify
from commands.handlers.reactivating import reactivate
from commands.handlers.reassigning import reassign
from commands.invocation import Invocation
from commands.policy import may_run
from commands.requests.filing import audit
from commands.requests.gestures import APPROVE
from commands.requests.telling import note
from commands.requests.wishes import ERRANDS
from commands.results import AskForm, Handled, Invalid, Planned, Refused, Result
from commands.views.nodes import Block, Button, Buttons, Form, Words, msg

COMMAND = "demandes"
HANDLERS: Mapping[str, Callable[[Invocation, Context], Handled]] = {
    "créer": create,
    "modifier": modify,
    "désactiver": deactivate,
    "réactiver": reactivate,
    "supprimer": delete,
    "renvoyer": resend,
    "rattacher": attach,
    "réattribuer": reassign,
}
OF_THE_REQUEST = frozenset({"demande", "geste", "version", "interne", "nonce", "filtre", "texte", "besoin", "vers"})
"""Values that are not the command's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved(Planned):
    """The request's write is planned, or the question that comes before it. The card stays: it is updated by itself."""

    replaces: ClassVar[bool] = False


def approve(request: Request, invocation: Invocation, context: Context) -> Result:
    """Under the request's lock. What the command refuses or still asks for leaves the request as it is."""
    command = ERRANDS[request.wish].command
    spec = find(command)
    if spec is None or not may_run(context.actor, spec):
        return Refused(why=msg("refused-request-by-hand"))
    handled = HANDLERS[command](_as_typed(request, invocation), context)
    result = handled if isinstance(handled, Result) else handled.carry_out(context)
    if isinstance(result, Planned):
        return _planned(request, result, context)
    if isinstance(result, Asked):
        _await_answer(request, f"{result.command}:{result.token}", context)
    return _carried_on(result, request)


def _carried_on(result: Result, request: Request) -> Result:
    """What the command still asks for, or offers instead, comes back as an approval of the request."""
    match result:
        case AskForm(form=form):
            return AskForm(form=_carried_form(form, request))
        case NearMiss(form=form) | Invalid(form=form):
            return replace(result, form=_carried_form(form, request) if form else None)
        case Refused(next_steps=steps):
            return replace(result, next_steps=tuple(_carried_button(one, request) for one in steps))
        case _:
            return result


def _as_typed(request: Request, invocation: Invocation) -> Invocation:
    """The command with the request's values, under those of the form that an approval opened."""
    given = {name: value for name, value in invocation.values.items() if name not in OF_THE_REQUEST}
    values = {**request.fields, **given, "geste": invocation["interne"], "nonce": invocation["nonce"]}
    command = ERRANDS[request.wish].command
    return structs.replace(invocation, command=command, values={name: value for name, value in values.items() if value})


def _planned(request: Request, result: Planned, context: Context) -> Result:
    operation = context.unit.ledger.get(result.operation)
    if operation is not None and operation.kind is Kind.INSPECT:
        _await_answer(request, f"{ERRANDS[request.wish].command}:{operation.payload.get('token')}", context)
    else:
        changed = context.unit.requests.change(request, approved(result.operation, context.actor.email))
        note(context.unit, changed, EventKind.APPROVED, context.actor.email, context.now)
        audit(context, AuditAction.REQUEST_APPROVED, changed)
    return Approved(operation=result.operation, kind=result.kind, email=result.email, details=result.details)


def _await_answer(request: Request, intent: str, context: Context) -> None:
    """The agent is asked whether they are sure; their yes is found by its intent (`commands.duties.requests`)."""
    taken = request.state is RequestState.TAKEN and request.taker == context.actor.email
    change = Change(state=RequestState.TAKEN, taker=context.actor.email, question=intent, answered=True)
    changed = context.unit.requests.change(request, change)
    if not taken:
        note(context.unit, changed, EventKind.TAKEN, context.actor.email, context.now)


def _carried_form(form: Form[Words], request: Request) -> Form[Words]:
    """Sending the command's own form approves the request."""
    intro = tuple(_carried_block(one, request) for one in form.intro)
    return structs.replace(form, action=_carried(form.action, request), intro=intro)


def _carried_block(block: Block[Words], request: Request) -> Block[Words]:
    if not isinstance(block, Buttons):
        return block
    return Buttons(tuple(_carried_button(one, request) for one in block.buttons))


def _carried_button(button: Button[Words], request: Request) -> Button[Words]:
    return structs.replace(button, action=_carried(button.action, request)) if button.action else button


def _carried(wire: str, request: Request) -> str:
    """The same gesture of the command, as an approval of the request; another command's stays what it is."""
    match decode(wire):
        case Action(command, values) if command == ERRANDS[request.wish].command:
            own = {name: value for name, value in values.items() if name not in OF_THE_REQUEST or name == "nonce"}
            about = {"demande": request.public_id, "geste": APPROVE, "version": str(request.version)}
            try:
                return action(COMMAND, **about, **own, interne=values.get("geste", ""))
            except ValueError:
                return wire
        case _:
            return wire
