"""From a spreadsheet to a batch: its columns, which kind it is, and each row checked; nothing is written yet (R80)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from commands.context import Context
from commands.domain.batches import BatchKind, BatchRow, NewBatch
from commands.domain.folding import fold
from commands.domain.patient_data import holds_patient_number
from commands.files.columns import ACTION, EMAIL, columns_of
from commands.files.kinds import possible, told_kind
from commands.files.sheets import Sheet
from commands.handlers.batch_planning import Attempt, plan_rows
from commands.handlers.batch_rows import patient_number_in
from commands.policy import may_see

Lines = Sequence[tuple[int, tuple[str, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A batch that is not kept yet. `attempts` are for the audit."""

    new: NewBatch
    rows: tuple[BatchRow, ...]
    attempts: tuple[Attempt, ...] = ()


def read_sheet(sheet: Sheet, context: Context, chosen: BatchKind | None = None) -> Read | None:
    """Only what we understand is kept of it. None where its columns are of no kind. `chosen`: its kind, where that is known."""
    titles = columns_of(sheet.header)
    columns = tuple(one for one in titles if one)
    if not possible(columns):
        return None
    places = [index for index, one in enumerate(titles) if one]
    lines = [(line.number, tuple([line.cells[index] for index in places])) for line in sheet.lines]
    kind = chosen or kind_of(columns, lines, context)
    new = _new(sheet, kind, columns, context)
    if kind is None:
        return Read(new=new, rows=tuple(_unchecked(number, line, cells) for number, (line, cells) in enumerate(lines, 1)))
    plan = plan_rows(kind, columns, lines, new.file, context)
    return Read(new=replace(new, seats=plan.seats), rows=plan.rows, attempts=plan.attempts)


def kind_of(columns: tuple[str, ...], lines: Lines, context: Context) -> BatchKind | None:
    """As the file tells it; else as its addresses do, where all have an account that the asker sees, or none has."""
    actions = {cells[columns.index(ACTION)] for _, cells in lines} - {""} if ACTION in columns else set()
    told = told_kind(columns, actions)
    open_to = possible(columns)
    if told or BatchKind.CREATE not in open_to or actions:
        return told
    emails = {fold(cells[columns.index(EMAIL)]) for _, cells in lines} - {""}
    known = {key for key, one in context.unit.directory.by_emails(emails).items() if may_see(context.actor, one)}
    if not known & emails:
        return BatchKind.CREATE
    return BatchKind.MODIFY if emails <= known else None


def _new(sheet: Sheet, kind: BatchKind | None, columns: tuple[str, ...], context: Context) -> NewBatch:
    person = context.person
    return NewBatch(
        kind=kind,
        person=context.actor.email,
        platform=person.platform,
        address=person.address,
        locale=person.locale,
        reference=context.reference,
        file="" if holds_patient_number(sheet.name) else sheet.name,
        digest=sheet.digest,
        columns=columns,
    )


def _unchecked(number: int, line: int, cells: tuple[str, ...]) -> BatchRow:
    """R63: what may hold patient data is not kept, whichever kind it turns out to be."""
    kept = ("",) * len(cells) if patient_number_in(cells) else cells
    return BatchRow(number=number, line=line, cells=kept)
