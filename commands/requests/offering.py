"""What a person may not do themselves may be asked of their CCT, with what they typed (R4, R6, R61)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import action
from commands.requests.gestures import FILL
from commands.requests.wishes import WISH_OF, kept
from commands.views.nodes import Button, Words, msg


def ask_instead(command: str, values: Mapping[str, str]) -> tuple[Button[Words], ...]:
    """The button that opens the request's form, filled in; without what was typed where that is too long for a button."""
    wish = WISH_OF.get(command)
    if wish is None:
        return ()
    label = msg("button-request")
    try:
        return (Button(label, action("demander", geste=FILL, besoin=wish.value, **kept(wish, values))),)
    except ValueError:
        return (Button(label, action("demander", geste=FILL, besoin=wish.value)),)
