"""Messages that no request is waiting for, in the person's direct conversation with the bot, or where requests are answered
(`bot.front.Courier`)."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.front import Enclosed, UndeliverableError
from bot.slack.channels import Channels, is_shared
from bot.slack.people import PLATFORM
from bot.slack.render import render_message
from bot.slack.uploads import Uploads
from commands.views.nodes import Localised

log = logging.getLogger(__name__)

EVENT_TYPE = "iris_operation"
"""Of the metadata of a message about an operation."""
LOOKED_AT = 100
"""Messages among which one that may have been posted is looked for: a minute's, or a day's where Slack was down."""
EXPOSED = 3_600.0
"""Seconds until a channel that is not private any more is looked at again."""
_PEOPLE = ("U", "W")
"""How ids of users begin; those of conversations begin with C, D or G (docs.slack.dev, « Conversations »)."""
NEVER = frozenset(
    {
        "account_inactive",
        "cannot_dm_bot",
        "cant_update_message",
        "channel_not_found",
        "is_archived",
        "message_not_found",
        "not_in_channel",
        "thread_not_found",
        "user_disabled",
        "user_not_found",
        "user_not_visible",
        "users_not_found",
    }
)
"""Errors of conversations.open, chat.postMessage and chat.update that trying again does not cure (Slack's method pages)."""

T = TypeVar("T")


class SlackCourier:
    """The client has no retries of its own: the outbox tries again, and knows when."""

    platform = PLATFORM
    attaches_files = True

    def __init__(
        self, client: AsyncWebClient, words: Callable[[str, str], str], channels: Channels, uploads: Uploads | None = None
    ) -> None:
        self._client = client
        self._words = words
        self._channels = channels
        self._uploads = uploads or Uploads(client)

    async def post(self, address: str, view: Localised, *, locale: str, reference: str = "", operation: str = "") -> str:  # noqa: ARG002 - the port's: other platforms need it
        """To the user, the channel or the thread `address`; returns "channel:ts". Raises UndeliverableError.

        Metadata let a message be looked for before it is posted again (R71); chat.update keeps them where it names none.
        """
        channel, _, thread = address.partition(":")
        channel = await self._conversation(channel)
        await self._read_by_few(channel)
        message = self._message(view, locale) | _metadata(reference) | ({"thread_ts": thread} if thread else {})
        posted = await self._sent(self._client.chat_postMessage(channel=channel, **message))
        return f"{channel}:{posted.get('ts')}"

    async def update(
        self,
        address: str,  # noqa: ARG002 - the port's: other platforms need it
        message: str,
        view: Localised,
        *,
        locale: str,
        reference: str = "",  # noqa: ARG002 - as above
        operation: str = "",  # noqa: ARG002 - as above
    ) -> None:
        """Raises UndeliverableError."""
        channel, _, ts = message.partition(":")
        await self._read_by_few(channel)
        await self._sent(self._client.chat_update(channel=channel, ts=ts, **self._message(view, locale)))

    async def sent_already(self, address: str, reference: str) -> str:
        """Looks among the newest messages, or those of the thread, for our own metadata.

        Raises UndeliverableError where Slack does not answer: then nobody knows, and it is looked for again later.
        """
        channel, _, thread = address.partition(":")
        channel = await self._conversation(channel)
        if thread:
            asked = self._client.conversations_replies(channel=channel, ts=thread, include_all_metadata=True, limit=LOOKED_AT)
        else:
            asked = self._client.conversations_history(channel=channel, include_all_metadata=True, limit=LOOKED_AT)
        messages = (await self._sent(asked)).get("messages") or ()
        return next((f"{channel}:{one.get('ts')}" for one in messages if _bears(one, reference)), "")

    async def attach(self, address: str, message: str, item: Enclosed, *, locale: str) -> None:  # noqa: ARG002 - the port's: other platforms need it
        """In the thread of the message, or of the one below which it stands. Raises UndeliverableError."""
        channel, _, ts = message.partition(":")
        await self._read_by_few(channel)
        await self._sent(self._uploads.send(item, channel=channel, thread=address.partition(":")[2] or ts))

    async def hand(self, address: str, item: Enclosed) -> None:
        """Into a person's own conversation, below nothing. Raises UndeliverableError."""
        channel = await self._conversation(address)
        await self._sent(self._uploads.send(item, channel=channel))

    def thread(self, address: str, message: str) -> str:  # noqa: ARG002 - the port's: other platforms need it
        """ "channel:ts", as a message is found again: Slack's threads are told by their first message."""
        return message

    async def _conversation(self, channel: str) -> str:
        """The channel, or a person's own conversation with the bot."""
        if not channel.startswith(_PEOPLE):
            return channel
        opened = await self._sent(self._client.conversations_open(users=channel))
        return str((opened.get("channel") or {}).get("id") or "")

    async def _read_by_few(self, channel: str) -> None:
        """A channel where others have come to read gets nothing more until they are gone (R7)."""
        if is_shared(channel) and not await self._channels.still_private(channel):
            log.warning("a channel is private no longer")
            raise UndeliverableError(after=EXPOSED)

    def _message(self, view: Localised, locale: str) -> dict[str, Any]:
        return render_message(view, partial(self._words, locale))

    async def _sent(self, call: Awaitable[T]) -> T:
        try:
            return await call
        except SlackApiError as error:
            raise _undeliverable(error) from error
        except (SlackClientError, ClientError, OSError, TimeoutError) as error:
            raise UndeliverableError from error


def _metadata(reference: str) -> dict[str, Any]:
    """Slack's message metadata (docs.slack.dev, « Message metadata »); none where no operation is told about."""
    if not reference:
        return {}
    return {"metadata": {"event_type": EVENT_TYPE, "event_payload": {"reference": reference}}}


def _bears(message: dict[str, Any], reference: str) -> bool:
    """Whether it is the message of this reference (docs.slack.dev, « conversations.history », include_all_metadata)."""
    metadata = message.get("metadata") or {}
    return metadata.get("event_type") == EVENT_TYPE and (metadata.get("event_payload") or {}).get("reference") == reference


def _undeliverable(error: SlackApiError) -> UndeliverableError:
    """`after` from Retry-After of a 429."""
    response = error.response
    code = response.get("error") if isinstance(response, AsyncSlackResponse) else None
    after = None
    if isinstance(response, AsyncSlackResponse) and response.status_code == 429:  # noqa: PLR2004 - HTTP's « too many requests »
        with suppress(ValueError):
            after = float(response.headers.get("Retry-After", "1"))
    return UndeliverableError(after=after, gone=code in NEVER)
