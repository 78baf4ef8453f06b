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

    async def post(self, address: str, view: Localised, *, locale: str, reference: str = "", operation: str = "") -> str:
        """In the place of the answer that said « en cours », where this window had it; else an article of its own."""
        conversation = self._conversations.of(address)
        message = conversation.article_of(operation) or f"n-{secrets.token_hex(8)}"
        await self.update(address, message, view, locale=locale, reference=reference, operation=operation)
        return message

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
        conversation = self._conversations.of(address)
        conversation.keep_article_of(operation, message)
        html = self._articles.told(message, view, locale)
        conversation.show(Message(id=message, html=html, said=view.summary))
