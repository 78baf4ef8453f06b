"""What delivers a durable queue of messages: at least once, side by side, with pauses that grow."""

from __future__ import annotations

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypedDict, TypeVar

from bot.front import Courier, UndeliverableError
from bot.i18n import Translator, translator
from bot.localise import localise
from bot.waiting import Bells, heard
from commands.context import House
from commands.domain.errors import IrisError
from commands.ports import Clock, Store, Target, Unit
from commands.views.nodes import Draft, Localised
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


class Due(Protocol):
    """A message that is due: whom for, where it lives already ("" before the first), and how often it was tried."""

    @property
    def target(self) -> Target: ...
    @property
    def message(self) -> str: ...
    @property
    def tries(self) -> int: ...


class About(TypedDict, total=False):
    """What a courier is told of a message about an operation."""

    reference: str
    operation: str


D = TypeVar("D", bound=Due)


class Outbox(ABC, Generic[D]):
    """One per process and queue; rows are leased, so that replicas share the work. `couriers` are by platform."""

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

    @abstractmethod
    def _claim(self, unit: Unit, limit: int) -> Sequence[D]:
        """Due messages, leased."""

    @abstractmethod
    def _draft(self, unit: Unit, due: D, reader: Reader) -> Draft | None:
        """What the message says now; None where there is nothing to say any more."""

    @abstractmethod
    def _delivered(self, unit: Unit, due: D, message: str | None) -> None:
        """Sent or updated; None where there was nothing to say."""

    @abstractmethod
    def _failed(self, unit: Unit, due: D, again_at: datetime | None) -> None:
        """Not taken: again later, or given up (None)."""

    @abstractmethod
    def _about(self, due: D) -> About:
        """What the courier is told beside the words."""

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
        due = await self._writing(lambda unit: self._claim(unit, BATCH))
        await asyncio.gather(*(self._deliver(one) for one in due))
        return len(due)

    async def _deliver(self, due: D) -> None:
        try:
            message = await self._send(due)
        except UndeliverableError as error:
            await self._missed(due, after=error.after, gone=error.gone)
        except Exception:
            log.exception("message not delivered", extra={"reference": self._about(due).get("reference", "")})
            await self._missed(due, after=None, gone=False)
        else:
            await self._writing(lambda unit: self._delivered(unit, due, message))
            if message and not due.message:
                self._begun(due, message)

    def _begun(self, due: D, message: str) -> None:
        """A message was posted for the first time, and written down. Not to be waited for."""

    async def _send(self, due: D) -> str | None:
        """Post, or update the message of an earlier delivery; returns what finds it again."""
        courier = self._couriers.get(due.target.platform)
        if courier is None:
            raise UndeliverableError
        view = await self._in_pool(lambda: self._view(due))
        if view is None:
            return None
        locale, message = due.target.locale, due.message or await self._left(courier, due)
        if not message:
            return await courier.post(due.target.address, view, locale=locale, **self._about(due))
        await courier.update(due.target.address, message, view, locale=locale, **self._about(due))
        return message

    async def _left(self, courier: Courier, due: D) -> str:
        """What an earlier try may have posted before this could be written down (R71); "" where there is none to find."""
        reference = self._about(due).get("reference", "")
        return await courier.sent_already(due.target.address, reference) if due.tries > 1 and reference else ""

    def _view(self, due: D) -> Localised | None:
        reader = Reader(command=self._house.typed_on(due.target.platform), now=self._clock.now())
        with self._store.reading() as unit:
            draft = self._draft(unit, due, reader)
        return None if draft is None else localise(draft, self._speak(due.target.locale))

    async def _missed(self, due: D, *, after: float | None, gone: bool) -> None:
        wait = max(after or 0.0, min(LONGEST_WAIT, 2.0 ** min(due.tries, 10)))
        given_up = gone or due.tries >= GIVEN_UP_AFTER
        again_at = None if given_up else self._clock.now() + timedelta(seconds=wait)
        if given_up:
            log.error("message given up", extra={"reference": self._about(due).get("reference", "")})
        await self._writing(lambda unit: self._failed(unit, due, again_at))

    async def _writing(self, work: Callable[[Unit], T]) -> T:
        def write() -> T:
            with self._store.writing() as unit:
                result = work(unit)
                unit.commit()
                return result

        return await self._in_pool(write)

    async def _in_pool(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)
