"""Spreadsheets that people drop in Slack (scope files:read): what it is, from Slack itself, then its bytes (R80)."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

from aiohttp import ClientError, ClientTimeout
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.dropped import Inbox
from bot.slack.asking import Turned
from bot.slack.hosts import is_slacks
from commands.incoming import FileInput

log = logging.getLogger(__name__)

WITHIN = ClientTimeout(total=60, sock_connect=5, sock_read=20)
PIECE = 64 * 1024
OK = 200


class Arriving:
    """For one event loop; the client's session is the front end's."""

    def __init__(self, client: AsyncWebClient, inbox: Inbox) -> None:
        self._client = client
        self._inbox = inbox

    async def read(self, file: str) -> FileInput:
        """The file of this id, read. Raises Turned with what to say where Slack does not give it.

        files.info says where it is; one that is kept elsewhere (Google Drive, OneDrive) is not fetched, and neither is any
        address that is not Slack's own: our token goes there (docs.slack.dev, « Working with files », url_private).
        """
        try:
            told = (await self._client.files_info(file=file)).get("file") or {}
            url = str(told.get("url_private_download") or told.get("url_private") or "")
            if not is_slacks(url, self._client.base_url):
                raise Turned("slack-file-elsewhere")
            return await self._inbox.receive(str(told.get("name") or ""), self._pieces(url))
        except (SlackClientError, ClientError, OSError, TimeoutError) as error:
            log.warning("file not read", extra={"error": type(error).__name__})
            raise Turned("slack-file-unread") from error

    async def _pieces(self, url: str) -> AsyncIterator[bytes]:
        session = self._client.session
        if session is None or session.closed:
            raise SlackClientError("not started")
        headers = {"authorization": f"Bearer {self._client.token}"}
        async with session.get(url, headers=headers, timeout=WITHIN, allow_redirects=False, proxy=self._client.proxy) as answered:
            if answered.status != OK:  # without the scope, Slack sends to its page of signing in
                raise SlackClientError(f"download answered {answered.status}")
            async for piece in answered.content.iter_chunked(PIECE):
                yield piece
