"""A view as a Teams message: one card, alone.

Text beside a card would keep it from being updated. `summary` is not shown in the chat: notifications say it (Microsoft Learn,
« Messages in bot conversations », notifications).
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from bot.teams.elements import attachment
from bot.teams.render import render_card, written_card
from bot.teams.texts import Json, Say, spelled
from commands.views.nodes import Localised


def message_of(view: Localised, say: Say, *, opens: Callable[[str], bool] | None = None) -> Json:
    """The activity to give to `Connector.send` or `update`; `opens` as in `render_card`."""
    return message_with(render_card(view, say, opens=opens), view.summary)


def written_message(view: Localised, say: Say) -> Json:
    """The same for whoever only sends it, encoded once."""
    return message_with(written_card(view, say), view.summary)


def message_with(card: Json | msgspec.Raw, summary: str) -> Json:
    """The same of any card, a form's for instance."""
    return {"type": "message", "attachments": [attachment(card)], "summary": spelled(summary)}
