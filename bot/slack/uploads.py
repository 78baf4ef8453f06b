"""Pictures and files handed to Slack (scope files:write): an address is asked for, the bytes go there, then Slack is told.

docs.slack.dev, « Working with files »: files.getUploadURLExternal, a POST of the bytes, files.completeUploadExternal. The SDK's
own way reads a file whole; this one sends it as it is read.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.front import Enclosed, Picture
from bot.slack.hosts import is_slacks
from bot.slack.texts import words

ALT, TITLE = 1_000, 250
"""Characters of a file's own text and title."""
PIECE = 256 * 1024
"""Bytes read at a time."""
WITHIN = aiohttp.ClientTimeout(total=300, sock_connect=5, sock_read=60)
"""A large file over a slow line."""
PNG = "iris.png"
"""What a picture is called where it is saved."""


class Uploads:
    """For one event loop; the client's session is the front end's."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def send(self, item: Enclosed, *, channel: str = "", thread: str = "") -> str:
        """The file's id, "" where Slack names none. Shown in `channel` ("D…", "C…") where one is given, below `thread` likewise.

        Raises what the SDK and aiohttp raise.
        """
        length = len(item.png) if isinstance(item, Picture) else (await asyncio.to_thread(item.path.stat)).st_size
        alt = words(item.alt, ALT) if isinstance(item, Picture) else None
        name = PNG if isinstance(item, Picture) else item.name
        asked = await self._client.files_getUploadURLExternal(filename=name, length=length, alt_txt=alt)
        file, url = str(asked.get("file_id") or ""), str(asked.get("upload_url") or "")
        await self._put(url, item.png if isinstance(item, Picture) else _pieces(item.path), length)
        await self._client.files_completeUploadExternal(
            files=[{"id": file, "title": words(item.title, TITLE)}],
            channel_id=channel or None,
            thread_ts=thread or None,
        )
        return file

    async def _put(self, url: str, data: bytes | AsyncIterator[bytes], length: int) -> None:
        session = self._client.session
        if not is_slacks(url, self._client.base_url):
            raise SlackClientError("upload address of another host")
        if session is None or session.closed:
            raise SlackClientError("not started")
        headers = {"content-type": "application/octet-stream", "content-length": str(length)}
        sent: dict[str, Any] = {"data": data, "headers": headers, "timeout": WITHIN, "allow_redirects": False}
        async with session.post(url, **sent, proxy=self._client.proxy) as answered:
            if answered.status != 200:  # noqa: PLR2004 - HTTP's OK
                raise SlackClientError(f"upload answered {answered.status}")


async def _pieces(path: Path) -> AsyncIterator[bytes]:
    file = await asyncio.to_thread(path.open, "rb")
    with file:
        while piece := await asyncio.to_thread(file.read, PIECE):
            yield piece
