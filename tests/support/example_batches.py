"""Batches of rows from spreadsheets, for the example views."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

from commands.domain.batches import Batch, BatchKind, BatchRow, BatchState, SeatsForeseen, Standing, Tally, Verdict
from commands.domain.operations import State
from commands.files.sentences import as_json
from commands.handlers.batch_pages import BatchShown
from commands.handlers.importing import ImportGuide, RowsGiven, TemplateGiven
from commands.results import Result
from commands.views.batch_letters import Going, progress_view
from commands.views.files import FileFormat
from commands.views.nodes import Draft, Msg, msg
from commands.views.show import Reader
from tests.support.clock import START
from tests.support.example_values import HOSTILE, operation

READER = Reader(command="/iris", now=START)
PLACES = {"03": "03 CIUSSSCN", "16-2": "16-2 CISSSME"}
COLUMNS = ("courriel", "prenom", "nom", "specialite", "installation")


def batch(state: BatchState = BatchState.READY, kind: BatchKind | None = BatchKind.CREATE, **chosen: object) -> Batch:
    begun = state not in (BatchState.ASKED, BatchState.READY, BatchState.DROPPED)
    made = Batch(
        id=1,
        public_id="b" * 12,
        kind=kind,
        state=state,
        person="odile.gestion.ciussscn@ssss.gouv.qc.ca",
        platform="web",
        address="odile",
        locale="fr",
        reference="R-1",
        file=f"{HOSTILE[:60]}.xlsx",
        digest="d",
        columns=COLUMNS,
        seats=tuple(seats()),
        read_at=START,
        expires_at=START + timedelta(hours=1),
        started_at=START if begun else None,
        ended_at=START if state in (BatchState.DONE, BatchState.STOPPED) else None,
    )
    return replace(made, **chosen)  # type: ignore[arg-type]  # an example's keywords


def seats() -> Iterator[SeatsForeseen]:
    for number in range(14):
        yield SeatsForeseen(
            establishment=("03", "16-2", "")[number % 3],
            pool="licence",
            allocated=None if number == 1 else 20,
            taken=number,
            allocated_after=None if number == 1 else 20 + number % 2,
            taken_after=number + 4,
        )


def row(number: int, verdict: Verdict, why: Msg | None = None, standing: Standing = Standing.NONE) -> BatchRow:
    email = f"achille.talon{number}.ciussscn@ssss.gouv.qc.ca"
    return BatchRow(
        number=number,
        line=number + 1,
        cells=(email, "Achille", HOSTILE[:60], "Cardiologie", ""),
        email=email,
        verdict=verdict,
        why=as_json(why) if why else {},
        standing=standing,
    )


def problems() -> tuple[BatchRow, ...]:
    cell = msg("batch-row-cell", column=Msg("column-installation"), problem=msg("problem-required"), more=2)
    near = msg("batch-row-near", correction="achille.talon.ciussscn@ssss.gouv.qc.ca")
    return (
        row(1, Verdict.REFUSED, cell),
        row(2, Verdict.DUPLICATE, msg("batch-row-duplicate-account", line=2)),
        row(3, Verdict.SAME, msg("batch-row-exists")),
        row(4, Verdict.REFUSED, near),
        row(5, Verdict.REFUSED, msg("batch-row-patient-number")),
        row(6, Verdict.REFUSED, msg("batch-row-not-found", typed=HOSTILE[:60])),
    )


def tally(ready: int = 4, done: int = 0, failed: int = 0, corrections: int = 1) -> Tally:
    verdicts = {Verdict.READY: ready, Verdict.SAME: 1, Verdict.DUPLICATE: 1, Verdict.REFUSED: 4}
    waiting = ready - done - failed
    standings = {Standing.DONE: done, Standing.FAILED: failed, Standing.NONE: waiting}
    return Tally(verdicts=verdicts, standings=standings, corrections=corrections)


def shown(one: Batch, counted: Tally | None = None, **chosen: object) -> BatchShown:
    made = BatchShown(
        batch=one,
        tally=counted or tally(),
        rows=problems(),
        part="problemes",
        after=0,
        more=True,
        kinds=(BatchKind.MODIFY, BatchKind.DEACTIVATE, BatchKind.RESEND),
        places=PLACES,
    )
    return replace(made, **chosen)  # type: ignore[arg-type]  # an example's keywords


def results() -> Iterator[tuple[str, Callable[[], Result]]]:
    yield "batch-preview", lambda: shown(batch(), fresh=True, notes=(msg("file-other-sheets", title=HOSTILE[:40]),))
    yield "batch-preview-one", lambda: shown(batch(seats=()), tally(1), part="pretes", rows=(row(1, Verdict.READY),))
    yield "batch-preview-nothing", lambda: shown(batch(), tally(0, corrections=0), more=False)
    yield "batch-asked", lambda: shown(batch(BatchState.ASKED, None), rows=(), choosing=True)
    yield "batch-expired", lambda: shown(batch(), expired=True)
    yield "batch-again", lambda: shown(batch(BatchState.RUNNING), tally(40, 12), again=True, kinds=())
    yield "batch-begun", lambda: shown(batch(BatchState.RUNNING), tally(40), followed=True, kinds=())
    for state in (BatchState.PAUSED, BatchState.STOPPED, BatchState.DONE, BatchState.DROPPED):
        yield f"batch-{state.value}", partial(shown, batch(state), tally(4, 2, 1), kinds=())
    yield "import-guide", lambda: ImportGuide(kinds=tuple(BatchKind), batches=tuple(_all_batches()))
    yield "import-guide-first", lambda: ImportGuide(kinds=tuple(BatchKind)[:5], batches=())
    for kind in BatchKind:
        yield f"import-template-{kind.value}", partial(TemplateGiven, kind=kind, format=FileFormat.XLSX)
    yield "import-report", lambda: RowsGiven(batch=batch(BatchState.DONE), format=FileFormat.XLSX)


def _all_batches() -> Iterator[tuple[Batch, Tally]]:
    for state in BatchState:
        yield batch(state, None if state is BatchState.ASKED else BatchKind.ALLOCATE), tally()


def letters() -> Iterator[tuple[str, Callable[[], Draft]]]:
    waits = replace(operation(state=State.RUNNING), waiting="unavailable")
    failed = tuple((row(number, Verdict.READY, standing=Standing.FAILED), msg("batch-row-changed")) for number in range(1, 7))
    running = batch(BatchState.RUNNING)
    for name, going in (
        ("going", Going(batch=running, tally=tally(40, 12, 6), failed=failed)),
        ("begun", Going(batch=running, tally=tally(40))),
        ("down", Going(batch=running, tally=tally(40, 2), waits=waits)),
        ("quota", Going(batch=running, tally=tally(40, 2), waits=replace(waits, waiting="quota"))),
        ("days", Going(batch=running, tally=tally(9_000))),
        ("paused", Going(batch=batch(BatchState.PAUSED), tally=tally(40, 2))),
        ("stopping", Going(batch=batch(BatchState.STOPPED, ended_at=None), tally=tally(40, 2))),
        ("done", Going(batch=batch(BatchState.DONE), tally=tally(1, 1))),
    ):
        yield f"batch-letter-{name}", partial(progress_view, going, READER, 1_500)
