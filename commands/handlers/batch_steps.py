"""The buttons of a batch: nothing happens before one is pressed, and each takes effect once (R3, R44, R80)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from commands.context import Context
from commands.domain.batches import BEFORE, BEGUN, Batch, BatchKind, BatchRow, BatchState, Standing, Verdict
from commands.files.columns import EMAIL
from commands.files.gestures import COMMAND, DROP, PAUSE, RESUME, RUN, STOP
from commands.files.sheets import MOST_ROWS
from commands.handlers.batch_pages import BatchShown, shown
from commands.handlers.batch_planning import Attempt, Plan, plan_rows
from commands.handlers.batch_running import LETTER
from commands.handlers.inviting import take_back
from commands.invocation import Invocation
from commands.ports import NewLetter, Target
from commands.results import Handled, Refused, Result
from commands.views.nodes import msg

Act = Callable[[Batch, Context], Result]


def own_batch(invocation: Invocation, context: Context) -> Batch | Refused:
    """The batch that the button names, if it is this person's; else as if there were none (R4)."""
    batch = context.unit.batches.get(invocation["lot"])
    if batch is None or batch.person != context.actor.email:
        return Refused(why=msg("refused-batch-unknown"), attempted=batch.person if batch else "")
    return batch


@dataclass(frozen=True, slots=True)
class OnBatch:
    """An act on the batch as it is now."""

    invocation: Invocation
    act: Act

    def carry_out(self, context: Context) -> Result:
        context.unit.batches.lock(self.invocation["lot"])
        batch = own_batch(self.invocation, context)
        return batch if isinstance(batch, Refused) else self.act(batch, context)


@dataclass(frozen=True, slots=True)
class CheckedAgain:
    """The batch with its rows as they were found now, unless it has begun meanwhile."""

    batch: Batch
    kind: BatchKind
    plan: Plan

    def carry_out(self, context: Context) -> BatchShown:
        context.unit.batches.lock(self.batch.public_id)
        batch = context.unit.batches.get(self.batch.public_id)
        if batch is None or batch.state not in BEFORE:
            return shown(batch or self.batch, context)
        note_attempts(self.plan.attempts, context)
        return shown(context.unit.batches.check_again(batch, self.kind, self.plan.seats, self.plan.rows), context)


def acted(gesture: str, invocation: Invocation) -> Handled | None:
    """The intention of a button; None for what is no act."""
    act = _ACTS.get(gesture)
    return OnBatch(invocation, act) if act else None


def check_again(batch: Batch, kind: BatchKind, context: Context, *, correct: bool = False) -> Handled:
    """With the proposed addresses where `correct`; the kind may be another than before."""
    if batch.state not in BEFORE:
        return shown(batch, context)
    rows = context.unit.batches.rows(batch, limit=MOST_ROWS)
    lines = [(row.line, _corrected(batch, row) if correct else row.cells) for row in rows]
    return CheckedAgain(batch, kind, plan_rows(kind, batch.columns, lines, batch.file, context))


def note_attempts(attempts: Sequence[Attempt], context: Context) -> None:
    """What somebody else's was named (R4)."""
    for one in attempts:
        context.audit(COMMAND, one.outcome, subject=one.subject)


def _corrected(batch: Batch, row: BatchRow) -> tuple[str, ...]:
    if not row.correction or EMAIL not in batch.columns:
        return row.cells
    place = batch.columns.index(EMAIL)
    return (*row.cells[:place], row.correction, *row.cells[place + 1 :])


def _run(batch: Batch, context: Context) -> Result:
    """From now on its rows enter the ledger by themselves (`commands.handlers.batch_running`); one message tells how they go."""
    if batch.state is BatchState.READY and context.now >= batch.expires_at:
        return shown(batch, context)
    tally = context.unit.batches.tally(batch)
    if not tally.ready:
        return Refused(why=msg("refused-batch-nothing-ready"))
    begun = context.unit.batches.change(batch, BatchState.RUNNING, among={BatchState.READY})
    if begun is None:
        return replace(shown(batch, context), followed=True)
    context.unit.contacts.met(context.person)
    target = Target(platform=begun.platform, address=begun.address, locale=begun.locale)
    letter = NewLetter(kind=LETTER, key=begun.letter, target=target, payload={"batch": begun.public_id}, due_at=context.now)
    context.unit.letters.write(letter)
    context.audit(COMMAND, "planned", after={"count": tally.ready})
    return replace(shown(begun, context), followed=True)


def _drop(batch: Batch, context: Context) -> Result:
    return _changed(batch, BatchState.DROPPED, BEFORE, context)


def _pause(batch: Batch, context: Context) -> Result:
    return _changed(batch, BatchState.PAUSED, {BatchState.RUNNING}, context)


def _resume(batch: Batch, context: Context) -> Result:
    return _changed(batch, BatchState.RUNNING, {BatchState.PAUSED}, context)


def _stop(batch: Batch, context: Context) -> Result:
    """What has not begun is cancelled; what has, ends (R91)."""
    stopped = context.unit.batches.change(batch, BatchState.STOPPED, among=BEGUN)
    if stopped is None:
        return shown(batch, context)
    context.unit.batches.cancel_rest(stopped)
    for row in context.unit.batches.rows(stopped, limit=MOST_ROWS, verdicts={Verdict.READY}, standings={Standing.QUEUED}):
        operation = context.unit.ledger.get(row.operation)
        if operation is not None and not operation.ended:
            take_back(operation, "", context)
    context.unit.batches.settle(stopped)
    context.unit.letters.refresh(stopped.letter)
    context.audit(COMMAND, "cancelled")
    return shown(stopped, context)


def _changed(batch: Batch, state: BatchState, among: frozenset[BatchState] | set[BatchState], context: Context) -> Result:
    """The batch as it is then; unchanged where somebody was quicker."""
    changed = context.unit.batches.change(batch, state, among=among)
    if changed is not None:
        context.unit.letters.refresh(changed.letter)
    return shown(changed or batch, context)


_ACTS: Mapping[str, Act] = {RUN: _run, DROP: _drop, PAUSE: _pause, RESUME: _resume, STOP: _stop}
