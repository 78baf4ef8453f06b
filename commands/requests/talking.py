"""What agents and whoever asked say to each other, and what is asked corrected or completed meanwhile (R60, R61)."""

from __future__ import annotations

from commands.arguments import Values
from commands.context import Context
from commands.domain.audit_actions import AuditAction
from commands.domain.requests import MAX_MESSAGE, Asked, Change, EventKind, Request
from commands.invocation import Invocation
from commands.policy import may_answer
from commands.requests.deciding import changed_since, decided
from commands.requests.drafting import completed
from commands.requests.fields_form import read_values
from commands.requests.filing import audit
from commands.requests.gestures import AMEND, REFUSE, REPLY
from commands.requests.reading import Wish, read_request
from commands.requests.routing import CARD
from commands.requests.showing import RequestShown, card_for
from commands.requests.telling import note
from commands.requests.wishes import ERRANDS, EVERY_FIELD, kept, missing, subject_of
from commands.results import Invalid, Result
from commands.views.nodes import Msg


def check(gesture: str, values: Values, context: Context) -> None:
    """What is wrong in a form about a request, gathered in `values`."""
    if gesture == AMEND:
        read_values(EVERY_FIELD, values, context)
        return
    if gesture in (REFUSE, REPLY):
        values.require("texte")
    values.message("texte", MAX_MESSAGE)


def reply(request: Request, invocation: Invocation, context: Context) -> Result:
    """From an agent to whoever asked, or the other way; what the asker says may complete what is missing."""
    values = Values(invocation, context.house.reference)
    check(REPLY, values, context)
    text = values.message("texte", MAX_MESSAGE)
    if values.errors:
        return Invalid(errors=values.errors)
    agent = may_answer(context.actor, request.cct) and request.asker != context.actor.email
    kind = EventKind.REPLIED if agent else EventKind.ANSWERED
    changed = context.unit.requests.change(request, Change(answered=agent))
    in_thread = _said_in_thread(context)
    note(context.unit, changed, kind, context.actor.email, context.now, text, echo=not in_thread)
    audit(context, AuditAction.REQUEST_ANSWERED, changed)
    if not agent and changed.undecided:
        changed = _completed(changed, text, context)
    return RequestShown(card=card_for(changed, context), done=Msg(f"request-done-{kind.value}"), brief=in_thread)


def amend(request: Request, invocation: Invocation, context: Context) -> Result:
    """Corrected by the agent or by whoever asked: its version goes up, so that nobody approves what they have not read."""
    late = decided(request, context) or changed_since(request, invocation)
    if late:
        return late
    values = Values(invocation, context.house.reference)
    wish = _wish(values)
    names = ERRANDS[request.wish].fields
    unseen = {name: value for name, value in request.fields.items() if name not in names}
    fields = kept(wish, {**unseen, **read_values(names, values, context)})
    return RequestShown(card=card_for(_rewritten(request, wish, fields, context), context), done=Msg("request-done-changed"))


def _completed(request: Request, text: str, context: Context) -> Request:
    """With what the words say of the fields that were missing; nothing else changes."""
    lacking = missing(request.wish, request.fields)
    read = read_request(text, context.house.reference)
    said = completed(request.fields, request.wish, read)
    more = {name: said[name] for name in lacking if said.get(name)}
    return _rewritten(request, request.wish, {**request.fields, **more}, context) if more else request


def _rewritten(request: Request, wish: Wish, fields: dict[str, str], context: Context) -> Request:
    asked = Asked(
        wish=wish,
        fields=fields,
        subject=subject_of(wish, fields),
        establishment=fields.get("etablissement", request.establishment),
    )
    changed = context.unit.requests.rewrite(request, asked)
    note(context.unit, changed, EventKind.CHANGED, context.actor.email, context.now)
    audit(context, AuditAction.REQUEST_CHANGED, changed)
    return changed


def _said_in_thread(context: Context) -> bool:
    """Whether the agents have read it already, where it was written: not the others, of a card that one of them has alone."""
    if context.where.private:
        return False
    begun = context.unit.letters.in_thread(context.person.platform, context.where.thread)
    return begun is not None and begun[0] == CARD


def _wish(values: Values) -> Wish:
    return Wish(values.choice("besoin") or Wish.UNCLEAR)
