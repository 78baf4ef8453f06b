"""Whether people who hold access are still members of the workspace or the tenant, asked of their platforms day by day (R2)."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from functools import partial
from typing import Protocol, TypeVar, runtime_checkable

from commands.domain.access import ASKED_EVERY, Member
from commands.domain.errors import IrisError
from commands.ports import Clock, Store, Unit

log = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds between rounds."""
BATCH = 20
"""People asked about in a round: a fifth of what Slack's users.info takes in a minute (tier 4)."""

T = TypeVar("T")


@runtime_checkable
class Membership(Protocol):
    """A front end that can tell. Those that cannot are taken to know everybody still."""

    async def still_here(self, address: str) -> bool | None:
        """Whether the person of this address is a full member; None where the platform did not say."""


class Memberships:
    """On the replica that leads. `fronts` are by platform and may come after this is made."""

    def __init__(
        self, store: Store, clock: Clock, fronts: Mapping[str, Membership], pool: Executor, leads: Callable[[], bool]
    ) -> None:
        self._store = store
        self._clock = clock
        self._fronts = fronts
        self._pool = pool
        self._leads = leads

    async def run(self) -> None:
        """Until cancelled. A round that fails is told in the logs and tried again."""
        while True:
            await asyncio.sleep(EVERY)
            try:
                await self.ask_due()
            except IrisError:
                log.warning("members not asked about", exc_info=True)
            except Exception:
                log.exception("members not asked about")

    async def ask_due(self) -> int:
        """One round; how many were asked about."""
        if not self._leads():
            return 0
        before = self._clock.now() - ASKED_EVERY
        due = await self._in_pool(lambda: self._reading(lambda unit: unit.access.members_to_ask(before, BATCH)))
        for member in due:
            # In doubt they are here: an earlier no is forgotten too, since two that follow each other are wanted.
            here = await self._here(member) is not False
            await self._in_pool(partial(self._note, member, here=here))
        return len(due)

    async def _here(self, member: Member) -> bool | None:
        front = self._fronts.get(member.platform)
        return None if front is None else await front.still_here(member.address)

    def _note(self, member: Member, *, here: bool) -> None:
        with self._store.writing() as unit:
            unit.access.note_member(member, here=here)
            unit.commit()

    def _reading(self, work: Callable[[Unit], T]) -> T:
        with self._store.reading() as unit:
            return work(unit)

    async def _in_pool(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)
