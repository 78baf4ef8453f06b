"""Pictures in Slack: uploaded to the bot's own files (scope files:write), shown below the answer, for the asker alone.

An answer is the acknowledgement of its command, within three seconds, and nothing changes it later (docs.slack.dev,
« Handling user interaction »): the picture is a message of its own, through the command's response_url.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from aiohttp import ClientError
from slack_sdk.errors import SlackClientError

from bot.following import Following
from bot.front import Answer, Picture
from bot.slack.answers import Sender
from bot.slack.texts import Json, fallback, plain
from bot.slack.uploads import Uploads

log = logging.getLogger(__name__)

Draw = Callable[[], Awaitable[Picture | None]]
ALT, TITLE = 2_000, 2_000
"""Characters of an image block (docs.slack.dev, « Image block »)."""
KEPT = 200
"""Uploads remembered, so that the same picture is not sent twice to Slack."""
PAUSES = (0.5, 1.5, 3.0)
"""Seconds before each try to show a file: Slack refuses one that it has not read yet (invalid_blocks)."""


class Pictures:
    """Belongs to the event loop."""

    def __init__(self, uploads: Uploads, sender: Sender) -> None:
        self._uploads = uploads
        self._sender = sender
        self._files: OrderedDict[str, str] = OrderedDict()
        self._following = Following()

    async def follow(self, answer: Answer, response_url: str) -> None:
        """Begin to show the answer's picture below it; nobody waits for it.

        Whatever fails leaves the answer, which tells the figures, as it is.
        """
        if answer.picture is None or not response_url:
            return
        self._following.begin(self._drawn(answer.picture, response_url), "iris-slack-picture")

    async def close(self) -> None:
        """Those on their way are given up."""
        await self._following.close()

    async def _drawn(self, draw: Draw, response_url: str) -> None:
        picture = await draw()
        if picture is None:
            return
        file, known = await self._uploaded(picture)
        if file:
            await self._show(picture, file, response_url, PAUSES if not known else (0.0, *PAUSES))

    async def _show(self, picture: Picture, file: str, response_url: str, pauses: tuple[float, ...]) -> None:
        for pause in pauses:
            await asyncio.sleep(pause)
            if await self._sender.respond(response_url, image_message(picture, file), replace=False):
                return
        log.warning("picture not shown")

    async def _uploaded(self, picture: Picture) -> tuple[str, bool]:
        """The file's id and whether it was there already; "" where Slack does not take it."""
        digest = hashlib.sha256(picture.png).hexdigest()
        known = self._files.get(digest, "")
        if known:
            return known, True
        try:
            file = await self._uploads.send(picture)
        except (SlackClientError, ClientError, OSError, TimeoutError) as error:
            log.warning("picture not uploaded", extra={"error": type(error).__name__})
            return "", False
        if file:
            self._files[digest] = file
            while len(self._files) > KEPT:
                self._files.popitem(last=False)
        return file, False


def image_message(picture: Picture, file: str) -> Json:
    """`text` is what notifications and screen readers say."""
    image = {
        "type": "image",
        "slack_file": {"id": file},
        "alt_text": plain(picture.alt, ALT)["text"],
        "title": plain(picture.title, TITLE),
    }
    return {"text": fallback(picture.alt), "blocks": [image]}
