"""Messages that no operation owns (offers, alerts, reminders) reach their readers at least once, and are updated in place."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from bot.outbox import About, Outbox
from commands.ports import DueLetter, Unit
from commands.views.letters import LetterContext, letter_view
from commands.views.nodes import Draft
from commands.views.show import Reader


class LetterCarrier(Outbox[DueLetter]):
    """The outbox of letters: what each says is read as it leaves."""

    def _claim(self, unit: Unit, limit: int) -> Sequence[DueLetter]:
        return unit.letters.claim(limit)

    def _draft(self, unit: Unit, due: DueLetter, reader: Reader) -> Draft | None:
        if due.stray:
            return None
        return letter_view(due.kind, due.payload, LetterContext(unit=unit, house=self._house, reader=reader))

    def _delivered(self, unit: Unit, due: DueLetter, message: str | None) -> None:
        if message is None:
            unit.letters.close(due)
        else:
            thread = self._couriers[due.target.platform].thread(due.target.address, message)
            unit.letters.delivered(due, message, thread)

    def _failed(self, unit: Unit, due: DueLetter, again_at: datetime | None) -> None:
        unit.letters.failed(due, again_at)

    def _about(self, due: DueLetter) -> About:
        """What finds it again. Keys hold addresses of people: they stay here."""
        return About(reference=f"letter-{hashlib.sha256(due.key.encode()).hexdigest()[:24]}")
