"""What is shown of a batch: counts, seats before and after, and a page of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from commands.context import Context
from commands.domain.batches import BEFORE, Batch, BatchKind, BatchRow, BatchState, Tally, Verdict
from commands.files.gestures import PROBLEMS, READY
from commands.files.kinds import possible
from commands.results import Result
from commands.views.labels import short_establishment
from commands.views.nodes import Msg

PAGE = 10
PROBLEM_VERDICTS = frozenset({Verdict.REFUSED, Verdict.DUPLICATE, Verdict.SAME})
_VERDICTS: Mapping[str, frozenset[Verdict]] = {PROBLEMS: PROBLEM_VERDICTS, READY: frozenset({Verdict.READY})}


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchShown(Result):
    """A batch as it stands. `rows` are a page of it: those of `part` past number `after`; `more`: others follow.

    `kinds` are what the file may be besides. `again`: the same file was dropped before. `expired`: the hour is over, and nothing
    was run. `notes` are about the file.
    """

    replaces: ClassVar[bool] = True
    batch: Batch
    tally: Tally
    rows: tuple[BatchRow, ...]
    part: str
    after: int
    more: bool
    kinds: tuple[BatchKind, ...]
    places: Mapping[str, str]
    again: bool = False
    expired: bool = False
    choosing: bool = False
    """The asker is to say which kind it is."""
    fresh: bool = False
    """Dropped just now: a message of its own."""
    notes: tuple[Msg, ...] = ()
    followed: bool = False
    """It was begun from here: the message that follows it has its buttons, which this one would keep past its end."""


def shown(batch: Batch, context: Context, part: str = "", after: int = 0) -> BatchShown:
    """The rows that are not ready come first, while there are any."""
    tally = context.unit.batches.tally(batch)
    if not part:
        part = PROBLEMS if tally.rows > tally.ready else READY
    verdicts = _VERDICTS.get(part, frozenset())
    asked = batch.state is not BatchState.ASKED
    rows = context.unit.batches.rows(batch, after=after, limit=PAGE + 1, verdicts=verdicts) if asked else ()
    return BatchShown(
        batch=batch,
        tally=tally,
        rows=tuple(rows[:PAGE]),
        part=part,
        after=after,
        more=len(rows) > PAGE,
        kinds=tuple(one for one in possible(batch.columns) if one is not batch.kind) if batch.state in BEFORE else (),
        places={one.key: short_establishment(one) for one in context.house.reference.establishments},
        choosing=batch.state is BatchState.ASKED,
        expired=batch.state in BEFORE and context.now >= batch.expires_at,
    )
