"""Pictures and files below the letters that enclose them: made once the letter stands, beside the deliveries of others.

Best effort: the letter is written down as posted by then, it says all that its enclosures do, and its buttons ask for them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

from bot.following import Following
from bot.front import Courier, Enclosed, MadeFile, Picture, UndeliverableError
from commands.ports import Target
from commands.views.drawings import Drawing
from commands.views.files import FileOrder
from commands.views.letters import Enclosures

log = logging.getLogger(__name__)

Draws = Callable[[Drawing, str, str], Awaitable[Picture | None]]
"""(drawing, locale, reader) → `bot.pictures.studio.Studio.picture`."""
Makes = Callable[[FileOrder, str, str], Awaitable[MadeFile | None]]
"""(order, reader, locale) → a file that the reader may have, or None."""
TRIES = 3
PAUSE = 2.0
"""Seconds before another try, where the platform does not say."""
LONGEST_PAUSE = 60.0


class Enclosing:
    """Belongs to the event loop. Without `draws` or `makes`, letters go without pictures or files."""

    def __init__(self, couriers: Mapping[str, Courier], draws: Draws | None = None, makes: Makes | None = None) -> None:
        self._couriers = couriers
        self._draws = draws
        self._makes = makes
        self._following = Following()

    def follow(self, target: Target, message: str, read: Callable[[], Awaitable[Enclosures]]) -> None:
        """Begin to put what `read` gives below a message; nobody waits for it."""
        self._following.begin(self._follow(target, message, read), "iris-enclosures")

    async def settled(self) -> None:
        """Until all that was begun is there, or is not going to be."""
        await self._following.settled()

    async def close(self) -> None:
        """Those on their way are given up."""
        await self._following.close()

    async def _follow(self, target: Target, message: str, read: Callable[[], Awaitable[Enclosures]]) -> None:
        try:
            told = await read()
            for item in told.items:
                made = await self._made(item, told.reader, target)
                if made is not None:
                    await self._attach(target, message, made)
        except UndeliverableError:
            log.warning("enclosure not taken")
        except Exception:
            log.exception("enclosures broke")

    async def _made(self, item: Drawing | FileOrder, reader: str, target: Target) -> Enclosed | None:
        if not isinstance(item, FileOrder):
            return await self._draws(item, target.locale, reader) if self._draws else None
        if self._makes is None or not self._couriers[target.platform].attaches_files:
            return None
        return await self._makes(item, reader, target.locale)

    async def _attach(self, target: Target, message: str, made: Enclosed) -> None:
        """Raises UndeliverableError once it was tried often enough."""
        try:
            for left in reversed(range(TRIES)):
                try:
                    await self._couriers[target.platform].attach(target.address, message, made, locale=target.locale)
                except UndeliverableError as error:
                    if error.gone or not left:
                        raise
                    await asyncio.sleep(min(error.after or PAUSE, LONGEST_PAUSE))
                else:
                    return
        finally:
            if isinstance(made, MadeFile):
                made.path.unlink(missing_ok=True)
