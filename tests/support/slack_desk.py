"""A small desk that can break, for what the Slack front end does then."""

from __future__ import annotations

from collections.abc import Mapping

from bot.front import Answer
from commands.incoming import Incoming, Person
from commands.views.nodes import Option
from tests.support.small_desk import SmallDesk


class BreakableDesk(SmallDesk):
    """`broken` fails as a defect of ours would, past the commands' own error boundary."""

    broken = False

    async def answer(self, incoming: Incoming) -> Answer:
        if self.broken:
            raise ZeroDivisionError
        return await super().answer(incoming)

    async def options(self, person: Person, source: str, typed: str, chosen: Mapping[str, str]) -> tuple[Option[str], ...]:
        if self.broken:
            raise ZeroDivisionError
        return await super().options(person, source, typed, chosen)
