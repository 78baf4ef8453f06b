"""The form of modifier, filled with what the account is (R31); the e-mail never changes, and the form says what to do (R32)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import action
from commands.context import Context
from commands.domain.accounts import Account
from commands.gestures import AT_ACTIVATION
from commands.handlers.person_form import person_fields
from commands.views.nodes import Block, Form, Msg, Notice, Text, Tone, Words, msg


def modification_form(
    context: Context, account: Account, shown: Mapping[str, str], errors: Mapping[str, Msg], *, later: bool
) -> Form[Words]:
    """`later`: kept until the activation. The version makes a form void that was opened before somebody else's change."""
    intro: list[Block[Words]] = [Text(msg("form-modify-intro", email=account.email))]
    if later:
        intro.append(Notice(msg("form-modify-later"), Tone.INFO))
    step = AT_ACTIVATION if later else ""
    wire = action("modifier", compte=account.public_id, version=str(account.version), nonce=context.reference, geste=step)
    return Form(
        title=msg("form-modify-title"),
        submit=msg("form-modify-submit-later" if later else "form-modify-submit"),
        action=wire,
        fields=person_fields(context, shown, errors, creating=False),
        intro=tuple(intro),
        simulate=not later,
    )
