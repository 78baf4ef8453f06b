"""Pages that travel while one is taken in, and exits that wait for no answer (R92)."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from zoom.ahead import AT_MOST, Halted, ahead, unless_stopping

WAIT = 30.0


def never() -> bool:
    return False


def test_everything_comes_in_its_order_and_ends() -> None:
    assert list(ahead(iter(range(50)), never)) == list(range(50))


def test_an_error_comes_in_its_turn_after_what_came_before_it() -> None:
    def source() -> Iterator[int]:
        yield from range(3)
        raise ValueError("cut")

    came: list[int] = []
    with pytest.raises(ValueError, match="cut"):
        came.extend(ahead(source(), never))
    assert came == [0, 1, 2]


def test_the_next_is_asked_for_while_one_is_taken_in() -> None:
    asked = threading.Event()

    def source() -> Iterator[int]:
        yield 1
        asked.set()
        yield 2

    for _ in ahead(source(), never):
        assert asked.wait(WAIT)


def test_only_so_many_are_asked_for_beforehand() -> None:
    """Zoom is not read through while the store is kept by others."""
    asked: list[int] = []

    def source() -> Iterator[int]:
        for number in range(100):
            asked.append(number)
            yield number

    coming = ahead(source(), never)
    next(coming)
    until = time.monotonic() + WAIT
    while len(asked) < AT_MOST and time.monotonic() < until:
        time.sleep(0.001)
    time.sleep(0.05)
    assert len(asked) == AT_MOST
    coming.close()  # type: ignore[attr-defined]  # a generator is


def test_who_takes_no_more_has_nothing_more_asked_for() -> None:
    before = threading.active_count()
    coming = ahead(iter(range(1000)), never)
    next(coming)
    coming.close()  # type: ignore[attr-defined]  # a generator is
    until = time.monotonic() + WAIT
    while threading.active_count() > before and time.monotonic() < until:
        time.sleep(0.001)
    assert threading.active_count() == before


def test_a_stop_is_not_kept_waiting_by_an_answer_that_does_not_come() -> None:
    answer = threading.Event()
    stopping = threading.Event()
    threading.Timer(0.05, stopping.set).start()
    began = time.monotonic()
    with pytest.raises(Halted):
        unless_stopping(lambda: answer.wait(WAIT), stopping.is_set)
    assert time.monotonic() - began < WAIT
    answer.set()


def test_a_stop_goes_before_an_answer_that_is_there() -> None:
    with pytest.raises(Halted):
        unless_stopping(lambda: 1, lambda: True)


def test_a_call_gives_its_answer_or_its_error() -> None:
    def fails() -> int:
        raise ValueError("refused")

    assert unless_stopping(lambda: 1, never) == 1
    with pytest.raises(ValueError, match="refused"):
        unless_stopping(fails, never)
