"""Batches: the rows of a spreadsheet that was dropped, checked one by one, then run one by one (R80)."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from commands.domain.operations import Json

LIFETIME = timedelta(hours=1)
"""How long a preview may be acted upon."""


class BatchKind(enum.StrEnum):
    """What is done of each row. Kept in rows: values never change."""

    CREATE = "create"
    MODIFY = "modify"
    DEACTIVATE = "deactivate"
    RESEND = "resend"
    ATTACH = "attach"
    ALLOCATE = "allocate"


class BatchState(enum.StrEnum):
    """asked → ready → running ⇄ paused → done | stopped; ready → dropped. `ASKED`: nobody has said yet which kind it is."""

    ASKED = "asked"
    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    DONE = "done"
    DROPPED = "dropped"


BEGUN = frozenset({BatchState.RUNNING, BatchState.PAUSED})
"""Some of its rows may be under way, others wait."""
BEFORE = frozenset({BatchState.ASKED, BatchState.READY})
"""Nothing has happened."""


class Verdict(enum.StrEnum):
    """What the preview says of a row."""

    READY = "ready"
    SAME = "same"
    """There already, or nothing would change."""
    DUPLICATE = "duplicate"
    """Of a row above."""
    REFUSED = "refused"


class Standing(enum.StrEnum):
    """What became of a row that was ready. `QUEUED`: its operation is in the ledger; `VOID`: what it was checked against has
    changed since, or its rules say no by now; `NONE`: not taken up yet, or never to be."""

    NONE = ""
    QUEUED = "queued"
    DONE = "done"
    FAILED = "failed"
    VOID = "void"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsForeseen:
    """A pool of an establishment, as it is and as it would be once every row that is ready was run; None where not fixed."""

    establishment: str
    pool: str
    allocated: int | None
    taken: int
    allocated_after: int | None
    taken_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBatch:
    """`columns` name the cells of each row (`commands.files.columns`); `file` is its name as it was sent, for people alone."""

    kind: BatchKind | None
    person: str
    platform: str
    address: str
    locale: str
    reference: str
    file: str
    digest: str
    columns: tuple[str, ...]
    seats: tuple[SeatsForeseen, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch(NewBatch):
    """Once kept. `told` is how many rows had ended when its message was last brought up to date, below 0 while Zoom kept it
    waiting."""

    id: int
    public_id: str
    state: BatchState
    read_at: datetime
    expires_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    told: int = 0
    told_at: datetime | None = None

    @property
    def letter(self) -> str:
        """The key of the message that shows how it goes."""
        return f"batch:{self.public_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """A row with what was found of it. `line` is the spreadsheet's number for it, `number` ours, from 1.

    `why` is the sentence of a row that is not ready, or came to nothing (`commands.files.sentences`). `correction` is the address
    with which the row would be ready. `checked` tells what it was checked against. `operation` is the public id of its own.
    """

    number: int
    line: int
    cells: tuple[str, ...]
    email: str = ""
    verdict: Verdict = Verdict.REFUSED
    why: Mapping[str, Json] = field(default_factory=dict)
    correction: str = ""
    establishments: tuple[str, ...] = ()
    checked: str = ""
    standing: Standing = Standing.NONE
    operation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many rows of a batch: by verdict, by standing, and of those refused how many an address would make ready."""

    verdicts: Mapping[Verdict, int]
    standings: Mapping[Standing, int]
    corrections: int

    @property
    def rows(self) -> int:
        return sum(self.verdicts.values())

    @property
    def ready(self) -> int:
        return self.verdicts.get(Verdict.READY, 0)

    @property
    def ended(self) -> int:
        """Of those that were ready."""
        return sum(count for one, count in self.standings.items() if one not in (Standing.NONE, Standing.QUEUED))

    def of(self, one: Standing) -> int:
        return self.standings.get(one, 0)
