"""The form that gives access: to whom, which role, where, until when (R5)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import action
from commands.context import Context
from commands.domain.people import GRANTABLE, Role
from commands.invocation import Invocation
from commands.views.labels import argument_label, label, short_establishment
from commands.views.nodes import Field, FieldKind, Form, Msg, Option, Text, Words, msg

COMMAND = "accès"
GIVE = "accorder"


def granting_form(invocation: Invocation, context: Context, errors: Mapping[str, Msg]) -> Form[Words]:
    """With what was typed; only the roles and places that the asker can give."""
    admin = context.actor.is_admin
    roles = GRANTABLE if admin else (Role.MANAGER, Role.READER)
    role: tuple[Option[Words], ...] = tuple(Option(one.value, label(one)) for one in roles)
    fields = [
        _text("personne", FieldKind.EMAIL, invocation, errors, required=True),
        _choice("role", role, invocation, errors, required=True),
        _choice("etab", _places(context), invocation, errors, required=not admin),
    ]
    if admin:
        ccts: tuple[Option[Words], ...] = tuple(Option(one.key, one.name) for one in context.house.reference.ccts)
        fields.append(_choice("territoire", ccts, invocation, errors, required=False))
    fields.append(_text("jusqu-au", FieldKind.TEXT, invocation, errors, hint=msg("access-hint-until")))
    fields.append(_text("raison", FieldKind.TEXT, invocation, errors, hint=msg("form-raison-hint")))
    return Form(
        title=msg("form-grant-title"),
        submit=msg("form-grant-submit"),
        action=action(COMMAND, accorder="1", nonce=context.reference),
        fields=tuple(fields),
        intro=(Text(msg("form-grant-intro-admin" if admin else "form-grant-intro")),),
        simulate=True,
    )


def _places(context: Context) -> tuple[Option[Words], ...]:
    """The establishments of the asker's territories."""
    mine = (one for one in context.house.reference.establishments if context.actor.is_admin or one.cct in context.actor.ccts)
    return tuple(Option(one.key, short_establishment(one)) for one in mine)


def _choice(
    name: str, options: tuple[Option[Words], ...], invocation: Invocation, errors: Mapping[str, Msg], *, required: bool
) -> Field[Words]:
    typed = invocation[name].strip()
    return Field(
        name=name,
        label=argument_label(name),
        kind=FieldKind.CHOICE,
        required=required,
        value=typed if typed in {one.value for one in options} else "",
        options=options,
        error=errors.get(name),
    )


def _text(
    name: str,
    kind: FieldKind,
    invocation: Invocation,
    errors: Mapping[str, Msg],
    *,
    required: bool = False,
    hint: Msg | None = None,
) -> Field[Words]:
    return Field(
        name=name,
        label=argument_label(name),
        kind=kind,
        required=required,
        value=invocation[name].strip(),
        hint=hint,
        error=errors.get(name),
    )
