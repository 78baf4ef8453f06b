"""Commands that read a few rows by an index, however many accounts there are: with a prompt store, they need no thread."""

from __future__ import annotations

from commands.invocation import Invocation

_WALKS = frozenset({"etab", "tri", "ordre", "colonnes", "curseur", "geste"})
"""What a list may be asked and still be read off an index in its order; for any other filter, or a text, one looks about."""
_BRIEF = {"aide": frozenset({"sujet"}), "liste": _WALKS, "attente": _WALKS}


def is_brief(invocation: Invocation) -> bool:
    allowed = _BRIEF.get(invocation.command)
    return allowed is not None and invocation.values.keys() <= allowed
