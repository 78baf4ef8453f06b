"""The forms of recycling: why an account is exempt, and how an establishment wants it done (R56)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import action
from commands.domain.accounts import Account
from commands.domain.recycling import FEWEST_DAYS, Rules
from commands.domain.reference import Establishment
from commands.views.labels import argument_label, short_establishment
from commands.views.nodes import Field, FieldKind, Form, Msg, Text, Words, msg


def exemption_form(account: Account, typed: str, errors: Mapping[str, Msg]) -> Form[Words]:
    return Form(
        title=msg("form-exempt-title"),
        submit=msg("form-exempt-submit"),
        action=action("recyclage", exempter=account.public_id),
        fields=(
            Field(
                name="raison",
                label=argument_label("raison"),
                kind=FieldKind.TEXT,
                required=True,
                value=typed,
                hint=msg("form-hint-exempt"),
                error=errors.get("raison"),
            ),
        ),
        intro=(Text(msg("form-exempt-intro", email=account.email)),),
    )


def rules_form(place: Establishment, rules: Rules, errors: Mapping[str, Msg], usual: int) -> Form[Words]:
    return Form(
        title=msg("form-rules-title"),
        submit=msg("form-rules-submit"),
        action=action("recyclage", etab=place.key, geste="reglages"),
        fields=(
            Field(
                name="jours",
                label=argument_label("jours"),
                kind=FieldKind.TEXT,
                value="" if rules.days is None else str(rules.days),
                hint=msg("form-hint-days", usual=usual, fewest=FEWEST_DAYS),
                max_length=4,
                error=errors.get("jours"),
            ),
            Field(
                name="auto",
                label=argument_label("auto"),
                kind=FieldKind.CHECK,
                value="1" if rules.automatic else "",
                error=errors.get("auto"),
            ),
        ),
        intro=(Text(msg("form-rules-intro", place=short_establishment(place))),),
    )
