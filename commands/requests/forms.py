"""The forms about a request: a word to say, or what is asked corrected. Sending one counts once (R44)."""

from __future__ import annotations

from commands.actions import action
from commands.context import Context
from commands.domain.requests import MAX_MESSAGE, Request
from commands.invocation import Invocation, Origin
from commands.policy import may_answer
from commands.requests.fields_form import request_fields, wish_field
from commands.requests.gestures import AMEND, REFUSE, REPLY
from commands.requests.wishes import ERRANDS
from commands.views.nodes import Field, FieldKind, Form, Msg, Text, Words, msg

COMMAND = "demandes"


def reason_form(gesture: str, request: Request, context: Context) -> Form[Words]:
    """Why it is refused; or how it was settled, where that wants a word."""
    kind = "refuse" if gesture == REFUSE else "settle"
    return _said(kind, gesture, request, context, required=gesture == REFUSE)


def reply_form(request: Request, context: Context) -> Form[Words]:
    """To whoever asked, or to the CCT."""
    kind = "reply" if may_answer(context.actor, request.cct) else "answer"
    return _said(kind, REPLY, request, context, required=True)


def amend_form(request: Request, invocation: Invocation, context: Context) -> Form[Words]:
    """What is asked, with what is known of it; what was just typed stays (R96)."""
    sent = invocation.origin is Origin.FORM
    shown = dict(invocation.values) if sent else {**request.fields, "besoin": request.wish.value}
    fields = request_fields(ERRANDS[request.wish].fields, shown, {}, context.house.reference)
    return Form(
        title=msg("form-amend-title"),
        submit=msg("form-amend-submit"),
        action=_action(AMEND, request, context),
        fields=(wish_field(shown.get("besoin", request.wish.value)), *fields),
        intro=(Text(msg("form-amend-intro", number=request.public_id)),),
    )


def _said(kind: str, gesture: str, request: Request, context: Context, *, required: bool) -> Form[Words]:
    text: Field[Words] = Field(
        name="texte",
        label=Msg(f"request-said-{kind}"),
        kind=FieldKind.LONG_TEXT,
        required=required,
        hint=msg("request-hint-patient"),
        max_length=MAX_MESSAGE,
    )
    return Form(
        title=Msg(f"form-{kind}-title"),
        submit=Msg(f"form-{kind}-submit"),
        action=_action(gesture, request, context),
        fields=(text,),
        intro=(Text(msg(f"form-{kind}-intro", number=request.public_id, subject=request.subject or msg("request-no-subject"))),),
    )


def _action(gesture: str, request: Request, context: Context) -> str:
    values = {"demande": request.public_id, "geste": gesture, "version": str(request.version), "nonce": context.reference}
    return action(COMMAND, **values)
