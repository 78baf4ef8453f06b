"""Messages that no request is waiting for, shown in the person's open windows (`bot.front.Courier`)."""

from __future__ import annotations

import secrets

from bot.web.articles import Articles
from bot.web.conversations import Conversations, Message
from bot.web.people import PLATFORM
from commands.views.nodes import Localised


class WebCourier:
    """Delivers to the conversation of a `DemoPerson.key`; never fails, since a closed window finds its transcript later."""

    platform = PLATFORM

    def __init__(self, conversations: Conversations, articles: Articles) -> None:
        self._conversations = conversations
        self._articles = articles

    async def post(self, address: str, view: Localised) -> str:
        message = f"n-{secrets.token_hex(8)}"
        await self.update(address, message, view)
        return message

    async def update(self, address: str, message: str, view: Localised) -> None:
        """Also where the message is not known any more (after a restart): it is shown anew."""
        conversation = self._conversations.of(address)
        html = self._articles.told(message, view, conversation.locale)
        conversation.show(Message(id=message, html=html, said=view.summary))
