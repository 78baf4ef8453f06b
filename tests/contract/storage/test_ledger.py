"""The ledger (R90, R91): accepted once, run by one, in order for each address, never lost."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from sqlalchemy.engine import URL

from commands.domain.errors import IrisError
from commands.domain.operations import NewOperation, Operation, State
from storage.engine import make_engine
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.samples import licensed, new_operation

OTHER = "berthe.autre.ciussscn@ssss.gouv.qc.ca"


def plan(store: SqlStore, new: NewOperation) -> Operation:
    with store.writing() as unit:
        operation, _ = unit.ledger.plan(new)
        unit.commit()
    return operation


def claim(store: SqlStore, limit: int = 10) -> list[Operation]:
    with store.writing() as unit:
        claimed = list(unit.ledger.claim(limit))
        unit.commit()
    return claimed


def test_a_planned_operation_is_found_again_whole(store: SqlStore, clock: SettableClock) -> None:
    planned = plan(store, new_operation(payload={"nom": "Hélène", "places": [1, {"a": None}]}, establishments=("03", "05")))
    with store.reading() as unit:
        found = unit.ledger.get(planned.public_id)
    assert found == planned
    assert found is not None
    assert (found.state, found.step, found.started, found.planned_at) == (State.PLANNED, 0, False, clock.now())
    assert found.payload == {"nom": "Hélène", "places": [1, {"a": None}]}


def test_the_same_intent_is_the_same_operation(store: SqlStore) -> None:
    """R44."""
    with store.writing() as unit:
        first, new = unit.ledger.plan(new_operation(intent="x"))
        second, new_again = unit.ledger.plan(new_operation(intent="x", email=OTHER))
        unit.commit()
    assert (first, new, new_again) == (second, True, False)


def test_the_same_intent_planned_by_two_at_once_is_planned_once(store: SqlStore) -> None:
    """R44: a double click, on two threads."""
    found: list[tuple[int, bool]] = []
    both = threading.Barrier(2)

    def click() -> None:
        both.wait()
        with store.writing() as unit:
            operation, new = unit.ledger.plan(new_operation(intent="double"))
            unit.commit()
        found.append((operation.id, new))

    threads = [threading.Thread(target=click) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({number for number, _ in found}) == 1
    assert sorted(new for _, new in found) == [False, True]


def test_what_is_due_is_claimed_once(store: SqlStore) -> None:
    planned = plan(store, new_operation())
    assert [(one.id, one.state, one.tries) for one in claim(store)] == [(planned.id, State.RUNNING, 1)]
    assert claim(store) == []


def test_two_processes_never_claim_the_same_operation(store: SqlStore, database_url: URL) -> None:
    """Each thread has connections and a lock of its own, as a process has."""
    for number in range(40):
        plan(store, new_operation(email=f"p{number // 2}@ssss.gouv.qc.ca"))
    claimed: list[Operation] = []

    def work() -> None:
        engine = make_engine(database_url)
        theirs = SqlStore(engine, store.clock, store.reference)
        while batch := claim(theirs, 3):
            claimed.extend(batch)
        engine.dispose()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({one.id for one in claimed}) == len({one.email for one in claimed}) == len(claimed) == 20


def test_only_the_oldest_of_an_address_runs(store: SqlStore) -> None:
    """Case and accents of the address do not count."""
    first = plan(store, new_operation(email="Achille.Talon@ssss.gouv.qc.ca"))
    second = plan(store, new_operation(email="achille.talon@SSSS.gouv.qc.ca"))
    elsewhere = plan(store, new_operation(email=OTHER))
    assert second.waiting == "before"
    assert [one.id for one in claim(store)] == [first.id, elsewhere.id]
    assert claim(store) == []
    with store.writing() as unit:
        unit.ledger.end(first, State.DONE, "created")
        unit.commit()
    assert [(one.id, one.waiting) for one in claim(store)] == [(second.id, "")]


def test_a_postponed_operation_keeps_its_turn_and_comes_back_when_due(store: SqlStore, clock: SettableClock) -> None:
    plan(store, new_operation())
    plan(store, new_operation())
    [running] = claim(store)
    with store.writing() as unit:
        unit.ledger.postpone(running, clock.now() + timedelta(seconds=30), "unavailable", started=False)
        unit.commit()
    assert claim(store) == []
    clock.advance(seconds=30)
    [again] = claim(store)
    assert (again.id, again.tries, again.waiting, again.started) == (running.id, 2, "unavailable", False)


def test_steps_are_counted_and_leave_notes(store: SqlStore) -> None:
    plan(store, new_operation())
    [running] = claim(store)
    with store.writing() as unit:
        begun = unit.ledger.begin(running)
        first = unit.ledger.advance(begun, {"zoom_id": "z1"})
        second = unit.ledger.advance(unit.ledger.begin(first), {"invited": True})
        ended = unit.ledger.end(second, State.DONE, "created", {"seats": 3})
        unit.commit()
    assert begun.started
    assert (first.step, first.started) == (1, False)
    assert (ended.step, ended.state, ended.outcome) == (2, State.DONE, "created")
    assert ended.notes == {"zoom_id": "z1", "invited": True, "seats": 3}
    assert ended.ended


def test_what_ran_when_the_process_died_is_due_again_with_its_started_step(store: SqlStore) -> None:
    """R90: a step that may have reached Zoom says so, and is looked at there before anything is repeated."""
    plan(store, new_operation())
    [running] = claim(store)
    with store.writing() as unit:
        unit.ledger.begin(running)
        unit.commit()
    with store.writing() as unit:
        assert unit.ledger.recover() == 1
        unit.commit()
    assert [(one.id, one.started, one.step) for one in claim(store)] == [(running.id, True, 0)]


def test_what_has_not_started_can_be_cancelled_even_while_it_waits(store: SqlStore, clock: SettableClock) -> None:
    """R91: Zoom is down, the operation was tried and certainly not applied."""
    plan(store, new_operation())
    [running] = claim(store)
    with store.writing() as unit:
        begun = unit.ledger.begin(running)
        unit.ledger.postpone(begun, clock.now(), "unavailable", started=False)
        assert unit.ledger.cancel(running)
        assert not unit.ledger.cancel(running)
        unit.commit()
    assert claim(store) == []
    with store.reading() as unit:
        cancelled = unit.ledger.get(running.public_id)
    assert cancelled is not None
    assert (cancelled.state, cancelled.ended_at) == (State.CANCELLED, clock.now())


def test_what_may_have_reached_zoom_cannot_be_cancelled(store: SqlStore) -> None:
    plan(store, new_operation())
    [running] = claim(store)
    with store.writing() as unit:
        unit.ledger.begin(running)
        assert not unit.ledger.cancel(running)
        unit.commit()


def test_a_step_of_a_cancelled_operation_does_not_begin(store: SqlStore) -> None:
    plan(store, new_operation())
    [running] = claim(store)
    with store.writing() as unit:
        assert unit.ledger.cancel(running)
        unit.commit()
    with store.writing() as unit, pytest.raises(IrisError):
        unit.ledger.begin(running)


def test_an_operation_ends_once(store: SqlStore) -> None:
    plan(store, new_operation())
    [running] = claim(store)
    with store.writing() as unit:
        unit.ledger.end(running, State.FAILED, "refused-no-seats")
        with pytest.raises(IrisError):
            unit.ledger.end(running, State.DONE, "created")
        unit.commit()


def test_open_operations_are_found_by_address_and_by_person(store: SqlStore) -> None:
    ended = plan(store, new_operation())
    mine = plan(store, new_operation())
    plan(store, new_operation(email=OTHER, actor=OTHER))
    with store.writing() as unit:
        unit.ledger.end(ended, State.DONE, "created")
        assert [one.id for one in unit.ledger.open_for(mine.email.upper())] == [mine.id]
        assert [one.id for one in unit.ledger.open_of(mine.actor)] == [mine.id]
        assert unit.ledger.depth() == {"planned": 2}


def test_an_operation_on_two_accounts_waits_for_its_turn_on_both(store: SqlStore) -> None:
    """R52: nothing else is done to either meanwhile, and none of them waits for ever."""
    before = plan(store, new_operation(email=OTHER))
    both = plan(store, new_operation(email="achille.talon.ciussscn@ssss.gouv.qc.ca", other=OTHER.upper()))
    after = plan(store, new_operation(email=OTHER))
    elsewhere = plan(store, new_operation(email="zoe@ssss.gouv.qc.ca", other="achille.talon.ciussscn@ssss.gouv.qc.ca"))
    assert (both.waiting, after.waiting, elsewhere.waiting) == ("before", "before", "before")
    with store.reading() as unit:
        assert [one.id for one in unit.ledger.open_for(OTHER)] == [before.id, both.id, after.id]
        assert unit.ledger.get(both.public_id) == both
    for turn in ([before.id], [both.id], [after.id, elsewhere.id]):
        claimed = claim(store)
        assert [one.id for one in claimed] == turn
        with store.writing() as unit:
            for one in claimed:
                unit.ledger.end(one, State.DONE, "")
            unit.commit()


def test_a_reading_leaves_both_accounts_of_an_operation_alone(store: SqlStore, clock: SettableClock) -> None:
    """R52, R92: the second one's licence is not counted before the first one's is gone."""
    plan(store, new_operation(email="achille.talon.ciussscn@ssss.gouv.qc.ca", other=OTHER))
    with store.writing() as unit:
        unit.directory.absorb([licensed(OTHER), licensed("zoe.ciussscn@ssss.gouv.qc.ca")], clock.now())
        assert unit.directory.by_email(OTHER) is None
        assert unit.directory.by_email("zoe.ciussscn@ssss.gouv.qc.ca") is not None
