"""The ledger of operations (R90)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from commands.domain.operations import Json, NewOperation, Operation


class Ledger(Protocol):
    """Operations (R90). Within a writing unit; the worker's changes are each committed by their caller."""

    def plan(self, new: NewOperation) -> tuple[Operation, bool]:
        """Write it, or find the one with the same intent; the flag tells whether it is new (R44)."""

    def get(self, public_id: str) -> Operation | None: ...

    def by_intent(self, intent: str) -> Operation | None:
        """What the same intent planned before, ended or not (R44)."""

    def open_for(self, email: str) -> Sequence[Operation]:
        """Unended operations on an address, oldest first."""

    def open_among(self, emails: Iterable[str]) -> Sequence[Operation]:
        """Unended operations on any of these addresses, oldest first."""

    def open_of(self, actor: str) -> Sequence[Operation]: ...

    def of_accounts(self, account_ids: Sequence[int], since: datetime) -> Sequence[Operation]:
        """What was planned since then on these accounts, looking left out; oldest first."""

    def claim(self, limit: int) -> Sequence[Operation]:
        """Due operations, now RUNNING: the oldest unended of its address only, quarantined ones included."""

    def begin(self, operation: Operation) -> Operation:
        """The next step is about to reach Zoom: `started` is set. Raises IrisError if it is no longer running."""

    def advance(self, operation: Operation, notes: Mapping[str, Json] | None = None) -> Operation:
        """The step is done: `step` + 1, `started` cleared."""

    def note(self, operation: Operation, notes: Mapping[str, Json]) -> Operation:
        """Add notes to a running one; nothing else changes."""

    def postpone(self, operation: Operation, until: datetime, waiting: str, *, started: bool) -> Operation:
        """Put it down until a moment; its notices become due where why it waits has changed (R91)."""

    def end(self, operation: Operation, state: str, outcome: str, notes: Mapping[str, Json] | None = None) -> Operation:
        """DONE or FAILED; its notices become due."""

    def cancel(self, operation: Operation) -> bool:
        """Cancel what has not started (R91); False if it has."""

    def recover(self) -> int:
        """At start: what ran when the process died is due again, `started` kept. Returns how many."""

    def depth(self) -> Mapping[str, int]:
        """Unended operations by state, for `/iris état` and metrics."""
