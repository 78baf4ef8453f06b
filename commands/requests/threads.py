"""What is written below a request's message is said to whoever is at the other end, and is no command (R61)."""

from __future__ import annotations

from commands.incoming import Incoming, TextInput
from commands.interpret import as_written
from commands.invocation import Invocation, Misunderstood
from commands.ports import Unit
from commands.requests.gestures import REPLY

ASKS = "demander"


def reply_meant(unit: Unit, incoming: Incoming, read: Invocation | Misunderstood) -> Invocation | Misunderstood:
    """What was understood; of words in a request's thread, the reply that they are. Among people a command stays one, since the
    bot was called by its name; in one's own conversation nobody else could be spoken to."""
    if not incoming.thread or not isinstance(incoming.input, TextInput):
        return read
    if incoming.private:
        text = as_written(incoming.input.text)
    elif isinstance(read, Invocation) and read.command == ASKS:
        text = read["texte"]
    elif isinstance(read, Misunderstood) and read.courtesy:
        text = as_written(incoming.input.text)
    else:
        return read
    request = _request_of(unit, incoming)
    if not request:
        return read
    return Invocation(command="demandes", values={"demande": request, "geste": REPLY, "texte": text}, intent=incoming.key)


def _request_of(unit: Unit, incoming: Incoming) -> str:
    """The request that the message was about which begins this thread: the reader's own where theirs was joined to another."""
    begun = unit.letters.in_thread(incoming.person.platform, incoming.thread)
    about = begun[1] if begun else {}
    return str(about.get("whose") or about.get("request") or "")
