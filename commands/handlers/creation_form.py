"""The form of créer: opened empty, prefilled, corrected with one click, or shown again beside what was wrong (R20–R24)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import action
from commands.context import Context
from commands.domain.accounts import Account
from commands.gestures import FORM
from commands.handlers.changing import offered
from commands.handlers.person_form import email_field, person_fields
from commands.views.labels import label
from commands.views.nodes import Block, Buttons, Form, Msg, Notice, Text, Tone, Words, msg


def creation_form(
    context: Context,
    shown: Mapping[str, str],
    errors: Mapping[str, Msg],
    *,
    deduced: bool = False,
    correction: str = "",
    alike: tuple[Account, ...] = (),
    step: str = "",
) -> Form[Words]:
    """`deduced`: the address gave the establishment, to be confirmed (R22). `correction`: what the address was meant to be
    (R21). `alike`: generic accounts that may be the same (R24); then `step` is what sending the form adds."""
    intro: list[Block[Words]] = []
    if correction:
        typed = {name: value for name, value in shown.items() if value and name != "courriel"}
        intro.append(Notice(msg("problem-address-near", correction=correction), Tone.WARNING))
        nonce = f"{context.reference}-corrected"
        correct = offered("correct", "créer", geste=FORM, courriel=correction, nonce=nonce, **typed)
        intro += [Buttons(correct)] if correct else []
    intro += _lookalikes(alike)
    submit = msg("form-create-anyway") if alike else msg("form-create-submit")
    hint = msg("form-hint-deduced") if deduced else None
    return Form(
        title=msg("form-create-title"),
        submit=submit,
        action=action("créer", nonce=context.reference, geste=step),
        fields=(email_field(shown, errors), *person_fields(context, shown, errors, creating=True, hint=hint)),
        intro=tuple(intro) or (Text(msg("form-create-intro")),),
        simulate=True,
    )


def _lookalikes(alike: tuple[Account, ...]) -> list[Block[Words]]:
    if not alike:
        return []
    lines = (Text(msg("form-alike-line", name=one.name, email=one.email, status=label(one.status))) for one in alike)
    return [Notice(msg("form-alike", count=len(alike)), Tone.WARNING), *lines]
