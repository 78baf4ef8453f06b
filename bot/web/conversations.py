"""What people of the demonstration see in their windows: transcripts, and what is new in them as it comes.

In memory and on the event loop only; a restart forgets it.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass

from markupsafe import Markup

KEPT_MESSAGES = 100
KEPT_EVENTS = 200
KEPT_ANSWERS = 200
KEPT_OPERATIONS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One article of the conversation; the same id again replaces it. `said` is what a screen reader announces.

    `only_for` is the key of the one person of a channel who sees it, "" for all (R7); `thread` the message that it stands below.
    """

    id: str
    html: Markup
    said: str = ""
    only_for: str = ""
    thread: str = ""

    def seen_by(self, person: str) -> bool:
        return self.only_for in ("", person)


class Conversation:
    """One person's with the bot, or a channel's."""

    def __init__(self) -> None:
        self._messages: OrderedDict[str, Message] = OrderedDict()
        self._events: deque[tuple[int, Message]] = deque(maxlen=KEPT_EVENTS)
        self._answers: OrderedDict[str, asyncio.Task[dict[str, object]]] = OrderedDict()
        self._operations: OrderedDict[str, str] = OrderedDict()
        self._listeners: set[asyncio.Event] = set()
        self._sequence = 0
        self._closed = False

    def find(self, message: str) -> Message | None:
        """As it is now."""
        return self._messages.get(message)

    def seen_by(self, person: str) -> tuple[Message, ...]:
        """The transcript, for this person's eyes."""
        return tuple(one for one in self._messages.values() if one.seen_by(person))

    @property
    def sequence(self) -> int:
        """The number of the last event."""
        return self._sequence

    def article_of(self, operation: str) -> str:
        """The message that shows how an operation goes; "" where there is none yet."""
        return self._operations.get(operation, "")

    def keep_article_of(self, operation: str, message: str) -> None:
        """Its first message stays the one that shows how it goes. Nothing for an operation of no name."""
        if operation:
            self._operations.setdefault(operation, message)
        while len(self._operations) > KEPT_OPERATIONS:
            self._operations.popitem(last=False)

    def show(self, message: Message) -> int:
        """Append, or replace in place; every open window is told. Returns the event's number."""
        self._messages[message.id] = message
        while len(self._messages) > KEPT_MESSAGES:
            self._messages.popitem(last=False)
        self._sequence += 1
        self._events.append((self._sequence, message))
        self._wake()
        return self._sequence

    async def once(self, key: str, work: Callable[[], Coroutine[None, None, dict[str, object]]]) -> dict[str, object]:
        """The answer to `key`: worked out once, however often it is sent, even by a window that has since closed (R44).

        What failed is worked out again when it is sent again: the desk knows by the key what was done.
        """
        task = self._answers.get(key)
        if task is None:
            task = self._answers[key] = asyncio.create_task(work())
            task.add_done_callback(lambda done: self._forget_failure(key, done))
            while len(self._answers) > KEPT_ANSWERS:
                self._answers.popitem(last=False)
        return await asyncio.shield(task)

    def _forget_failure(self, key: str, task: asyncio.Task[dict[str, object]]) -> None:
        if (task.cancelled() or task.exception()) and self._answers.get(key) is task:
            del self._answers[key]

    async def after(self, sequence: int, person: str, *, patience: float) -> AsyncIterator[tuple[int, Message] | None]:
        """What came after an event for this person, then what comes, until closed; None each `patience` seconds of silence."""
        sequence = sequence if sequence <= self._sequence else 0  # a window of before a restart
        news = asyncio.Event()
        self._listeners.add(news)
        try:
            while not self._closed:
                news.clear()
                for number, message in [event for event in self._events if event[0] > sequence]:
                    sequence = number
                    if message.seen_by(person):
                        yield number, message
                try:
                    await asyncio.wait_for(news.wait(), patience)
                except TimeoutError:
                    yield None
        finally:
            self._listeners.discard(news)

    def close(self) -> None:
        """End the streams, so that the server may stop."""
        self._closed = True
        self._wake()

    def _wake(self) -> None:
        for listener in self._listeners:
            listener.set()


class Conversations:
    """Everybody's, by address. `close` before the server stops: open streams would hold it."""

    def __init__(self) -> None:
        self._by_address: dict[str, Conversation] = {}
        self._closed = False

    def of(self, address: str) -> Conversation:
        known = self._by_address.get(address)
        if known is None:
            known = self._by_address[address] = Conversation()
            if self._closed:
                known.close()
        return known

    def close(self) -> None:
        self._closed = True
        for conversation in self._by_address.values():
            conversation.close()
