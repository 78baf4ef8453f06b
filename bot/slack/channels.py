"""Who reads a channel, as Slack tells it (docs.slack.dev, « conversations.info »; scope groups:read)."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from commands.domain.channels import CHECKED_EVERY
from commands.ports import Clock

log = logging.getLogger(__name__)

PATIENCE = 1.2
"""Seconds, of the three in which Slack wants its answer."""
SHARED = ("is_ext_shared", "is_org_shared", "is_pending_ext_shared", "is_shared")
"""Read, or soon to be, in other workspaces."""
PUBLIC = "missing_scope"
"""What Slack says of a channel that only channels:read would show: it is not private."""
_PEOPLE = ("D", "U", "W")


class Channels:
    """`private` asks each time; `still_private` once a day and channel (R7)."""

    def __init__(self, client: AsyncWebClient, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._private_at: dict[str, datetime] = {}

    async def private(self, channel: str) -> bool | None:
        """Whether only invited people of this workspace read it; None where Slack does not say, the bot not being in it."""
        try:
            async with asyncio.timeout(PATIENCE):
                response = await self._client.conversations_info(channel=channel)
        except SlackApiError as error:
            code = error.response.get("error") if isinstance(error.response, AsyncSlackResponse) else None
            return False if code == PUBLIC else None
        except (SlackClientError, ClientError, OSError, TimeoutError) as error:
            log.warning("channel not looked at", extra={"error": type(error).__name__})
            return None
        found = response.get("channel")
        if not isinstance(found, dict):
            return None
        return bool(found.get("is_private")) and not any(found.get(one) for one in SHARED)

    async def still_private(self, channel: str) -> bool:
        """False only where Slack says that others read it: what it does not say, posting will tell."""
        seen = self._private_at.get(channel)
        now = self._clock.now()
        if seen is not None and now - seen < CHECKED_EVERY:
            return True
        found = await self.private(channel)
        if found:
            self._private_at[channel] = now
        return found is not False


def is_shared(conversation: str) -> bool:
    """Whether it is one with other people: neither a person nor a direct conversation."""
    return bool(conversation) and not conversation.startswith(_PEOPLE)
