"""Teams' limits, kept on our side so that a 429 is rare (Microsoft Learn, « Optimize your bot with rate limiting in Teams »).

Windows slide: of the last second, two, thirty and hour, exactly. A conversation over its limit makes only its own senders wait,
in the order in which they came. Counts are this process's: what other replicas send is learnt from 429 and its Retry-After.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import msgspec

from bot.front import UndeliverableError


class Limit(msgspec.Struct, frozen=True):
    """At most so many calls in any so many seconds."""

    calls: int
    seconds: float


SENDING = (Limit(7, 1), Limit(8, 2), Limit(60, 30), Limit(1_800, 3_600))
"""To one conversation; also of creating conversations."""
READING = (Limit(14, 1), Limit(16, 2), Limit(120, 30), Limit(3_600, 3_600))
"""Members, of one conversation."""
IN_ALL = (Limit(50, 1),)
"""Of one application in one tenant."""
KEPT_AT_MOST = 10_000
_LONGEST = 3_600.0
_SOON = 1.0


@dataclass(slots=True)
class _Lane:
    """Calls of one kind to one place: when each left, and until when Teams wants none."""

    limits: tuple[Limit, ...]
    left: deque[float]
    held_until: float = 0.0
    waiting: int = 0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def wait(self, now: float) -> float:
        """Seconds until one more call may leave."""
        left, free = self.left, self.held_until
        for one in self.limits:
            if len(left) >= one.calls:
                free = max(free, left[-one.calls] + one.seconds)
        return max(0.0, free - now)

    def is_idle(self, now: float) -> bool:
        return not self.waiting and self.held_until <= now and (not self.left or self.left[-1] + _LONGEST <= now)


def _lane(limits: tuple[Limit, ...]) -> _Lane:
    return _Lane(limits, deque(maxlen=max(one.calls for one in limits)))


class Pacing:
    """For one event loop. `now` is monotonic, in seconds."""

    def __init__(
        self, now: Callable[[], float] = time.monotonic, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._now = now
        self._sleep = sleep
        self._lanes: dict[str, _Lane] = {}
        self._tenants: dict[str, _Lane] = {}

    async def turn(self, tenant: str, name: str, limits: tuple[Limit, ...], within: float) -> None:
        """Wait until a call to `name` may leave, `within` seconds at most. Raises UndeliverableError, with how long to wait."""
        lane, whole = self._known(name, limits), self._whole(tenant)
        if self._left_at_once(lane, whole):
            return
        lane.waiting += 1
        try:
            async with asyncio.timeout(within):
                await self._leave(lane, whole, self._now() + within)
        except TimeoutError as error:
            raise UndeliverableError(after=max(_SOON, lane.wait(self._now()))) from error
        finally:
            lane.waiting -= 1

    def hold(self, name: str, limits: tuple[Limit, ...], seconds: float) -> None:
        """Teams wants nothing there for so long."""
        lane = self._known(name, limits)
        lane.held_until = max(lane.held_until, self._now() + seconds)

    def _left_at_once(self, lane: _Lane, tenant: _Lane) -> bool:
        """Where nobody waits and there is room in both, as nearly always."""
        now = self._now()
        if lane.turn.locked() or tenant.turn.locked() or lane.wait(now) > 0 or tenant.wait(now) > 0:
            return False
        lane.left.append(now)
        tenant.left.append(now)
        return True

    async def _leave(self, lane: _Lane, tenant: _Lane, deadline: float) -> None:
        async with lane.turn:
            await self._until_free(lane, deadline)
            async with tenant.turn:
                await self._until_free(tenant, deadline)
                now = self._now()
                lane.left.append(now)
                tenant.left.append(now)

    async def _until_free(self, lane: _Lane, deadline: float) -> None:
        while (wait := lane.wait(now := self._now())) > 0:
            if now + wait > deadline:
                raise UndeliverableError(after=wait)
            await self._sleep(wait)

    def _whole(self, tenant: str) -> _Lane:
        lane = self._tenants.get(tenant)
        if lane is None:
            lane = self._tenants[tenant] = _lane(IN_ALL)
        return lane

    def _known(self, name: str, limits: tuple[Limit, ...]) -> _Lane:
        lane = self._lanes.get(name)
        if lane is None:
            if len(self._lanes) >= KEPT_AT_MOST:
                self._tidy()
            lane = self._lanes[name] = _lane(limits)
        return lane

    def _tidy(self) -> None:
        """Forget lanes that limit nothing any more; where all of them do, the older half of those that nobody waits in."""
        now = self._now()
        self._lanes = {name: lane for name, lane in self._lanes.items() if not lane.is_idle(now)}
        if len(self._lanes) >= KEPT_AT_MOST:
            spare = [name for name, lane in self._lanes.items() if not lane.waiting]
            for name in spare[: len(spare) // 2 + 1]:
                del self._lanes[name]
