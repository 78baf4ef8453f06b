"""One page ahead: the next page of a listing travels while the one before is taken in."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from itertools import islice
from typing import TypeVar

from commands.domain.errors import IrisError

T = TypeVar("T")

LOOK_EVERY = 0.2
"""Seconds between two looks at `stopping` while a page is awaited."""


class Halted(IrisError):
    """The process ends, or leads no more: what was begun is left where it stands."""

    retry = True


def ahead(source: Iterator[T], stopping: Callable[[], bool]) -> Iterator[T]:
    """What `source` gives, in its order, with never more than one item asked for beforehand; its errors come in their turn.

    Raises Halted as soon as `stopping` says so: a call to Zoom that hangs is then nobody's, in a thread that holds up no exit.
    """
    coming = _begun(source)
    while True:
        while not wait([coming], LOOK_EVERY).done:
            if stopping():
                raise Halted
        found = coming.result()
        if stopping():
            raise Halted
        if not found:
            return
        coming = _begun(source)
        yield found[0]


def _begun(source: Iterator[T]) -> Future[tuple[T, ...]]:
    """The next item on its way: a tuple of one, or of none at the end."""
    coming: Future[tuple[T, ...]] = Future()

    def fetch() -> None:
        try:
            coming.set_result(tuple(islice(source, 1)))
        except BaseException as error:
            coming.set_exception(error)

    threading.Thread(target=fetch, name="iris-ahead", daemon=True).start()
    return coming
