"""demandes: the queue, one request, and what its agents or whoever asked do with it (R60 to R62)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from commands.arguments import Values, is_token
from commands.context import Context
from commands.domain.requests import Request
from commands.invocation import Invocation, Origin
from commands.policy import may_answer
from commands.requests import deciding, talking
from commands.requests.forms import amend_form, reason_form, reply_form
from commands.requests.gestures import (
    AMEND,
    APPROVE,
    CANCEL,
    MERGE,
    REFUSE,
    RELEASE,
    REPLY,
    SETTLE,
    TAKE,
    TAKE_OVER,
)
from commands.requests.queue import queue
from commands.requests.showing import RequestShown, card_for, find_request, lock_request
from commands.results import AskForm, Handled, Invalid, Refused, Result
from commands.views.nodes import Form, Words, msg

Act = Callable[[Request, Invocation, Context], Result]
AGENTS: Mapping[str, Act] = {
    TAKE: deciding.take,
    TAKE_OVER: deciding.take_over,
    RELEASE: deciding.release,
    APPROVE: deciding.decide,
    REFUSE: deciding.refuse,
    SETTLE: deciding.settle,
    MERGE: deciding.merge,
}
"""What a CCT's agents do."""
EITHER: Mapping[str, Act] = {REPLY: talking.reply, AMEND: talking.amend, CANCEL: deciding.cancel}
"""What whoever asked does too; cancelling is theirs alone."""


@dataclass(frozen=True, slots=True)
class OnRequest:
    """An act on a request as it is under its lock: of two at once, the second sees what the first did (R62)."""

    invocation: Invocation
    act: Act

    def carry_out(self, context: Context) -> Result:
        request = lock_request(_named(self.invocation, context), context)
        if isinstance(request, Result):
            return request
        refused = _not_theirs(self.invocation["geste"], request, context)
        return refused or self.act(request, self.invocation, context)


def handle(invocation: Invocation, context: Context) -> Handled:
    """demandes [filtre | demande]; or a gesture on one"""
    named = _named(invocation, context)
    if not named:
        return queue(invocation, context)
    request = find_request(named, context)
    if isinstance(request, Result):
        return request
    gesture = invocation["geste"]
    refused = _not_theirs(gesture, request, context)
    if refused:
        return refused
    act = AGENTS.get(gesture) or EITHER.get(gesture)
    if act is None:
        return RequestShown(card=card_for(request, context))
    return _asked_first(gesture, request, invocation, context) or OnRequest(invocation, act)


def _named(invocation: Invocation, context: Context) -> str:
    """The request's public id; typed alone it may stand where the filter does."""
    values = Values(invocation, context.house.reference)
    typed = invocation["filtre"].strip().upper()
    known = is_token(typed) and context.unit.requests.get(typed) is not None
    return values.token("demande").upper() or (typed if known else "")


def _not_theirs(gesture: str, request: Request, context: Context) -> Refused | None:
    """Whoever sees a request may not do everything with it: a member of the channel is no agent, an agent not its asker (R3)."""
    if gesture in AGENTS and not may_answer(context.actor, request.cct):
        return Refused(why=msg("refused-request-agents"), action="demandes", subject=request.subject)
    if gesture == CANCEL and request.asker != context.actor.email:
        return Refused(why=msg("refused-request-asker"))
    return None


def _asked_first(gesture: str, request: Request, invocation: Invocation, context: Context) -> AskForm | Invalid | None:
    """The form that comes before some gestures, or what is wrong in it."""
    form = _form(gesture, request, invocation, context)
    if form is None:
        return None
    if invocation.origin is not Origin.FORM and not invocation["texte"]:
        return AskForm(form=form)
    values = Values(invocation, context.house.reference)
    talking.check(gesture, values, context)
    said = invocation.origin is Origin.TEXT  # in a thread: there is no form that it stood in
    return Invalid(errors=values.errors, form=None if said else form) if values.errors else None


def _form(gesture: str, request: Request, invocation: Invocation, context: Context) -> Form[Words] | None:
    match gesture:
        case step if step in (REFUSE, SETTLE) and request.undecided:
            return reason_form(step, request, context)
        case step if step == REPLY:
            return reply_form(request, context)
        case step if step == AMEND and request.undecided:
            return amend_form(request, invocation, context)
        case _:
            return None
