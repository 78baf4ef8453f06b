"""The message that tells how a batch goes, brought up to date in its place, and at its end with its report (R80, R91)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from commands.domain.batches import Batch, BatchKind, BatchRow, BatchState, Standing, Tally
from commands.domain.operations import Json, Operation
from commands.files.running import LETTER
from commands.files.sentences import from_json
from commands.ports import Unit
from commands.views.batch_words import buttons_of, counts, heading_of, kind_words
from commands.views.letters import LetterContext, tells
from commands.views.nodes import Block, Buttons, Draft, Fields, Heading, Notice, Progress, Text, Tone, View, Words, msg
from commands.views.operations import told_of

MOST_TOLD = 5
"""Rows that came to nothing, told one by one; the report tells them all."""
ENOUGH = 5
"""Rows that have ended before their pace says anything."""
_ROW = timedelta(milliseconds=500)
"""Of the first rows, what one takes: a few calls to Zoom, several side by side."""
_CREATING = frozenset({BatchKind.CREATE, BatchKind.RESEND})
"""Zoom counts them, and takes so many a day (R73)."""
_UNDER_WAY = frozenset({BatchState.RUNNING, BatchState.PAUSED})


@tells(LETTER)
def batch_letter(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """As things are when it leaves, and at each update."""
    batch = context.unit.batches.get(str(payload.get("batch")))
    if batch is None:
        return None
    tally = context.unit.batches.tally(batch)
    told = heading_of(batch, tally)
    blocks: list[Block[Words]] = [Heading(kind_words(batch.kind)), Progress(told, tally.ended, tally.ready)]
    if batch.file:
        blocks.append(Text(msg("batch-file", file=batch.file, at=batch.read_at, now=context.reader.now), quiet=True))
    blocks.append(Fields(counts(batch, tally)))
    blocks += _going(batch, tally, context) if batch.state in _UNDER_WAY else []
    blocks += _failed(batch, context.unit)
    if batch.state is BatchState.STOPPED and batch.ended_at is None:
        blocks.append(Text(msg("batch-stopping"), quiet=True))
    blocks.append(Buttons(buttons_of(batch, tally)))
    return View(told, tuple(blocks))


def _going(batch: Batch, tally: Tally, context: LetterContext) -> list[Block[Words]]:
    """What it waits for, else how long it takes still."""
    if batch.state is BatchState.PAUSED:
        return [Text(msg("batch-paused-next"), quiet=True)]
    waiting = [one for one in _under_way(batch, context.unit) if one.waiting in ("quota", "unavailable", "uncertain")]
    if waiting:
        first = min(waiting, key=lambda one: one.next_try_at)
        key = "operation-waiting-quota" if first.waiting == "quota" else "batch-waiting-zoom"
        return [Notice(msg(key, at=first.next_try_at, now=context.reader.now), Tone.WARNING)]
    left = tally.ready - tally.ended
    lasts = _left(batch, tally, context)
    days = context.house.creations_per_day
    told: list[Block[Words]] = [Text(msg("batch-time-left", minutes=max(1, round(lasts / timedelta(minutes=1)))), quiet=True)]
    if batch.kind in _CREATING and days and left > days:
        told = [Notice(msg("batch-days-left", most=days, days=-(-left // days)), Tone.INFO)]
    return told


def _left(batch: Batch, tally: Tally, context: LetterContext) -> timedelta:
    """By the pace so far, once there is one."""
    each = _ROW
    if batch.started_at is not None and tally.ended >= ENOUGH:
        each = (context.reader.now - batch.started_at) / tally.ended
    return each * (tally.ready - tally.ended)


def _under_way(batch: Batch, unit: Unit) -> list[Operation]:
    rows = unit.batches.rows(batch, limit=MOST_TOLD * 2, standings={Standing.QUEUED})
    found = (unit.ledger.get(row.operation) for row in rows)
    return [one for one in found if one is not None and not one.ended]


def _failed(batch: Batch, unit: Unit) -> list[Block[Words]]:
    """The first rows that came to nothing, each with its line and why."""
    rows = unit.batches.rows(batch, limit=MOST_TOLD + 1, standings={Standing.FAILED, Standing.VOID})
    told: list[Block[Words]] = [Notice(said_of_row(row, unit), Tone.DANGER) for row in rows[:MOST_TOLD]]
    if len(rows) > MOST_TOLD:
        told.append(Text(msg("batch-failed-more"), quiet=True))
    return told


def said_of_row(row: BatchRow, unit: Unit) -> Words:
    operation = unit.ledger.get(row.operation) if row.operation else None
    why = told_of(operation) if operation else from_json(row.why)
    return msg("batch-line-said", line=row.line, why=why or "")
