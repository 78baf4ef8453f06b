"""Batches on both databases: each row is taken up once, and a change of state is whoever's came first (R44, R80)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from commands.domain.batches import BEFORE, BEGUN, Batch, BatchKind, BatchRow, BatchState, NewBatch, Standing, Verdict
from commands.domain.operations import Json, State
from commands.domain.privacy import Retention
from storage.unit import SqlStore
from tests.support.clock import SettableClock
from tests.support.samples import new_operation

WHO = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
NEW = NewBatch(
    kind=BatchKind.CREATE,
    person=WHO,
    platform="web",
    address="odile",
    locale="fr",
    reference="R-1",
    file="liste.xlsx",
    digest="d",
    columns=("courriel",),
)


def rows(*verdicts: Verdict) -> list[BatchRow]:
    return [_row(number, one) for number, one in enumerate(verdicts, 1)]


def _row(number: int, verdict: Verdict) -> BatchRow:
    email = f"a{number}@x.example"
    return BatchRow(number=number, line=number + 1, cells=(email,), email=email, verdict=verdict)


READY3 = rows(Verdict.READY, Verdict.REFUSED, Verdict.READY, Verdict.READY)


@pytest.fixture
def batch(store: SqlStore) -> Batch:
    with store.writing() as unit:
        kept = unit.batches.keep(NEW, READY3)
        begun = unit.batches.change(kept, BatchState.RUNNING, among=BEFORE)
        unit.commit()
    assert begun is not None
    return begun


def test_what_is_kept_comes_back(store: SqlStore) -> None:
    why: dict[str, Json] = {"key": "batch-row-duplicate", "params": {"line": 2}}
    row = replace(_row(1, Verdict.DUPLICATE), cells=("é",), why=why, correction="b@x.example", establishments=("03",))
    with store.writing() as unit:
        kept = unit.batches.keep(NEW, [row])
        unit.commit()
    with store.reading() as unit:
        assert unit.batches.get(kept.public_id) == kept
        assert unit.batches.rows(kept, limit=10) == [row]
        assert unit.batches.tally(kept).corrections == 1


def test_rows_are_taken_up_in_order_and_once(store: SqlStore, batch: Batch) -> None:
    seen = []
    with store.writing() as unit:
        while row := unit.batches.next_row(batch):
            seen.append(row.number)
            unit.batches.place(batch, row, Standing.VOID)
    assert seen == [1, 3, 4]


def test_a_row_stands_as_its_operation_ended(store: SqlStore, batch: Batch) -> None:
    with store.writing() as unit:
        operations = [unit.ledger.plan(new_operation(email=f"a{number}@x.example"))[0] for number in range(3)]
        for operation in operations:
            row = unit.batches.next_row(batch)
            assert row is not None
            unit.batches.place(batch, row, Standing.QUEUED, operation=operation.public_id)
        assert unit.batches.in_flight() == 3
        claimed = unit.ledger.claim(3)
        unit.ledger.end(claimed[0], State.DONE, "created")
        unit.ledger.end(claimed[1], State.FAILED, "broken")
        assert (unit.batches.settle(batch), unit.batches.settle(batch)) == (2, 0)
        tally = unit.batches.tally(batch)
        assert (tally.of(Standing.DONE), tally.of(Standing.FAILED), tally.of(Standing.QUEUED)) == (1, 1, 1)
        assert (unit.batches.in_flight(), tally.ended) == (1, 2)


def test_only_the_first_change_of_state_counts(store: SqlStore, batch: Batch) -> None:
    """R44."""
    with store.writing() as unit:
        assert unit.batches.change(batch, BatchState.RUNNING, among={BatchState.READY}) is None
        assert unit.batches.change(batch, BatchState.STOPPED, among=BEGUN) is not None
        assert unit.batches.change(batch, BatchState.PAUSED, among={BatchState.RUNNING}) is None
        assert unit.batches.cancel_rest(batch) == 3
        assert [one.state for one in unit.batches.following()] == [BatchState.STOPPED]
        stopped = unit.batches.get(batch.public_id)
        assert stopped is not None
        assert unit.batches.end(stopped).state is BatchState.STOPPED
        assert not unit.batches.following()


def test_what_has_begun_is_not_checked_again(store: SqlStore, batch: Batch) -> None:
    with store.writing() as unit:
        unit.batches.check_again(batch, BatchKind.MODIFY, (), rows(Verdict.REFUSED))
        assert len(unit.batches.rows(batch, limit=10)) == len(READY3)


def test_the_same_file_is_known_for_an_hour_or_while_it_runs(store: SqlStore, clock: SettableClock, batch: Batch) -> None:
    with store.writing() as unit:
        other = unit.batches.keep(replace(NEW, digest="other"), READY3)
        clock.advance(minutes=90)
        since = clock.now() - timedelta(hours=1)
        found = unit.batches.same(WHO, "d", since)
        assert found is not None
        assert found.public_id == batch.public_id
        assert unit.batches.same(WHO, other.digest, since) is None
        assert unit.batches.same("marcel@x.example", "d", since) is None


def test_rows_are_forgotten_a_month_after_they_ended_and_never_while_they_run(
    store: SqlStore, clock: SettableClock, batch: Batch
) -> None:
    """R94."""
    with store.writing() as unit:
        previewed = unit.batches.keep(replace(NEW, digest="other"), READY3)
        unit.commit()
    clock.advance(days=40)
    with store.writing() as unit:
        unit.privacy.purge(Retention(), clock.now(), 100)
        assert unit.batches.get(previewed.public_id) is None
        assert len(unit.batches.rows(batch, limit=10)) == len(READY3)
