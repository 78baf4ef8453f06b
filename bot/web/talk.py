"""What is said in a channel of the demonstration, and to whom: to the bot alone, to the bot before others, or to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.web.conversations import Conversation
from bot.web.courier import thread_of

_NAMED = re.compile(r"@iris\b[\s,:]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where something was sent from. `channel` is "" where the person is alone with the bot; `thread` is the message of the
    channel below which it stands, "" for none.
    """

    conversation: Conversation
    channel: str = ""
    thread: str = ""

    @property
    def address(self) -> str:
        """Of the thread, as the courier gives it."""
        return thread_of(self.channel, self.thread) if self.channel and self.thread else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the bot hears of a line. `alone`: it alone does; `mentioned`: spoken to by name; neither: overheard in a thread."""

    text: str
    alone: bool = False
    mentioned: bool = False


def heard(line: str, channel: str) -> Heard:
    """A line typed in a channel, "" for the person's own conversation, where everything is for the bot."""
    if not channel or line.lstrip().startswith("/"):
        return Heard(text=line, alone=True)
    named = _NAMED.match(line.lstrip())
    return Heard(text=line.lstrip()[named.end() :], mentioned=True) if named else Heard(text=line)
