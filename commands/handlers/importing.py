"""importer: a spreadsheet that was dropped is previewed row by row, then run by one button (R80)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from commands.arguments import Values
from commands.context import Context
from commands.domain.batches import BEFORE, LIFETIME, Batch, BatchKind, Tally
from commands.files.gestures import CHOOSE, CORRECT, REPORT, TEMPLATE
from commands.files.sheets import Sheet, Unreadable
from commands.handlers.allocating import only_admins
from commands.handlers.batch_pages import BatchShown, shown
from commands.handlers.batch_planning import Plan
from commands.handlers.batch_reading import Read, read_sheet
from commands.handlers.batch_rows import may_use
from commands.handlers.batch_steps import CheckedAgain, acted, check_again, note_attempts, own_batch
from commands.handlers.changing import button
from commands.invocation import Invocation
from commands.results import Handled, Invalid, Refused, Result
from commands.views.files import FileFormat
from commands.views.nodes import msg

MOST_BATCHES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportGuide(Result):
    """What may be dropped, with a template of each kind; and the asker's batches of late, newest first."""

    kinds: tuple[BatchKind, ...]
    batches: tuple[tuple[Batch, Tally], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateGiven(Result):
    """An empty spreadsheet with the columns of a kind."""

    kind: BatchKind
    format: FileFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsGiven(Result):
    """The rows of a batch in a file."""

    batch: Batch
    format: FileFormat


@dataclass(frozen=True, slots=True)
class Keeping:
    """Keeps the batch; where the same file was dropped before, that batch, checked as things stand unless it was begun."""

    read: Read
    sheet: Sheet

    def carry_out(self, context: Context) -> Result:
        context.unit.batches.lock(self.sheet.digest)
        same = _same(self.sheet, context)
        if same is not None:
            return replace(self._anew(same, context), again=True, fresh=True, notes=self.sheet.notes)
        note_attempts(self.read.attempts, context)
        batch = context.unit.batches.keep(self.read.new, self.read.rows)
        return replace(shown(batch, context), fresh=True, notes=self.sheet.notes)

    def _anew(self, same: Batch, context: Context) -> BatchShown:
        kind = self.read.new.kind
        if kind is None or same.kind not in (None, kind):
            return shown(same, context)
        plan = Plan(rows=self.read.rows, seats=self.read.new.seats, attempts=self.read.attempts)
        return CheckedAgain(same, kind, plan).carry_out(context)


def handle(invocation: Invocation, context: Context) -> Handled:
    """importer, with a file, a button of a batch, or nothing"""
    match invocation.file:
        case Sheet() as sheet:
            return _dropped(sheet, context)
        case Unreadable(why=why):
            return Refused(why=why, next_steps=(button("import-guide", "importer"),))
        case None:
            pass
    gesture = invocation["geste"]
    if not invocation["lot"]:
        return _template(invocation, context) if gesture == TEMPLATE or invocation["nature"] else _guide(context)
    batch = own_batch(invocation, context)
    return batch if isinstance(batch, Refused) else _on(batch, gesture, invocation, context)


def _dropped(sheet: Sheet, context: Context) -> Handled:
    same = _same(sheet, context)
    if same is not None and same.state not in BEFORE:
        return replace(shown(same, context), again=True, fresh=True, notes=sheet.notes)
    read = read_sheet(sheet, context, same.kind if same else None)
    if read is None:
        return Refused(why=msg("refused-file-columns"), next_steps=(button("import-guide", "importer"),))
    refused = _not_theirs(read.new.kind, context)
    return refused or Keeping(read, sheet)


def _same(sheet: Sheet, context: Context) -> Batch | None:
    return context.unit.batches.same(context.actor.email, sheet.digest, context.now - LIFETIME)


def _not_theirs(kind: BatchKind | None, context: Context) -> Refused | None:
    """Allocations are an admin's alone (R50); whatever else is a manager's, as typed."""
    if kind is None:
        return None
    if kind is BatchKind.ALLOCATE and not context.actor.is_admin:
        return only_admins()
    decision = may_use(kind, context)
    return None if decision else Refused(why=msg(f"policy-{decision.reason}"), action="importer")


def _on(batch: Batch, gesture: str, invocation: Invocation, context: Context) -> Handled:
    """A button of a batch that is the asker's."""
    if gesture == CHOOSE:
        return _chosen(batch, invocation, context)
    if gesture == CORRECT and batch.kind is not None:
        return check_again(batch, batch.kind, context, correct=True)
    if gesture == REPORT:
        return RowsGiven(batch=batch, format=_format(invocation, context))
    after = invocation["apres"]
    number = int(after) if after.isascii() and after.isdecimal() and len(after) <= len("9999") else 0
    return acted(gesture, invocation) or shown(batch, context, invocation["partie"], number)


def _chosen(batch: Batch, invocation: Invocation, context: Context) -> Handled:
    """As the kind that was chosen; the kinds to choose among where none was."""
    page = shown(batch, context)
    chosen = Values(invocation, context.house.reference).choice("nature")
    kind = BatchKind(chosen) if chosen else None
    if kind is None or kind not in (*page.kinds, batch.kind):
        return replace(page, choosing=True)
    return _not_theirs(kind, context) or check_again(batch, kind, context)


def _template(invocation: Invocation, context: Context) -> Result:
    values = Values(invocation, context.house.reference)
    chosen = values.choice("nature")
    if values.errors or not chosen:
        return Invalid(errors=values.errors) if values.errors else _guide(context)
    return TemplateGiven(kind=BatchKind(chosen), format=_format(invocation, context))


def _guide(context: Context) -> ImportGuide:
    batches = context.unit.batches.of(context.actor.email, MOST_BATCHES)
    kinds = tuple(one for one in BatchKind if _not_theirs(one, context) is None)
    return ImportGuide(kinds=kinds, batches=tuple((one, context.unit.batches.tally(one)) for one in batches))


def _format(invocation: Invocation, context: Context) -> FileFormat:
    return FileFormat(Values(invocation, context.house.reference).choice("format") or FileFormat.XLSX)
