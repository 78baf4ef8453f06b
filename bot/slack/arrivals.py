"""An event with the moment it came, as Bolt's context carries it to the listeners."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

import msgspec


class Arrival(msgspec.Struct, frozen=True):
    """`bot.slack.http` and `bot.slack.socket` put it in Bolt's context. `after` is what they await once Slack is answered."""

    sent: Any
    at: datetime
    after: list[Callable[[], Awaitable[None]]] = []

    async def answered(self) -> None:
        for work in self.after:
            await work()


def arrival(context: Mapping[str, Any]) -> Arrival:
    found = context["arrival"]
    assert isinstance(found, Arrival)  # noqa: S101 - narrows for the type checker only
    return found
