"""demander: a request to level-2 support, from a form or from words; it is shown to agents and never runs by itself (R60)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import action
from commands.arguments import Values
from commands.context import Context
from commands.domain.requests import MAX_MESSAGE
from commands.invocation import Invocation, Origin
from commands.requests.centre import cct_for
from commands.requests.drafting import Draft, drafts_of
from commands.requests.fields_form import read_values, request_fields, wish_field
from commands.requests.filing import Filing
from commands.requests.gestures import FILL
from commands.requests.reading import Wish, read_request
from commands.requests.wishes import ERRANDS, EVERY_FIELD, kept
from commands.results import AskForm, Handled, Invalid
from commands.views.labels import argument_label
from commands.views.nodes import Field, FieldKind, Form, Msg, Text, Words, msg

COMMAND = "demander"
_GENERAL = ("courriel", "prenom", "nom", "etablissement", "installation", "cancer")


def handle(invocation: Invocation, context: Context) -> Handled:
    """demander [texte]; or its form"""
    if invocation["geste"] == FILL or not any(invocation.values.values()):
        return AskForm(form=request_form(invocation.values, {}, context))
    values = Values(invocation, context.house.reference)
    text = values.message("texte", MAX_MESSAGE)
    filled = read_values(EVERY_FIELD, values, context)
    wish = Wish(values.choice("besoin") or Wish.UNCLEAR)
    if invocation.origin is Origin.FORM and not (text or filled):
        values.fail("texte", msg("problem-request-empty"))
    drafts = _drafts(text, wish, filled, values, context)
    cct = cct_for(context, drafts[0].establishment if drafts else "")
    if not cct:
        values.fail("etablissement", msg("problem-request-establishment"))
    if values.errors:
        return _wrong(invocation, values.errors, context)
    return Filing(drafts, text, cct)


def request_form(shown: Mapping[str, str], errors: Mapping[str, Msg], context: Context) -> Form[Words]:
    """What is wanted, of whom and where; the words say the rest. A wish that is known shows the fields that it takes."""
    chosen = shown.get("besoin", "")
    wish = Wish(chosen) if chosen in frozenset(Wish) else None
    names = _GENERAL if wish is None or not ERRANDS[wish].command else ERRANDS[wish].fields
    said: Field[Words] = Field(
        name="texte",
        label=argument_label("texte-demande"),
        kind=FieldKind.LONG_TEXT,
        value=shown.get("texte", ""),
        hint=msg("request-hint-text"),
        max_length=MAX_MESSAGE,
        error=errors.get("texte"),
    )
    placed = wish_field(wish.value if wish else Wish.CREATE.value, errors.get("besoin"))
    return Form(
        title=msg("form-request-title"),
        submit=msg("form-request-submit"),
        action=action(COMMAND, nonce=context.reference),
        fields=(placed, *request_fields(names, shown, errors, context.house.reference), said),
        intro=(Text(msg("form-request-intro")),),
    )


def _drafts(text: str, wish: Wish, filled: Mapping[str, str], values: Values, context: Context) -> tuple[Draft, ...]:
    """What the text says, where the form says nothing else. Several people of one message are as many requests."""
    read = read_request(text, context.house.reference) if text else None
    if read is not None and read.refused:
        values.fail("texte", msg("problem-patient-number"))
        return ()
    said = drafts_of(read, context.actor.email) if read else ()
    if not filled and wish is Wish.UNCLEAR:
        return said
    wanted = said[0].wish if said and wish is Wish.UNCLEAR else wish
    more = said[0].fields if said and said[0].wish is wanted else {}
    return (Draft(wish=wanted, fields=kept(wanted, {**more, **filled})),)


def _wrong(invocation: Invocation, errors: Mapping[str, Msg], context: Context) -> Invalid:
    """The form again with what was typed, but never with a patient's number in it (R63)."""
    shown = {name: value for name, value in invocation.values.items() if name not in errors or name != "texte"}
    return Invalid(errors=errors, form=request_form(shown, errors, context))
