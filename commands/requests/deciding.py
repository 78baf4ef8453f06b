"""What decides a request: taken, approved, refused, settled, merged, cancelled; the first counts (R44, R61, R62)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from commands.actions import action
from commands.arguments import Values
from commands.context import Context
from commands.domain.audit_actions import AuditAction
from commands.domain.requests import MAX_MESSAGE, Change, EventKind, Request, RequestState
from commands.incoming import Outcome
from commands.invocation import Invocation
from commands.requests.approving import COMMAND, approve
from commands.requests.filing import audit
from commands.requests.gestures import TAKE_OVER
from commands.requests.showing import RequestShown, card_for
from commands.requests.telling import note
from commands.results import Refused, Result
from commands.views.nodes import Button, Msg, Words, msg


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLate(Refused):
    """Somebody was quicker, or it is so already (R44). The card that bore the button stays: it is updated by itself."""

    outcome: ClassVar[Outcome] = Outcome.ALREADY_DONE


def take(request: Request, _invocation: Invocation, context: Context) -> Result:
    """Only from the queue: of two who take it at once, the second is told who has it and may take over."""
    late = decided(request, context)
    if late:
        return late
    if request.state is RequestState.TAKEN:
        return _has_it(request, context)
    return _take(request, context)


def take_over(request: Request, _invocation: Invocation, context: Context) -> Result:
    return decided(request, context) or _take(request, context)


def release(request: Request, _invocation: Invocation, context: Context) -> Result:
    """Back to the queue."""
    late = decided(request, context)
    if late:
        return late
    if request.state is RequestState.OPEN:
        return TooLate(why=msg("request-already-open"), next_steps=(see(request),))
    change = Change(state=RequestState.OPEN, taker="", question="")
    return _done(request, change, EventKind.RELEASED, AuditAction.REQUEST_RELEASED, context)


def decide(request: Request, invocation: Invocation, context: Context) -> Result:
    """What was read is what is approved: a card that is no longer so decides nothing."""
    return decided(request, context) or changed_since(request, invocation) or approve(request, invocation, context)


def refuse(request: Request, invocation: Invocation, context: Context) -> Result:
    late = decided(request, context)
    if late:
        return late
    change = Change(state=RequestState.REFUSED, decided_by=context.actor.email, answered=True)
    reason = _said(invocation, context)
    return _done(request, change, EventKind.REFUSED, AuditAction.REQUEST_REFUSED, context, reason)


def settle(request: Request, invocation: Invocation, context: Context) -> Result:
    """Answered in words, or done otherwise."""
    late = decided(request, context)
    if late:
        return late
    change = Change(state=RequestState.DONE, decided_by=context.actor.email, answered=True)
    return _done(request, change, EventKind.DONE, AuditAction.REQUEST_SETTLED, context, _said(invocation, context))


def merge(request: Request, invocation: Invocation, context: Context) -> Result:
    """Into another that wants the same; whoever asked this one is told what becomes of that one."""
    late = decided(request, context)
    if late:
        return late
    twins = {one.public_id: one for one in context.unit.requests.alike(request)}
    twin = twins.get(invocation["vers"]) if invocation["vers"] else next(iter(twins.values()), None)
    if twin is None:
        return Refused(why=msg("refused-request-no-twin"))
    change = Change(state=RequestState.MERGED, decided_by=context.actor.email, merged_into=twin.public_id, answered=True)
    return _done(request, change, EventKind.MERGED, AuditAction.REQUEST_MERGED, context)


def cancel(request: Request, _invocation: Invocation, context: Context) -> Result:
    """By whoever asked, while nothing is decided."""
    late = decided(request, context)
    if late:
        return late
    change = Change(state=RequestState.CANCELLED, decided_by=context.actor.email)
    return _done(request, change, EventKind.CANCELLED, AuditAction.REQUEST_CANCELLED, context)


def decided(request: Request, context: Context) -> TooLate | None:
    """What became of it already: by whom and when (R62)."""
    if request.undecided:
        return None
    at = request.decided_at or request.ended_at or request.touched_at
    by = {"by": request.decided_by} if request.decided_by else {}
    key = f"request-already-{request.state.value}"
    return TooLate(why=msg(key, at=at, now=context.now, **by), next_steps=(see(request),))


def changed_since(request: Request, invocation: Invocation) -> Refused | None:
    """What is asked was corrected after the button or the form was shown."""
    if invocation["version"] in ("", str(request.version)):
        return None
    return Refused(why=msg("refused-request-changed"), next_steps=(see(request),))


def see(request: Request) -> Button[Words]:
    return Button(msg("button-see-request"), action(COMMAND, demande=request.public_id))


def _take(request: Request, context: Context) -> Result:
    me = context.actor.email
    if request.state is RequestState.TAKEN and request.taker == me:
        return TooLate(why=msg("request-already-yours"), next_steps=(see(request),))
    change = Change(state=RequestState.TAKEN, taker=me, question="", answered=True)
    return _done(request, change, EventKind.TAKEN, AuditAction.REQUEST_TAKEN, context)


def _has_it(request: Request, context: Context) -> Result:
    if request.taker == context.actor.email:
        return TooLate(why=msg("request-already-yours"), next_steps=(see(request),))
    over = Button[Words](msg("button-request-take-over"), action(COMMAND, demande=request.public_id, geste=TAKE_OVER))
    taken = [one for one in context.unit.requests.events(request) if one.kind is EventKind.TAKEN]
    at = taken[-1].at if taken else request.touched_at
    why = msg("request-already-taken", by=request.taker, at=at, now=context.now)
    return TooLate(why=why, next_steps=(over, see(request)))


def _done(request: Request, change: Change, kind: EventKind, action_: AuditAction, context: Context, text: str = "") -> Result:
    changed = context.unit.requests.change(request, change)
    note(context.unit, changed, kind, context.actor.email, context.now, text)
    audit(context, action_, changed, text if kind is EventKind.REFUSED else "")
    return RequestShown(card=card_for(changed, context), done=Msg(f"request-done-{kind.value}"))


def _said(invocation: Invocation, context: Context) -> str:
    return Values(invocation, context.house.reference).message("texte", MAX_MESSAGE)
