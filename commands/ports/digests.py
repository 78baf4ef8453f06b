"""Daily digests: how each is set, and what was sent (R70, R71); and what happens to invitations, which they tell."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from commands.domain.digests import Digest, ListedAccount, NewDigest, NewRun, Run, RunOutcome
from commands.domain.people import Scope


class Digests(Protocol):
    """Digests that are set, one for each conversation, and one run a day at most of each conversation (R71)."""

    def set(self, new: NewDigest, seen: int) -> Digest:
        """As it is from now on. In place of what was set for this conversation: that keeps its age and what it has told."""

    def get(self, public_id: str) -> Digest | None:
        """Removed ones too: their messages stay."""

    def of_run(self, run: Run) -> Digest: ...

    def at(self, platform: str, address: str) -> Digest | None:
        """What is set for this conversation."""

    def all(self) -> Sequence[Digest]:
        """All that are set, by age."""

    def pause(self, digest: Digest, until: date | None) -> None:
        """Until that day, on which it comes again; None for from now on."""

    def remove(self, digest: Digest) -> None: ...

    def claim(self, digest: Digest, new: NewRun, rows: Sequence[ListedAccount]) -> Run | None:
        """Today's, once whatever happens: None where this conversation has had its own of that day (R71)."""

    def run(self, public_id: str) -> Run | None: ...

    def last_run(self, digest: Digest) -> Run | None:
        """The newest of this conversation, whatever became of it."""

    def last_told(self, digest: Digest) -> Run | None:
        """The newest that was not lost: what came after it is still to be told."""

    def rows(self, run: Run) -> Sequence[ListedAccount]:
        """In their order; none once they were forgotten."""

    def open_runs(self) -> Sequence[Run]: ...

    def settle(self, run: Run, outcome: RunOutcome, sent_at: datetime | None = None) -> None: ...

    def listing(self, account_id: int, since: datetime) -> Sequence[Run]:
        """Runs of since then that list this account."""

    def forget_rows(self, before: datetime) -> None:
        """The rows of runs older than that."""


class MilestoneKind(enum.StrEnum):
    """What may happen to an invitation. Kept in rows: values never change."""

    ACTIVATED = "activated"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """An invitation that ended. `account` is its account's public id, "" where that is gone; `invited_at` None where unknown."""

    id: int
    kind: MilestoneKind
    account: str
    account_id: int
    establishment: str
    at: datetime
    invited_at: datetime | None


class Milestones(Protocol):
    """Written by the directory, in the transaction that changes the status. Ids are in the order in which they became visible."""

    def watermark(self) -> int:
        """The last id. In a writing unit nobody writes another before it ends: what is read up to it is all there is."""

    def last_before(self, moment: datetime) -> int:
        """The last id that was written before that moment, 0 for none."""

    def between(self, scope: Scope, after: int, upto: int | None = None) -> Sequence[Milestone]:
        """Those of the scope's establishments past `after`, up to `upto` (None: all), oldest first."""
