"""Which CCT answers a request: the asker's own (R61)."""

from __future__ import annotations

from commands.context import Context
from commands.handlers.support import ccts_of


def cct_for(context: Context, establishment: str) -> str:
    """The key of the asker's CCT; of several, the one of the channel where they wrote, or of the establishment. "" for none."""
    mine = [one.key for one in ccts_of(context)]
    if len(mine) == 1:
        return mine[0]
    here = context.unit.channels.at(context.person.platform, context.where.conversation)
    named = context.house.reference.cct_of(establishment)
    candidates = [one.cct for one in here if one.cct] + ([named.key] if named else [])
    return next((key for key in candidates if not mine or key in mine), "")
