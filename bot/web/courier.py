"""Messages that no request is waiting for, shown in people's open windows and in channels (`bot.front.Courier`)."""

from __future__ import annotations

import secrets
from collections.abc import Set as AbstractSet

from bot.front import Enclosed, MadeFile
from bot.web.articles import Articles
from bot.web.conversations import Conversation, Conversations, Message
from bot.web.people import PLATFORM
from bot.web.pictures import picture_view
from commands.views.nodes import Localised

THREAD = "#"
"""Parts a conversation from a thread of it."""


def thread_of(channel: str, message: str) -> str:
    """The address of what is written below a message."""
    return f"{channel}{THREAD}{message}"


class WebCourier:
    """Delivers to the conversation of a `DemoPerson.key` or a `DemoChannel.key`; never fails, since a closed window finds its
    transcript later. `channels` are those keys.
    """

    platform = PLATFORM
    attaches_files = False

    def __init__(self, conversations: Conversations, articles: Articles, channels: AbstractSet[str] = frozenset()) -> None:
        self._conversations = conversations
        self._articles = articles
        self._channels = channels

    async def post(self, address: str, view: Localised, *, locale: str, reference: str = "", operation: str = "") -> str:
        """In the place of the answer that said « en cours », where this window had it; else an article of its own."""
        conversation = self._conversation(address)
        message = conversation.article_of(operation) or f"n-{secrets.token_hex(8)}"
        await self.update(address, message, view, locale=locale, reference=reference, operation=operation)
        return message

    async def sent_already(self, address: str, reference: str) -> str:  # noqa: ARG002 - the port's
        """Windows live as long as the process: after a crash there is nothing to find."""
        return ""

    async def attach(self, address: str, message: str, item: Enclosed, *, locale: str) -> None:
        """The next article, or the next below the one that begins the thread."""
        if isinstance(item, MadeFile):
            return
        conversation = self._conversation(address)
        where, _, thread = address.partition(THREAD)
        shown = f"p-{secrets.token_hex(8)}"
        html = self._articles.told(shown, picture_view(item), locale)
        within = (thread or message) if where in self._channels else ""
        conversation.show(Message(id=shown, html=html, said=item.title, thread=within))

    def thread(self, address: str, message: str) -> str:
        """The conversation, then the article that begins the thread."""
        return address if THREAD in address else thread_of(address, message)

    async def update(
        self,
        address: str,
        message: str,
        view: Localised,
        *,
        locale: str,
        reference: str = "",  # noqa: ARG002 - the port's: other platforms need it
        operation: str = "",
    ) -> None:
        """Also where the message is not known any more (after a restart): it is shown anew."""
        conversation = self._conversation(address)
        conversation.keep_article_of(operation, message)
        html = self._articles.told(message, view, locale)
        where, _, thread = address.partition(THREAD)
        within = thread if where in self._channels and thread != message else ""
        conversation.show(Message(id=message, html=html, said=view.summary, thread=within))

    def _conversation(self, address: str) -> Conversation:
        """A thread's messages stand in the conversation where it began; a person's own has none."""
        return self._conversations.of(address.partition(THREAD)[0])
