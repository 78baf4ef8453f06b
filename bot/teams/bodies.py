"""Bodies of the answers to invokes.

Sources: Microsoft Learn, « Universal Actions for Adaptive Cards » (response format), « Use dialogs in Teams bots » (the response
to task/fetch and task/submit), « Typeahead search in Adaptive Cards » (search response).
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.teams.elements import CARD_TYPE
from bot.teams.forms import choices_of
from bot.teams.texts import Json, words
from commands.views.nodes import Option

MESSAGE_TYPE = "application/vnd.microsoft.activity.message"
ERROR_TYPE = "application/vnd.microsoft.error"
SEARCH_TYPE = "application/vnd.microsoft.search.searchResponse"
MOST_FOUND = 15
"""Options that a type-ahead's menu shows."""
SENTENCE = 250


def card_body(card: Json) -> Json:
    """The pressed card becomes this one, before the eyes of who pressed."""
    return {"statusCode": 200, "type": CARD_TYPE, "value": card}


def message_body(sentence: str) -> Json:
    """The pressed card stays, with all that was typed in it; the client shows the sentence beside it."""
    return {"statusCode": 200, "type": MESSAGE_TYPE, "value": words(sentence, SENTENCE) if sentence else ""}


def error_body(status: int, code: str) -> Json:
    """The protocol's refusal of what no card of ours sends."""
    return {"statusCode": status, "type": ERROR_TYPE, "value": {"code": code, "message": ""}}


def dialog_body(dialog: Json) -> Json:
    """The dialog opens, or shows this from now on."""
    return {"task": {"type": "continue", "value": dialog}}


def search_body(found: Sequence[Option[str]]) -> Json:
    return {"statusCode": 200, "type": SEARCH_TYPE, "value": {"results": choices_of(tuple(found), MOST_FOUND)}}
