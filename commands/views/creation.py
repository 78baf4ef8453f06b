"""What is special to creating: an address that has an account already, and one that is misspelled (R21, R22)."""

from __future__ import annotations

from msgspec import structs

from commands.handlers.creating import Exists, NearMiss
from commands.incoming import Reply
from commands.views.nodes import Notice, Tone, View, msg
from commands.views.outcomes import opened
from commands.views.show import Reader, show, shows


@shows(Exists)
def exists(result: Exists, reader: Reader) -> Reply:
    told = msg("refused-exists", email=result.card.account.email)
    shown = show(result.card, reader)
    blocks = shown.view.blocks if shown.view else ()
    return structs.replace(shown, outcome=result.outcome, view=View(told, (Notice(told, Tone.WARNING), *blocks)))


@shows(NearMiss)
def near_miss(result: NearMiss, reader: Reader) -> Reply:
    if result.form is None or reader.submitted:
        return Reply(outcome=result.outcome, form=result.form)
    return opened(result.form, result.errors, result.outcome)
