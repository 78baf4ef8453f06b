"""Which account a command is about, where none was named: one field that searches within the asker's scope (R4, R22)."""

from __future__ import annotations

from commands.actions import action
from commands.catalogue import find
from commands.context import Context
from commands.domain.patient_data import without_patient_numbers
from commands.invocation import Invocation, Origin
from commands.results import AskForm, Invalid
from commands.views.labels import argument_label, summary_of
from commands.views.nodes import Field, FieldKind, Form, Text, Words, msg

_OWN = frozenset({"compte", "nonce", "jeton"})
"""Values that the form gives anew."""


def which_account(invocation: Invocation, context: Context) -> AskForm | Invalid:
    """The form; sent empty, what is missing is told beside its field."""
    form = _form(invocation, context)
    if invocation.origin is Origin.FORM:
        return Invalid(errors={"compte": msg("problem-required")}, form=form)
    return AskForm(form=form)


def _form(invocation: Invocation, context: Context) -> Form[Words]:
    spec = find(invocation.command)
    nonce = {"nonce": context.reference} if spec and spec.argument("nonce") else {}
    typed = {name: value for name, value in without_patient_numbers(invocation.values).items() if name not in _OWN}
    account: Field[Words] = Field(
        name="compte", label=argument_label("compte"), kind=FieldKind.SEARCH, required=True, source="account"
    )
    return Form(
        title=msg("form-account-title"),
        submit=msg("form-account-submit"),
        action=_wire(invocation.command, typed, nonce),
        fields=(account,),
        intro=(Text(summary_of(spec)),) if spec else (),
    )


def _wire(command: str, typed: dict[str, str], nonce: dict[str, str]) -> str:
    """What was typed with the command goes on with it, where a form can carry it."""
    try:
        return action(command, **typed, **nonce)
    except ValueError:
        return action(command, **nonce)
