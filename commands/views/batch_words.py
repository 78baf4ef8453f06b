"""A batch in words, and what may be done with it as it stands (R80)."""

from __future__ import annotations

from commands.actions import action
from commands.domain.batches import BEFORE, Batch, BatchKind, BatchRow, BatchState, Standing, Tally, Verdict
from commands.files.gestures import CHOOSE, COMMAND, CORRECT, DROP, PAUSE, REPORT, RESUME, RUN, STOP
from commands.files.sentences import from_json
from commands.ports import Unit
from commands.views.files import FileFormat, FileKind, FileOrder
from commands.views.nodes import Button, ButtonStyle, Msg, Words, msg
from commands.views.operations import told_of


def report_of(batch: Batch, form: FileFormat = FileFormat.XLSX) -> FileOrder:
    """The rows as they were found, or as they ended."""
    name, kind = ("report" if batch.started_at else "preview"), batch.kind.value if batch.kind else "none"
    return FileOrder(
        kind=FileKind.BATCH,
        format=form,
        payload={"lot": batch.public_id},
        name=msg(f"file-name-{name}", kind=Msg(f"file-name-kind-{kind}")),
        title=kind_words(batch.kind),
    )


def kind_words(kind: BatchKind | None) -> Msg:
    return Msg(f"batch-kind-{kind.value}" if kind else "batch-kind-none")


def heading_of(batch: Batch, tally: Tally) -> Msg:
    """In one sentence."""
    if batch.state is BatchState.READY:
        return msg("batch-preview", ready=tally.ready, rows=tally.rows)
    return msg(f"batch-is-{batch.state.value}", done=tally.ended, ready=tally.ready)


def counts(batch: Batch, tally: Tally) -> tuple[tuple[Words, Words], ...]:
    """How many rows there are of each sort; those that there are."""
    told: list[tuple[Words, Words]] = []
    if batch.state in BEFORE:
        told += [(Msg(f"batch-verdict-{one.value}"), str(tally.verdicts.get(one, 0))) for one in Verdict]
        return tuple(told)
    for one in (Standing.DONE, Standing.QUEUED, Standing.NONE, Standing.FAILED, Standing.VOID, Standing.CANCELLED):
        if tally.of(one) or one is Standing.DONE:
            told.append((standing_words(one), str(tally.of(one))))
    return tuple(told)


def standing_words(one: Standing) -> Msg:
    return Msg(f"batch-standing-{one.value or 'waiting'}")


def row_words(row: BatchRow) -> Msg:
    """How a row stands, in a word or two."""
    if row.verdict is Verdict.READY and row.standing is not Standing.NONE:
        return Msg(f"batch-row-is-{row.standing.value}")
    return Msg(f"batch-row-is-{row.verdict.value}")


def why_words(row: BatchRow, unit: Unit) -> Msg | None:
    """How its operation stands, or why there is none."""
    operation = unit.ledger.get(row.operation) if row.operation else None
    return told_of(operation) if operation else from_json(row.why)


def buttons_of(batch: Batch, tally: Tally, *, expired: bool = False) -> tuple[Button[Words], ...]:
    """What may be done with the batch now."""
    report = button_of("batch-report" if batch.started_at else "batch-preview", batch, REPORT)
    match batch.state:
        case BatchState.READY if expired:
            return (_check_again(batch), button_of("batch-drop", batch, DROP), report)
        case BatchState.READY:
            return (*_to_run(batch, tally), button_of("batch-drop", batch, DROP), report)
        case BatchState.RUNNING:
            return (button_of("batch-pause", batch, PAUSE), button_of("batch-stop", batch, STOP))
        case BatchState.PAUSED:
            return (button_of("batch-resume", batch, RESUME), button_of("batch-stop", batch, STOP), report)
        case BatchState.DONE | BatchState.STOPPED:
            return (report,)
        case _:
            return ()


def button_of(words: str, batch: Batch, gesture: str) -> Button[Words]:
    return Button(Msg(f"button-{words}"), wire_of(batch, gesture))


def wire_of(batch: Batch, gesture: str) -> str:
    return action(COMMAND, lot=batch.public_id, geste=gesture)


def _check_again(batch: Batch) -> Button[Words]:
    kind = batch.kind.value if batch.kind else ""
    wire = action(COMMAND, lot=batch.public_id, geste=CHOOSE, nature=kind)
    return Button(msg("button-batch-check-again"), wire, ButtonStyle.PRIMARY)


def _to_run(batch: Batch, tally: Tally) -> tuple[Button[Words], ...]:
    """The rows that are ready, and those that an address would make so."""
    told = kind_words(batch.kind)
    run = Button[Words](msg("button-batch-run", count=tally.ready), wire_of(batch, RUN), ButtonStyle.PRIMARY, described=told)
    fix = Button[Words](msg("button-batch-correct", count=tally.corrections), wire_of(batch, CORRECT))
    return (*((run,) if tally.ready else ()), *((fix,) if tally.corrections else ()))
