"""The form of créer: opened empty, prefilled, corrected with one click, or shown again beside what was wrong (R20–R24)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from commands.actions import action
from commands.context import Context
from commands.domain.accounts import Account
from commands.gestures import FORM
from commands.handlers.changing import offered
from commands.handlers.person_form import email_field, person_fields
from commands.views.labels import label
from commands.views.nodes import Block, Buttons, Form, Msg, Notice, Text, Tone, Words, msg


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Which command the form belongs to: its words, the values it carries on, and the fields that this command decides itself."""

    command: str = "créer"
    title: Msg = field(default=msg("form-create-title"))
    submit: Msg = field(default=msg("form-create-submit"))
    intro: Msg = field(default=msg("form-create-intro"))
    carried: Mapping[str, str] = field(default_factory=dict)
    decided: frozenset[str] = frozenset({"courriel"})


CREATION = Opening()


def creation_form(
    context: Context,
    shown: Mapping[str, str],
    errors: Mapping[str, Msg],
    opening: Opening = CREATION,
    *,
    deduced: bool = False,
    correction: str = "",
    alike: tuple[Account, ...] = (),
    step: str = "",
) -> Form[Words]:
    """`deduced`: the address gave the establishment, to be confirmed (R22). `correction`: what the address was meant to be
    (R21). `alike`: generic accounts that may be the same (R24); then `step` is what sending the form adds."""
    intro = _lookalikes(alike) or [Text(opening.intro)]
    if correction:
        typed = {name: value for name, value in shown.items() if value and name not in opening.decided}
        nonce = f"{context.reference}-corrected"
        values = {**typed, **opening.carried, "geste": FORM, "courriel": correction, "nonce": nonce}
        correct = offered("correct", opening.command, **values)
        intro += [Buttons(correct)] if correct else []
    fields = person_fields(context, shown, errors, creating=True, hint=msg("form-hint-deduced") if deduced else None)
    return Form(
        title=opening.title,
        submit=msg("form-create-anyway") if alike else opening.submit,
        action=action(opening.command, **opening.carried, nonce=context.reference, geste=step),
        fields=(email_field(shown, errors), *(one for one in fields if one.name not in opening.decided)),
        intro=tuple(intro),
        simulate=True,
    )


def _lookalikes(alike: tuple[Account, ...]) -> list[Block[Words]]:
    if not alike:
        return []
    lines = (Text(msg("form-alike-line", name=one.name, email=one.email, status=label(one.status))) for one in alike)
    return [Notice(msg("form-alike", count=len(alike)), Tone.WARNING), *lines]
