"""Calls that nobody need wait for: the next pages travel while one is taken in, and an exit waits for no answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from itertools import islice
from queue import Empty, SimpleQueue
from typing import TypeVar

from commands.domain.errors import IrisError

T = TypeVar("T")

LOOK_EVERY = 0.2
"""Seconds between two looks at `stopping` while an answer is awaited."""
AT_MOST = 4
"""Items on their way: with one alone, whoever fetches and whoever takes in wait for each other at each page."""


class Halted(IrisError):
    """The process ends, or leads no more: what was begun is left where it stands."""

    retry = True


def ahead(source: Iterator[T], stopping: Callable[[], bool]) -> Iterator[T]:
    """What `source` gives, in its order, a few items asked for beforehand; its errors come in their turn.

    Raises Halted as soon as `stopping` says so. The thread that asks holds up no exit: what it brings may be nobody's any more.
    """
    came: SimpleQueue[tuple[T, ...] | BaseException] = SimpleQueue()
    room = threading.Semaphore(AT_MOST)
    over = threading.Event()

    def ask() -> None:
        while room.acquire() and not over.is_set():
            found = _asked(source)
            came.put(found)
            if not found or isinstance(found, BaseException):
                return

    threading.Thread(target=ask, name="iris-ahead", daemon=True).start()
    try:
        while found := _awaited(came, stopping):
            if isinstance(found, BaseException):
                raise found
            yield found[0]
            room.release()
    finally:
        over.set()
        room.release()


def unless_stopping(call: Callable[[], T], stopping: Callable[[], bool]) -> T:
    """What `call` gives or raises; Halted as soon as `stopping` says so."""
    return next(ahead((asked() for asked in (call,)), stopping))


def _asked(source: Iterator[T]) -> tuple[T, ...] | BaseException:
    """The next item, nothing at the end, or what went wrong."""
    try:
        return tuple(islice(source, 1))
    except BaseException as error:
        return error


def _awaited(came: SimpleQueue[tuple[T, ...] | BaseException], stopping: Callable[[], bool]) -> tuple[T, ...] | BaseException:
    while True:
        try:
            found = came.get(timeout=LOOK_EVERY)
        except Empty:
            found = None
        if stopping():
            raise Halted
        if found is not None:
            return found
