"""Messages that no operation owns (offers, alerts, reminders) reach their readers at least once, and are updated in place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from datetime import datetime
from functools import partial

from bot.enclosing import Enclosing
from bot.front import Courier
from bot.i18n import Translator, translator
from bot.outbox import About, Outbox
from commands.context import House
from commands.ports import Clock, DueLetter, Store, Unit
from commands.views.letters import Enclosures, LetterContext, enclosed_kinds, enclosures, letter_view
from commands.views.nodes import Draft
from commands.views.show import Reader


class LetterCarrier(Outbox[DueLetter]):
    """The outbox of letters: what each says is read as it leaves."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        couriers: Mapping[str, Courier],
        house: House,
        pool: Executor,
        *,
        enclosing: Enclosing | None = None,
        speak: Callable[[str], Translator] = translator,
    ) -> None:
        super().__init__(store, clock, couriers, house, pool, speak=speak)
        self._enclosing = enclosing or Enclosing(couriers)

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

    def _begun(self, due: DueLetter, message: str) -> None:
        if due.kind in enclosed_kinds():
            self._enclosing.follow(due.target, message, partial(self._in_pool, partial(self._enclosures, due)))

    def _enclosures(self, due: DueLetter) -> Enclosures:
        reader = Reader(command=self._house.typed_on(due.target.platform), now=self._clock.now())
        with self._store.reading() as unit:
            return enclosures(due.kind, due.payload, LetterContext(unit=unit, house=self._house, reader=reader))

    def _failed(self, unit: Unit, due: DueLetter, again_at: datetime | None) -> None:
        unit.letters.failed(due, again_at)

    def _about(self, due: DueLetter) -> About:
        """What finds it again. Keys hold addresses of people: they stay here."""
        return About(reference=f"letter-{hashlib.sha256(due.key.encode()).hexdigest()[:24]}")
