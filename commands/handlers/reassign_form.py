"""The form of réattribuer: whose licence, and to whom; whoever receives it may have no account yet (R52)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import action
from commands.arguments import Values
from commands.context import Context
from commands.domain.accounts import Account
from commands.domain.patient_data import without_patient_numbers
from commands.handlers.lookup import find_account
from commands.invocation import Invocation, Origin
from commands.results import AskForm, Invalid, Result
from commands.views.labels import argument_label
from commands.views.nodes import Field, FieldKind, Form, Msg, Option, Text, Words, msg

COMMAND = "réattribuer"
NOTHING: Mapping[str, str] = {}
_OWN = frozenset({"compte", "courriel", "raison", "geste", "nonce", "jeton"})
"""Values that the form gives anew."""


def asked_for(invocation: Invocation, context: Context) -> str | Result:
    """The address of whoever receives it, once both are named; else the form, with what is known."""
    values = Values(invocation, context.house.reference)
    email = values.email("courriel")
    reason = values.text("raison")
    if invocation.origin is Origin.FORM:
        values.require("compte", "courriel")
    if not values.errors and invocation["compte"].strip() and email:
        return email
    typed = invocation["compte"].strip()
    found = find_account(context, typed) if typed else None
    if isinstance(found, Result):
        return found
    given = without_patient_numbers(invocation.values)
    carried = {name: value for name, value in given.items() if value and name not in _OWN}
    form = reassign_form(context, found, given.get("courriel", "").strip(), values.errors, reason=reason, carried=carried)
    return Invalid(errors=values.errors, form=form) if values.errors else AskForm(form=form)


def reassign_form(
    context: Context,
    giver: Account | None,
    typed: str,
    errors: Mapping[str, Msg],
    *,
    reason: str = "",
    carried: Mapping[str, str] = NOTHING,
) -> Form[Words]:
    """Two people; the account that gives is searched among those with a licence. What is known of somebody new is carried on."""
    chosen = _option(giver) if giver else None
    fields: tuple[Field[Words], ...] = (
        Field(
            name="compte",
            label=msg("form-reassign-from"),
            kind=FieldKind.SEARCH,
            required=True,
            value=chosen.value if chosen else "",
            options=(chosen,) if chosen else (),
            source="licensed-account",
            error=errors.get("compte"),
        ),
        Field(
            name="courriel",
            label=msg("form-reassign-to"),
            kind=FieldKind.EMAIL,
            required=True,
            value=typed[:254],
            hint=msg("form-reassign-to-hint"),
            max_length=254,
            error=errors.get("courriel"),
        ),
        Field(name="raison", label=argument_label("raison"), kind=FieldKind.TEXT, value=reason[:200], error=errors.get("raison")),
    )
    return Form(
        title=msg("form-reassign-title"),
        submit=msg("form-account-submit"),
        action=_wire(carried, context.reference),
        fields=fields,
        intro=(Text(msg("form-reassign-intro")),),
        simulate=True,
    )


def _wire(carried: Mapping[str, str], nonce: str) -> str:
    """What was given of somebody new goes on with the form, where one can carry it."""
    try:
        return action(COMMAND, **carried, nonce=nonce)
    except ValueError:
        return action(COMMAND, nonce=nonce)


def _option(account: Account) -> Option[Words]:
    return Option(account.public_id, f"{account.name}, {account.email}" if account.name else account.email)
