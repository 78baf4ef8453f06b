"""Work that nobody waits for: begun on the event loop, kept until it ends, given up with its front end."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any


class Following:
    """For one event loop. Each piece of work tells its own failures."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, work: Coroutine[Any, Any, None], name: str) -> None:
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settled(self) -> None:
        """Until all that was begun has ended."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def close(self) -> None:
        """What is under way is given up."""
        for task in self._tasks:
            task.cancel()
        await self.settled()
