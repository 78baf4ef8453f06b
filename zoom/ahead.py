"""Calls that nobody need wait for: the next page travels while the one before is taken in, and an exit waits for no answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from itertools import islice
from typing import TypeVar

from commands.domain.errors import IrisError

T = TypeVar("T")

LOOK_EVERY = 0.2
"""Seconds between two looks at `stopping` while an answer is awaited."""


class Halted(IrisError):
    """The process ends, or leads no more: what was begun is left where it stands."""

    retry = True


def ahead(source: Iterator[T], stopping: Callable[[], bool]) -> Iterator[T]:
    """What `source` gives, in its order, with never more than one item asked for beforehand; its errors come in their turn.

    Raises Halted as soon as `stopping` says so.
    """

    def following() -> tuple[T, ...]:
        return tuple(islice(source, 1))

    coming = _begun(following)
    while found := _awaited(coming, stopping):
        coming = _begun(following)
        yield found[0]


def unless_stopping(call: Callable[[], T], stopping: Callable[[], bool]) -> T:
    """What `call` gives or raises; Halted as soon as `stopping` says so."""
    return _awaited(_begun(call), stopping)


def _begun(call: Callable[[], T]) -> Future[T]:
    """The call, in a thread that holds up no exit: what it brings may be nobody's any more."""
    coming: Future[T] = Future()

    def run() -> None:
        try:
            coming.set_result(call())
        except BaseException as error:
            coming.set_exception(error)

    threading.Thread(target=run, name="iris-ahead", daemon=True).start()
    return coming


def _awaited(coming: Future[T], stopping: Callable[[], bool]) -> T:
    while not wait([coming], LOOK_EVERY).done:
        if stopping():
            raise Halted
    if stopping():
        raise Halted
    return coming.result()
