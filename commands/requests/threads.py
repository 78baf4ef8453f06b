"""What is written below a request's message is said to whoever is at the other end, and is no command (R61)."""

from __future__ import annotations

from commands.incoming import Incoming, TextInput
from commands.invocation import Invocation
from commands.ports import Unit
from commands.requests.gestures import REPLY

ASKS = "demander"


def reply_meant(unit: Unit, incoming: Incoming, asked: Invocation) -> Invocation:
    """What was understood; where that is a request, in words written in a request's thread, the reply that they are."""
    if asked.command != ASKS or not incoming.thread or not isinstance(incoming.input, TextInput):
        return asked
    begun = unit.letters.in_thread(incoming.person.platform, incoming.thread)
    request = begun[1].get("request") if begun else None
    if not isinstance(request, str):
        return asked
    return Invocation(
        command="demandes", values={"demande": request, "geste": REPLY, "texte": asked["texte"]}, intent=asked.intent
    )
