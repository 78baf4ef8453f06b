"""What was typed to the bot: a message's text without the bot's own mention and without the mark-up that Teams lays round it.

Source: Microsoft Learn, « Channel and group conversations with a bot »: an entity says who is mentioned, and how it is written.
"""

from __future__ import annotations

import html
import re

from bot.teams.activities import Activity

MENTION = "mention"
_TAG = re.compile(r"<at(?:\s[^<>]{0,100})?>([^<>]{0,300})</at>", re.IGNORECASE)


def is_addressed(activity: Activity) -> bool:
    """Whether the bot is spoken to: in its personal chat, for it alone, or by name. What others say to each other is theirs."""
    alone = activity.conversation.conversation_type in ("", "personal") or activity.recipient.is_targeted
    return alone or any(_is_bot(activity, entity.mentioned.id) for entity in activity.entities if entity.type == MENTION)


def said(activity: Activity) -> str:
    """The command's text. Other people who are mentioned are named in it; entities are unescaped last, since a tag that was
    typed as text comes escaped."""
    text = activity.text
    for entity in activity.entities:
        if entity.type == MENTION and entity.text and _is_bot(activity, entity.mentioned.id):
            text = text.replace(entity.text, " ")
    named = _TAG.sub(lambda found: " " if found[1] == activity.recipient.name else found[1], text)
    return html.unescape(named).strip()


def _is_bot(activity: Activity, account: str) -> bool:
    return bool(account) and account == activity.recipient.id
