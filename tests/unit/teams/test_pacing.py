"""Teams' limits: never exceeded over any window, and a conversation over its limit delays nobody else."""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from collections.abc import Awaitable, Callable

import pytest

from bot.front import UndeliverableError
from bot.teams import pacing as module
from bot.teams.pacing import IN_ALL, READING, SENDING, Limit, Pacing

TENANT = "t"


class Hours:
    """A clock that moves when somebody sleeps."""

    def __init__(self) -> None:
        self.time = 1_000.0

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.time += seconds
        await asyncio.sleep(0)


def paced(work: Callable[[Pacing, Hours], Awaitable[list[float]]]) -> list[float]:
    async def run() -> list[float]:
        hours = Hours()
        return await work(Pacing(hours.now, hours.sleep), hours)

    return asyncio.run(run())


async def leave(pacing: Pacing, hours: Hours, times: int, *, name: str = "c", limits: tuple[Limit, ...] = SENDING) -> list[float]:
    left = []
    for _ in range(times):
        await pacing.turn(TENANT, name, limits, 5_000)
        left.append(hours.time)
    return left


def most(left: list[float], seconds: float) -> int:
    """The largest number within any window of that length."""
    return max(bisect_left(left, at + seconds) - place for place, at in enumerate(left))


@pytest.mark.parametrize("limits", [SENDING, READING])
def test_no_window_ever_holds_more_than_its_limit(limits: tuple[Limit, ...]) -> None:
    left = paced(lambda pacing, hours: leave(pacing, hours, limits[-1].calls + 100, limits=limits))
    for limit in limits:
        assert most(left, limit.seconds) <= limit.calls, limit


def test_what_is_within_the_limits_leaves_at_once() -> None:
    left = paced(lambda pacing, hours: leave(pacing, hours, 7))
    assert left == [1_000.0] * 7


def test_the_application_has_a_limit_in_a_tenant() -> None:
    async def everywhere(pacing: Pacing, hours: Hours) -> list[float]:
        left = []
        for number in range(200):
            left += await leave(pacing, hours, 1, name=f"c{number}")
        return left

    left = paced(everywhere)
    assert most(left, 1) == IN_ALL[0].calls
    assert left[-1] - left[0] == pytest.approx(3.0)


def test_a_conversation_over_its_limit_delays_nobody_else() -> None:
    """In real time: one is held for a minute, others go on."""

    async def run() -> None:
        pacing = Pacing()
        pacing.hold("slow", SENDING, 60)
        waiting = asyncio.create_task(pacing.turn(TENANT, "slow", SENDING, 90))
        async with asyncio.timeout(30):
            for number in range(30):
                await pacing.turn(TENANT, f"c{number}", SENDING, 1)
        assert not waiting.done()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    asyncio.run(run())


def test_who_cannot_leave_in_time_is_told_when_to_come_back() -> None:
    async def hour(pacing: Pacing, hours: Hours) -> list[float]:
        await leave(pacing, hours, 1_800)
        begun = hours.time
        with pytest.raises(UndeliverableError) as caught:
            await pacing.turn(TENANT, "c", SENDING, 15)
        assert caught.value.after is not None
        assert hours.time == begun, "waited although it was in vain"
        await hours.sleep(caught.value.after)
        await pacing.turn(TENANT, "c", SENDING, 0.1)
        return []

    paced(hour)


def test_those_behind_one_who_waits_give_up_in_time_as_well() -> None:
    async def run() -> None:
        pacing = Pacing()
        pacing.hold("c", SENDING, 0.5)
        first = asyncio.create_task(pacing.turn(TENANT, "c", SENDING, 2))
        await asyncio.sleep(0)
        with pytest.raises(UndeliverableError):
            await pacing.turn(TENANT, "c", SENDING, 0.05)
        await first

    asyncio.run(run())


def test_senders_of_one_conversation_leave_in_the_order_they_came() -> None:
    async def run() -> list[int]:
        hours, left = Hours(), list[int]()
        pacing = Pacing(hours.now, hours.sleep)

        async def send(number: int) -> None:
            await pacing.turn(TENANT, "c", SENDING, 5_000)
            left.append(number)

        await asyncio.gather(*(send(number) for number in range(40)))
        return left

    assert asyncio.run(run()) == list(range(40))


def test_conversations_are_forgotten_once_they_limit_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT_AT_MOST", 10)

    async def many(pacing: Pacing, hours: Hours) -> list[float]:
        for number in range(100):
            await leave(pacing, hours, 1, name=f"c{number}")
        assert len(pacing._lanes) <= 10
        pacing.hold("held", SENDING, 9_999)
        hours.time += 3_601
        for number in range(9):
            await leave(pacing, hours, 1, name=f"d{number}")
        assert "held" in pacing._lanes
        return []

    paced(many)
