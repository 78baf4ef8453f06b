"""The outbox's deliverer on a real store: at least once, in the reader's language, bearing the reference (issue, item 8)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.front import UndeliverableError
from bot.i18n import Translator
from bot.notifier import Notifier
from bot.outbox import IDLE
from commands.domain.operations import Operation, State
from commands.ports import Target
from tests.support.desk import MANAGER, Desk
from tests.support.post import Post
from tests.support.samples import licensed, new_operation


@dataclass
class Outbox:
    """A house, its deliverer, and operations that owe their person a message."""

    house: Desk
    post: Post
    notifier: Notifier

    def owed(
        self, *, address: str = MANAGER, platform: str = "web", locale: str = "fr", after: timedelta = timedelta()
    ) -> Operation:
        with self.house.store.writing() as unit:
            operation, _ = unit.ledger.plan(new_operation(actor=MANAGER, reference="K7M2Q4XA"))
            target = Target(platform=platform, address=address, locale=locale)
            unit.notices.expect(operation.id, target, self.house.clock.now() + after)
            unit.commit()
        return operation

    def end(self, operation: Operation) -> None:
        with self.house.store.writing() as unit:
            unit.ledger.end(unit.ledger.get(operation.public_id) or operation, State.DONE, "created")
            unit.commit()

    def deliver(self) -> int:
        return asyncio.run(self.notifier.deliver_due())

    def given_up(self) -> bool:
        """Nothing comes any more, however long one waits."""
        self.house.clock.advance(days=2)
        return self.deliver() == 0


@pytest.fixture
def outbox(small_house: Desk) -> Iterator[Outbox]:
    post = Post()
    with ThreadPoolExecutor(2) as pool:
        notifier = Notifier(
            small_house.store,
            small_house.clock,
            {"web": post},
            small_house.house,
            pool,
            speak=lambda locale: Translator(locale, strict=True),
        )
        yield Outbox(small_house, post, notifier)


def test_what_is_owed_is_said_once_with_its_reference(outbox: Outbox) -> None:
    operation = outbox.owed()
    outbox.end(operation)
    assert outbox.deliver() == 1
    (message,) = outbox.post.messages.values()
    assert message.startswith(MANAGER)
    assert "K7M2Q4XA" in message
    assert outbox.given_up()


def test_progress_then_the_end_are_one_message(outbox: Outbox) -> None:
    """R91: the message is updated to the end."""
    operation = outbox.owed()
    outbox.deliver()
    (before,) = outbox.post.messages.values()
    outbox.end(operation)
    outbox.deliver()
    (after,) = outbox.post.messages.values()
    assert before != after
    assert outbox.given_up()


def test_nothing_is_sent_before_its_time(outbox: Outbox) -> None:
    outbox.owed(after=timedelta(seconds=5))
    assert outbox.deliver() == 0
    outbox.house.clock.advance(seconds=6)
    assert outbox.deliver() == 1


def test_each_reader_is_told_in_their_language(outbox: Outbox) -> None:
    operation = outbox.owed(locale="en")
    outbox.deliver()
    ((name, message),) = outbox.post.messages.items()
    assert "Reference" in message
    assert outbox.post.about[name] == ("en", "K7M2Q4XA", operation.public_id)


def test_a_platform_that_refuses_is_tried_again_when_it_said(outbox: Outbox) -> None:
    outbox.post.refusals.append(UndeliverableError(after=30))
    outbox.end(outbox.owed())
    outbox.deliver()
    outbox.house.clock.advance(seconds=20)
    assert outbox.deliver() == 0
    outbox.house.clock.advance(seconds=11)
    assert outbox.deliver() == 1
    assert len(outbox.post.messages) == 1


def test_pauses_grow_with_each_failure(outbox: Outbox) -> None:
    outbox.post.refusals += [UndeliverableError() for _ in range(6)]
    outbox.owed()
    waits = []
    for _ in range(5):
        waited = 0
        while outbox.deliver() == 0:
            outbox.house.clock.advance(seconds=1)
            waited += 1
        waits.append(waited)
    assert waits == sorted(waits)
    assert waits[-1] >= 4 * waits[1]


def test_an_address_that_is_gone_is_given_up(outbox: Outbox) -> None:
    outbox.post.refusals.append(UndeliverableError(gone=True))
    outbox.owed()
    outbox.deliver()
    assert outbox.given_up()


def test_one_that_breaks_does_not_keep_the_others_from_going(outbox: Outbox) -> None:
    outbox.post.refusals.append(RuntimeError("a platform's library broke"))
    for number in range(3):
        outbox.owed(address=f"U{number}")
    outbox.deliver()
    assert len(outbox.post.messages) == 2
    outbox.house.clock.advance(minutes=5)
    outbox.deliver()
    assert len(outbox.post.messages) == 3


def test_a_platform_that_is_not_there_yet_waits(outbox: Outbox) -> None:
    """Slack's notices while only the web chat runs."""
    outbox.owed(platform="slack")
    outbox.deliver()
    assert outbox.post.messages == {}
    assert not outbox.given_up()


def test_a_nudge_from_another_thread_delivers_at_once(outbox: Outbox) -> None:
    """Ten in a row: each would wait for the next look otherwise."""
    many = 10

    async def scene() -> float:
        loop = asyncio.get_running_loop()
        running = asyncio.create_task(outbox.notifier.run())
        await asyncio.sleep(0.1)
        begun = loop.time()
        for number in range(many):
            await asyncio.to_thread(outbox.owed, address=f"U{number}")
            await asyncio.to_thread(outbox.notifier.nudge)
            while len(outbox.post.messages) <= number:  # noqa: ASYNC110 — waits for what another task writes
                await asyncio.sleep(0.005)
        took = loop.time() - begun
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        return took

    assert asyncio.run(scene()) < (many - 1) * IDLE


def test_a_nudge_after_the_end_of_the_process_is_harmless(outbox: Outbox) -> None:
    """A worker's thread may end after the loop."""

    async def short() -> None:
        running = asyncio.create_task(outbox.notifier.run())
        await asyncio.sleep(0.05)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    asyncio.run(short())
    outbox.notifier.nudge()


def test_the_card_of_an_account_is_linked_for_those_who_see_it_alone(outbox: Outbox) -> None:
    """R4: the address may be somebody else's by the time that the end is told."""
    for establishment, linked in (("03", True), ("16-2", False)):
        outbox.house.known(licensed(new_operation().email), establishment=establishment)
        operation = outbox.owed()
        outbox.end(operation)
        assert outbox.deliver() == 1
        told = outbox.post.messages[f"m{len(outbox.post.messages)}"]
        assert ("[Fiche]" in told) is linked
