"""What a person may not do themselves may be asked of their CCT, with what they typed (R4, R6, R61)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import action
from commands.requests.gestures import FILL
from commands.requests.reading import Wish
from commands.requests.wishes import WISH_OF, kept
from commands.views.nodes import Button, Words, msg


def ask_instead(command: str, values: Mapping[str, str]) -> tuple[Button[Words], ...]:
    """The button that opens the request's form, filled in; without what was typed where that is too long for a button. What only
    shows something is asked for as access to it."""
    wish = WISH_OF.get(command, Wish.ACCESS)
    label = msg("button-request")
    filled = {"etablissement": values.get("etab", "")} if wish is Wish.ACCESS else kept(wish, values)
    try:
        return (Button(label, action("demander", geste=FILL, besoin=wish.value, **filled)),)
    except ValueError:
        return (Button(label, action("demander", geste=FILL, besoin=wish.value)),)
