"""Batches of rows from spreadsheets (R80)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from commands.domain.batches import Batch, BatchKind, BatchRow, BatchState, NewBatch, SeatsForeseen, Standing, Tally, Verdict
from commands.domain.operations import Json


class Batches(Protocol):
    """Batches by their random public id. A change of state is conditional: the first wins (R44)."""

    def keep(self, new: NewBatch, rows: Iterable[BatchRow]) -> Batch:
        """As it was read: READY, or ASKED where it has no kind yet; for an hour."""

    def check_again(self, batch: Batch, kind: BatchKind, seats: Sequence[SeatsForeseen], rows: Iterable[BatchRow]) -> Batch:
        """Its rows as they were found now, in place of those before; READY, for an hour from now. Nothing has been run."""

    def lock(self, name: str) -> None:
        """Hold a batch, by its public id, or a file, by its digest, until the writing unit ends; before any seats."""

    def get(self, public_id: str) -> Batch | None: ...

    def same(self, person: str, digest: str, since: datetime) -> Batch | None:
        """The newest of this person with the same file, which is under way, or was read since then and not dropped."""

    def of(self, person: str, limit: int) -> Sequence[Batch]:
        """Newest first."""

    def following(self) -> Sequence[Batch]:
        """Those that were begun and have not ended: paused and stopped ones too, while rows of theirs are under way."""

    def change(self, batch: Batch, state: BatchState, *, among: Collection[BatchState]) -> Batch | None:
        """None where it is in none of these states any more."""

    def end(self, batch: Batch) -> Batch:
        """None of its rows is under way or waits: dated, and DONE where it was not stopped."""

    def rows(
        self,
        batch: Batch,
        *,
        after: int = 0,
        limit: int,
        verdicts: Collection[Verdict] = (),
        standings: Collection[Standing] = (),
    ) -> Sequence[BatchRow]:
        """Those past that number, in order; of these verdicts and standings where any are named."""

    def next_row(self, batch: Batch) -> BatchRow | None:
        """The first that is ready and was not taken up; None where there is none."""

    def place(
        self, batch: Batch, row: BatchRow, standing: Standing, *, why: Mapping[str, Json] | None = None, operation: str = ""
    ) -> None:
        """What became of a row; it is not taken up again."""

    def cancel_rest(self, batch: Batch) -> int:
        """Rows that were ready and not taken up are CANCELLED. How many."""

    def settle(self, batch: Batch) -> int:
        """Rows whose operations have ended stand as those ended. How many."""

    def in_flight(self) -> int:
        """Rows of all batches whose operations have not ended, as last settled."""

    def tally(self, batch: Batch) -> Tally: ...

    def tell(self, batch: Batch, told: int) -> None:
        """What its message shows from now (`Batch.told`)."""
