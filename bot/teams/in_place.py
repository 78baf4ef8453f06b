"""Which message shows how an operation goes: the answer that said « en cours » is brought up to date instead of another one sent.

In memory: after a restart the end comes as a message of its own (R90).
"""

from __future__ import annotations

import asyncio

KEPT_AT_MOST = 1_000
PATIENCE = 10.0
"""Seconds for an answer that is on its way to be taken."""


class OperationCards:
    """Messages of people's own chats, by an operation's public id. For one event loop."""

    def __init__(self) -> None:
        self._messages: dict[str, asyncio.Future[str]] = {}

    def expect(self, operation: str) -> None:
        """An answer about it is on its way, from before the first message about it may leave."""
        if not operation or operation in self._messages:
            return
        while len(self._messages) >= KEPT_AT_MOST:
            self.settle(next(iter(self._messages)), "")
        self._messages[operation] = asyncio.get_running_loop().create_future()

    def settle(self, operation: str, message: str) -> None:
        """It is that message; "" where there is none."""
        awaited = self._messages.get(operation)
        if awaited is not None and not awaited.done():
            awaited.set_result(message)
        if not message:
            self._messages.pop(operation, None)

    async def message_of(self, operation: str) -> str:
        """The message, once it has been taken; "" where there is none."""
        awaited = self._messages.get(operation)
        if awaited is None:
            return ""
        try:
            async with asyncio.timeout(PATIENCE):
                return await asyncio.shield(awaited)
        except TimeoutError:
            return ""
