"""Files that answer somebody in Slack: uploaded into their own conversation with the bot, wherever they asked (R7)."""

from __future__ import annotations

import logging
from collections.abc import Callable

from bot.answers import notice
from bot.following import Following
from bot.front import Answer, Enclosed, UndeliverableError
from bot.handing import handed
from bot.slack.courier import SlackCourier

log = logging.getLogger(__name__)


class Leaving:
    """Belongs to the event loop. `words` are `bot.front.Desk.words`."""

    def __init__(self, courier: SlackCourier, words: Callable[[str, str], str]) -> None:
        self._courier = courier
        self._words = words
        self._following = Following()

    async def follow(self, answer: Answer, user: str) -> None:
        """Begin to make and send the answer's file; nobody waits for it. Where it does not come, the person is told."""
        if answer.file is None:
            return
        self._following.begin(self._give(answer, user), "iris-slack-file")

    async def illustrate(self, answer: Answer, user: str) -> None:
        """The answer's picture, below it in the person's own conversation; without it, the answer tells the figures."""
        picture = None if answer.picture is None else await answer.picture()
        if picture is not None and not await self._took(user, picture):
            log.warning("picture not shown")

    async def close(self) -> None:
        """Those on their way are given up."""
        await self._following.close()

    async def _give(self, answer: Answer, user: str) -> None:
        try:
            async with handed(answer) as made:
                if made is not None and await self._took(user, made):
                    return
        except Exception:
            log.exception("file broke")
        try:
            await self._courier.post(user, notice(self._words(answer.locale, "slack-file-unsent")), locale=answer.locale)
        except UndeliverableError:
            log.warning("file not sent, and nobody told")

    async def _took(self, user: str, item: Enclosed) -> bool:
        try:
            await self._courier.hand(user, item)
        except UndeliverableError:
            return False
        return True
