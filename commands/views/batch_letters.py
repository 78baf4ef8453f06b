"""The message that tells how a batch goes, brought up to date in its place, and at its end with its report (R80, R91)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from commands.domain.batches import Batch, BatchKind, BatchRow, BatchState, Standing, Tally
from commands.domain.operations import Json, Operation
from commands.handlers.batch_running import LETTER, held_up
from commands.ports import Unit
from commands.views.batch_words import buttons_of, counts, heading_of, kind_words, why_words
from commands.views.letters import LetterContext, tells
from commands.views.nodes import Block, Buttons, Draft, Fields, Heading, Notice, Progress, Text, Tone, View, Words, msg
from commands.views.show import Reader

MOST_TOLD = 5
"""Rows that came to nothing, told one by one; the report tells them all."""
ENOUGH = 5
"""Rows that have ended before their pace says anything."""
_ROW = timedelta(milliseconds=500)
"""Of the first rows, what one takes: a few calls to Zoom, several side by side."""
_CREATING = frozenset({BatchKind.CREATE, BatchKind.RESEND})
"""Zoom counts them, and takes so many a day (R73)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """A batch on its way: `waits` is the operation that Zoom's silence or limit holds up the shortest; `failed` are the first
    rows that came to nothing, each with why."""

    batch: Batch
    tally: Tally
    waits: Operation | None = None
    failed: tuple[tuple[BatchRow, Words], ...] = ()


@tells(LETTER)
def batch_letter(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """As things are when it leaves, and at each update."""
    batch = context.unit.batches.get(str(payload.get("batch")))
    if batch is None:
        return None
    going = Going(
        batch=batch,
        tally=context.unit.batches.tally(batch),
        waits=held_up(batch, context.unit),
        failed=tuple(_failed(batch, context.unit)),
    )
    return progress_view(going, context.reader, context.house.creations_per_day)


def progress_view(going: Going, reader: Reader, creations_per_day: int | None) -> Draft:
    batch, tally = going.batch, going.tally
    told = heading_of(batch, tally)
    blocks: list[Block[Words]] = [Heading(kind_words(batch.kind)), Progress(told, tally.ended, tally.ready)]
    if batch.file:
        blocks.append(Text(msg("batch-file", file=batch.file, at=batch.read_at, now=reader.now), quiet=True))
    blocks += [Fields(counts(batch, tally)), *_next(going, reader, creations_per_day)]
    for row, why in going.failed[:MOST_TOLD]:
        blocks.append(Notice(msg("batch-line-said", line=row.line, why=why), Tone.DANGER))
    if len(going.failed) > MOST_TOLD:
        blocks.append(Text(msg("batch-failed-more"), quiet=True))
    buttons = buttons_of(batch, tally)
    return View(told, (*blocks, *((Buttons(buttons),) if buttons else ())))


def _next(going: Going, reader: Reader, per_day: int | None) -> list[Block[Words]]:
    """What it waits for, else how long it takes still."""
    batch, left = going.batch, going.tally.ready - going.tally.ended
    if batch.ended_at is not None:
        return []
    if batch.state in (BatchState.PAUSED, BatchState.STOPPED):
        return [Text(msg(f"batch-{batch.state.value}-next"), quiet=True)]
    if going.waits is not None:
        key = "operation-waiting-quota" if going.waits.waiting == "quota" else "batch-waiting-zoom"
        return [Notice(msg(key, at=going.waits.next_try_at, now=reader.now), Tone.WARNING)]
    if per_day and batch.kind in _CREATING and left > per_day:
        return [Notice(msg("batch-days-left", most=per_day, days=-(-left // per_day)), Tone.INFO)]
    minutes = max(1, round(_pace(going, reader) * left / timedelta(minutes=1)))
    return [Text(msg("batch-time-left", minutes=minutes), quiet=True)]


def _pace(going: Going, reader: Reader) -> timedelta:
    """What a row takes, by those so far once there are enough."""
    if going.batch.started_at is None or going.tally.ended < ENOUGH:
        return _ROW
    return (reader.now - going.batch.started_at) / going.tally.ended


def _failed(batch: Batch, unit: Unit) -> list[tuple[BatchRow, Words]]:
    rows = unit.batches.rows(batch, limit=MOST_TOLD + 1, standings={Standing.FAILED, Standing.VOID})
    return [(row, why_words(row, unit) or "") for row in rows]
