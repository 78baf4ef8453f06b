"""Messages that no request is waiting for, in the person's own chat with the bot, or where requests are answered
(`bot.front.Courier`).

Teams lets a bot search no chat: what was posted just before a crash cannot be found again. The outbox then posts it a second
time, with the operation's reference on it (R71 allows it where the platform gives no way to look).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from bot.front import Enclosed, Picture, UndeliverableError
from bot.teams.activities import CHANNEL
from bot.teams.channels import Channels
from bot.teams.connector import Connector, ConnectorError, Json
from bot.teams.in_place import OperationCards
from bot.teams.messages import message_of
from bot.teams.pictures import picture_message
from bot.teams.references import (
    CHANNELS,
    PERSONAL,
    PLACE,
    PLATFORM,
    SHARED,
    THREAD,
    Reference,
    References,
)
from commands.views.nodes import Localised

log = logging.getLogger(__name__)

LATER = 60.0
"""Seconds until somebody whom no conversation is known with is looked for again: installing the app makes one."""
EXPOSED = 3_600.0
"""Seconds until a channel that is not private any more is looked at again."""
LOST = "ConversationNotFound"
LEFT = frozenset({LOST, "BotNotInConversationRoster"})
"""Codes of a conversation that is no use any more, until the bot is installed again."""


class TeamsCourier:
    """`address` is the person's Teams id ("29:…"), or a channel or a thread of one that the bot was spoken to in ("19:…");
    messages are found again by their activity id.
    """

    platform = PLATFORM
    attaches_files = False

    def __init__(
        self,
        connector: Connector,
        references: References,
        channels: Channels,
        words: Callable[[str, str], str],
        cards: OperationCards | None = None,
    ) -> None:
        self._connector = connector
        self._references = references
        self._channels = channels
        self._cards = cards or OperationCards()
        self.words = words

    async def post(self, address: str, view: Localised, *, locale: str, reference: str = "", operation: str = "") -> str:  # noqa: ARG002 - the port's: other platforms need it
        """Returns the message's id: of the answer that said « en cours », where there is one. Raises UndeliverableError."""
        answered = await self._cards.message_of(operation)
        if answered:
            try:
                await self.update(address, answered, view, locale=locale)
            except UndeliverableError as error:
                if not error.gone:
                    raise
            else:
                return answered
        return await self.send(address, self._message(view, locale))

    async def send(self, address: str, message: Json) -> str:
        """To the channel; to the person's own chat, opened where they were only met in one. Raises UndeliverableError."""
        if address.startswith(CHANNELS):
            return await self._in_channel(address, message)
        known = await self._references.personal(address)
        if known is not None:
            try:
                return await self._connector.send(known, message)
            except ConnectorError as error:
                await self._outlived(address, PERSONAL, error)
                if error.code != LOST:
                    raise
        return await self._connector.send(await self._opened(address), message)

    async def update(
        self,
        address: str,
        message: str,
        view: Localised,
        *,
        locale: str,
        reference: str = "",  # noqa: ARG002 - the port's: other platforms need it
        operation: str = "",  # noqa: ARG002 - as above
    ) -> None:
        """Raises UndeliverableError; for good where the chat is known no longer."""
        where = self._references.channel if address.startswith(CHANNELS) else self._references.personal
        known = await where(address)
        if known is None:
            raise UndeliverableError(gone=True)
        await self._read_by_few(known)
        await self._connector.update(known, message, self._message(view, locale))

    async def sent_already(self, address: str, reference: str) -> str:  # noqa: ARG002 - the port's: Slack can look
        return ""

    async def attach(self, address: str, message: str, item: Enclosed, *, locale: str) -> None:
        """A picture's own card, below the message where that is in a channel. Raises UndeliverableError."""
        shown = picture_message(item, partial(self.words, locale)) if isinstance(item, Picture) else None
        if shown is not None:
            await self.send(self.thread(address, message), shown)

    def thread(self, address: str, message: str) -> str:
        """Below a message of a channel; a person's own chat has no threads (learn.microsoft.com, « Channel conversations »)."""
        return f"{address}{THREAD}{message}" if address.startswith(CHANNELS) and THREAD not in address else address

    async def _in_channel(self, address: str, message: Json) -> str:
        """Only where an authenticated activity came from: an address alone says not where to send a token."""
        known = await self._references.channel(address)
        if known is None:
            raise UndeliverableError(after=LATER)
        await self._read_by_few(known)
        try:
            return await self._connector.send(known, message)
        except ConnectorError as error:
            await self._outlived(known.place, PLACE, error)
            raise

    async def _read_by_few(self, known: Reference) -> None:
        """A channel where others have come to read gets nothing more until they are gone (R7)."""
        if known.kind == CHANNEL and not await self._channels.still_private(known):
            log.warning("a channel is private no longer")
            raise UndeliverableError(after=EXPOSED)

    async def _opened(self, address: str) -> Reference:
        met = await self._references.shared(address)
        if met is None:
            raise UndeliverableError(after=LATER)
        try:
            opened = await self._connector.open_personal(met, address)
        except ConnectorError as error:
            await self._outlived(address, SHARED, error)
            raise
        await self._references.keep(address, opened)
        return opened

    async def _outlived(self, address: str, kind: str, error: ConnectorError) -> None:
        if error.code in LEFT:
            log.info("a conversation is no use any more", extra={"code": error.code})
            await self._references.forget(address, kind)

    def _message(self, view: Localised, locale: str) -> Json:
        return message_of(view, partial(self.words, locale))
