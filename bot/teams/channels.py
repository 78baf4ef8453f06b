"""Who reads a channel: what Teams lists (Microsoft Learn, « Get the list of channels in a team »), and what activities say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.front import UndeliverableError
from bot.teams.activities import OPEN, PRIVATE, Activity
from bot.teams.connector import Connector
from bot.teams.references import Reference
from commands.domain.channels import CHECKED_EVERY
from commands.ports import Clock

PATIENCE = 5.0
"""Seconds, of what the outbox has for one message."""


@dataclass(frozen=True, slots=True)
class _Seen:
    private: bool
    at: datetime


class Channels:
    """`still_private` asks once a day and channel (R7)."""

    def __init__(self, connector: Connector, clock: Clock) -> None:
        self._connector = connector
        self._clock = clock
        self._seen: dict[str, _Seen] = {}

    def hear(self, activity: Activity) -> None:
        """Of a channel whose type is told: that it is open to others counts at once."""
        private = _private(activity.channel_data.channel.type)
        if private is not None:
            self._seen[activity.place] = _Seen(private, self._clock.now())

    async def still_private(self, reference: Reference) -> bool:
        """False only where Teams says that others read it, now or when it was last heard."""
        seen, now = self._seen.get(reference.place), self._clock.now()
        if seen is not None and seen.private and now - seen.at < CHECKED_EVERY:
            return True
        told = await self._told(reference)
        if told is None:
            return seen is None or seen.private
        self._seen[reference.place] = _Seen(told, now)
        return told

    async def _told(self, reference: Reference) -> bool | None:
        """None where Teams does not say, or nobody has told yet which team it is of."""
        if not reference.team:
            return None
        try:
            kinds = await self._connector.channels(reference, within=PATIENCE)
        except UndeliverableError:
            return None
        return _private(kinds.get(reference.place, ""))


def _private(kind: str) -> bool | None:
    return True if kind.lower() in PRIVATE else False if kind.lower() in OPEN else None
