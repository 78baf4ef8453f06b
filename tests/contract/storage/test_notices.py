"""The outbox: a person who was not answered is told, at least once, whatever dies in between."""

from __future__ import annotations

from datetime import timedelta

import pytest

from commands.domain.operations import Operation, State
from commands.ports import DueNotice, Target
from storage.notices import LEASE
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.samples import new_operation

ODILE = Target(platform="slack", address="U1", locale="fr")
RENE = Target(platform="slack", address="U2", locale="en")
GRACE = timedelta(seconds=5)


@pytest.fixture
def operation(store: SqlStore, clock: SettableClock) -> Operation:
    """An operation whose asker will be told by message unless answered within GRACE."""
    with store.writing() as unit:
        planned, _ = unit.ledger.plan(new_operation())
        unit.notices.expect(planned.id, ODILE, clock.now() + GRACE)
        unit.commit()
    return planned


def claim(store: SqlStore) -> list[DueNotice]:
    with store.writing() as unit:
        claimed = list(unit.notices.claim(10))
        unit.commit()
    return claimed


def deliver(store: SqlStore, notice: DueNotice, message: str = "m1") -> None:
    with store.writing() as unit:
        unit.notices.delivered(notice, message)
        unit.commit()


def end(store: SqlStore, operation: Operation) -> None:
    with store.writing() as unit:
        unit.ledger.end(operation, State.DONE, "created")
        unit.commit()


def test_nobody_is_told_while_the_answer_itself_may_come(store: SqlStore, operation: Operation, clock: SettableClock) -> None:
    end(store, operation)
    assert claim(store) == []
    with store.writing() as unit:
        unit.notices.answered(operation.public_id, ODILE)
        unit.commit()
    clock.advance(minutes=10)
    assert claim(store) == []


def test_one_who_was_not_answered_is_told_the_end(store: SqlStore, operation: Operation, clock: SettableClock) -> None:
    """The process died after the plan: the promise is in the database."""
    end(store, operation)
    clock.advance(seconds=5)
    [notice] = claim(store)
    assert (notice.target, notice.message, notice.tries) == (ODILE, "", 1)
    assert (notice.operation.outcome, notice.operation.reference) == ("created", "R-1")
    deliver(store, notice)
    clock.advance(minutes=10)
    assert claim(store) == []


def test_a_message_that_shows_progress_is_updated_at_the_end(store: SqlStore, operation: Operation, clock: SettableClock) -> None:
    with store.writing() as unit:
        unit.notices.wake(operation.public_id)
        unit.commit()
    [progress] = claim(store)
    assert not progress.operation.ended
    deliver(store, progress)
    clock.advance(minutes=10)
    assert claim(store) == []
    end(store, operation)
    [last] = claim(store)
    assert (last.message, last.operation.ended) == ("m1", True)


def test_an_end_during_a_delivery_is_delivered_next(store: SqlStore, operation: Operation, clock: SettableClock) -> None:
    clock.advance(seconds=5)
    [progress] = claim(store)
    end(store, operation)
    deliver(store, progress)
    [last] = claim(store)
    assert last.operation.ended
    deliver(store, last)
    assert claim(store) == []


def put_down(store: SqlStore, clock: SettableClock, waiting: str) -> Operation:
    """A try that ended without an end."""
    with store.writing() as unit:
        (operation,) = unit.ledger.claim(1)
        postponed = unit.ledger.postpone(operation, clock.now(), waiting, started=True)
        unit.commit()
    return postponed


def test_a_new_reason_to_wait_is_shown_once(store: SqlStore, operation: Operation, clock: SettableClock) -> None:
    """R91: « en cours », then « Zoom ne répond pas », and nothing for each try that finds it so."""
    clock.advance(seconds=5)
    [progress] = claim(store)
    deliver(store, progress)
    put_down(store, clock, "unavailable")
    [notice] = claim(store)
    assert (notice.message, notice.operation.waiting) == ("m1", "unavailable")
    deliver(store, notice)
    put_down(store, clock, "unavailable")
    assert claim(store) == []
    assert operation.waiting == ""


def test_a_new_reason_to_wait_hurries_nobody_who_may_be_answered(
    store: SqlStore, operation: Operation, clock: SettableClock
) -> None:
    assert put_down(store, clock, "uncertain").public_id == operation.public_id
    assert claim(store) == []


def test_a_new_reason_to_wait_during_a_delivery_is_delivered_next(
    store: SqlStore, operation: Operation, clock: SettableClock
) -> None:
    clock.advance(seconds=5)
    [progress] = claim(store)
    assert put_down(store, clock, "unavailable").public_id == operation.public_id
    deliver(store, progress)
    [notice] = claim(store)
    assert notice.operation.waiting == "unavailable"
    deliver(store, notice)
    assert claim(store) == []


def test_a_notice_whose_sender_died_is_sent_by_another(store: SqlStore, operation: Operation, clock: SettableClock) -> None:
    end(store, operation)
    clock.advance(seconds=5)
    assert len(claim(store)) == 1
    assert claim(store) == []
    clock.advance(seconds=LEASE.total_seconds())
    [again] = claim(store)
    assert again.tries == 2


def test_a_refused_notice_is_tried_later_and_then_given_up(store: SqlStore, operation: Operation, clock: SettableClock) -> None:
    end(store, operation)
    clock.advance(seconds=5)
    [notice] = claim(store)
    with store.writing() as unit:
        unit.notices.failed(notice, clock.now() + timedelta(minutes=1))
        unit.commit()
    assert claim(store) == []
    clock.advance(minutes=1)
    [notice] = claim(store)
    with store.writing() as unit:
        unit.notices.failed(notice, None)
        assert unit.notices.given_up() == 1
        unit.commit()
    clock.advance(days=1)
    assert claim(store) == []


def test_each_reader_has_one_message_of_their_own(store: SqlStore, operation: Operation, clock: SettableClock) -> None:
    with store.writing() as unit:
        for target in (ODILE, RENE, RENE):
            unit.notices.expect(operation.id, target, clock.now() + GRACE)
        unit.commit()
    clock.advance(seconds=5)
    assert [notice.target for notice in claim(store)] == [ODILE, RENE]


def test_one_who_asks_after_the_end_is_told_it(store: SqlStore, operation: Operation, clock: SettableClock) -> None:
    end(store, operation)
    with store.writing() as unit:
        unit.notices.expect(operation.id, RENE, clock.now())
        unit.commit()
    [notice] = claim(store)
    assert notice.operation.ended
    deliver(store, notice)
    assert claim(store) == []


def test_a_cancelled_operation_tells_its_readers(store: SqlStore, operation: Operation, clock: SettableClock) -> None:
    with store.writing() as unit:
        unit.notices.wake(operation.public_id)
        unit.commit()
    [progress] = claim(store)
    deliver(store, progress)
    with store.writing() as unit:
        assert unit.ledger.cancel(operation)
        unit.commit()
    assert [notice.operation.state for notice in claim(store)] == [State.CANCELLED]
