"""The outbox's deliverer: messages about operations reach their readers at least once, bearing the operation's reference."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from datetime import timedelta
from typing import TypedDict, TypeVar

from bot.front import Courier, UndeliverableError
from bot.i18n import Translator, translator
from bot.localise import localise
from bot.waiting import Bells, heard
from commands.context import House
from commands.domain.errors import IrisError
from commands.ports import Clock, DueNotice, Store, Unit
from commands.recognition import account_shown
from commands.views.nodes import Localised
from commands.views.operations import operation_view
from commands.views.show import Reader

log = logging.getLogger(__name__)

IDLE = 1.0
"""Seconds between looks when nobody nudges (another replica's worker, a due time that came)."""
BATCH = 10
LONGEST_WAIT = 300.0
"""Seconds between tries at most."""
GIVEN_UP_AFTER = 300
"""Tries: about a day of a platform that takes nothing."""
_BELL = "outbox"

T = TypeVar("T")


class _About(TypedDict):
    """What a courier is told of each message."""

    locale: str
    reference: str
    operation: str


class Notifier:
    """One per process; rows are leased, so that replicas share the work. `couriers` are by platform."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        couriers: Mapping[str, Courier],
        house: House,
        pool: Executor,
        *,
        speak: Callable[[str], Translator] = translator,
    ) -> None:
        self._store = store
        self._clock = clock
        self._couriers = couriers
        self._house = house
        self._pool = pool
        self._speak = speak
        self._bells = Bells()

    def nudge(self) -> None:
        """From any thread: something may be due now."""
        self._bells.ring(_BELL)

    async def run(self) -> None:
        """Deliver until cancelled. A round that fails is told in the logs and tried again."""
        with self._bells.listening(_BELL) as bell:
            while True:
                bell.clear()
                try:
                    delivered = await self.deliver_due()
                except IrisError:
                    log.warning("outbox not read", exc_info=True)
                    delivered = 0
                except Exception:
                    log.exception("outbox round broke")
                    delivered = 0
                if delivered < BATCH:
                    await heard(bell, IDLE)

    async def deliver_due(self) -> int:
        """One round: claim, deliver side by side, write down what became of each. Returns how many were claimed."""
        due = await self._writing(lambda unit: unit.notices.claim(BATCH))
        await asyncio.gather(*(self._deliver(notice) for notice in due))
        return len(due)

    async def _deliver(self, notice: DueNotice) -> None:
        try:
            message = await self._send(notice)
        except UndeliverableError as error:
            await self._failed(notice, after=error.after, gone=error.gone)
        except Exception:
            log.exception("notice not delivered", extra={"reference": notice.operation.reference})
            await self._failed(notice, after=None, gone=False)
        else:
            await self._writing(lambda unit: unit.notices.delivered(notice, message))

    async def _send(self, notice: DueNotice) -> str:
        """Post, or update the message of an earlier delivery; returns what finds it again."""
        courier = self._couriers.get(notice.target.platform)
        if courier is None:
            raise UndeliverableError
        view = await self._in_pool(lambda: self._view(notice))
        about = _About(locale=notice.target.locale, reference=notice.operation.reference, operation=notice.operation.public_id)
        if not notice.message:
            return await courier.post(notice.target.address, view, **about)
        await courier.update(notice.target.address, notice.message, view, **about)
        return notice.message

    def _view(self, notice: DueNotice) -> Localised:
        with self._store.reading() as unit:
            account = account_shown(unit, self._house, notice.operation)
        reader = Reader(command=self._house.command, now=self._clock.now())
        return localise(operation_view(notice.operation, reader, account), self._speak(notice.target.locale))

    async def _failed(self, notice: DueNotice, *, after: float | None, gone: bool) -> None:
        wait = max(after or 0.0, min(LONGEST_WAIT, 2.0 ** min(notice.tries, 10)))
        given_up = gone or notice.tries >= GIVEN_UP_AFTER
        again_at = None if given_up else self._clock.now() + timedelta(seconds=wait)
        if given_up:
            log.error("notice given up", extra={"reference": notice.operation.reference})
        await self._writing(lambda unit: unit.notices.failed(notice, again_at))

    async def _writing(self, work: Callable[[Unit], T]) -> T:
        def write() -> T:
            with self._store.writing() as unit:
                result = work(unit)
                unit.commit()
                return result

        return await self._in_pool(write)

    async def _in_pool(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)
