"""The views of `importer` beside a batch's card: what may be dropped, templates, and rows in a file (R80)."""

from __future__ import annotations

from commands.actions import action
from commands.domain.batches import Batch, BatchKind, Tally
from commands.files.gestures import COMMAND, SHOW, TEMPLATE
from commands.handlers.importing import ImportGuide, RowsGiven, TemplateGiven
from commands.incoming import Reply
from commands.views.batch_words import kind_words, report_of, wire_of
from commands.views.files import FileKind, FileOrder
from commands.views.nodes import Block, Button, Buttons, Column, Heading, Msg, Row, Table, Text, View, Words, msg
from commands.views.show import Reader, shows


@shows(ImportGuide)
def import_guide(result: ImportGuide, reader: Reader) -> Reply:
    """What to drop, a template of each kind, and the batches of late."""
    told = msg("import-how")
    blocks: list[Block[Words]] = [Heading(msg("import-title")), Text(told), Text(msg("import-templates"))]
    blocks.append(Buttons(tuple(_template_button(one) for one in result.kinds)))
    if result.batches:
        rows = tuple(_listed(batch, tally, reader) for batch, tally in result.batches)
        columns = tuple(Column[Words](msg(f"batch-column-{name}")) for name in ("file", "kind", "state", "rows", "read"))
        blocks.append(Table(msg("import-batches"), columns, rows, msg("button-batch-show")))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


@shows(TemplateGiven)
def template(result: TemplateGiven, _reader: Reader) -> Reply:
    told = msg("import-template-follows", kind=kind_words(result.kind))
    order = FileOrder(
        kind=FileKind.TEMPLATE,
        format=result.format,
        payload={"nature": result.kind.value},
        name=msg("file-name-template", kind=Msg(f"file-name-kind-{result.kind.value}")),
        title=kind_words(result.kind),
    )
    other = result.format.other
    again = action(COMMAND, geste=TEMPLATE, nature=result.kind.value, format=other.value)
    blocks: tuple[Block[Words], ...] = (Text(told), Buttons((Button[Words](msg(f"button-export-{other.value}"), again),)))
    return Reply(outcome=result.outcome, view=View(told, blocks), file=order)


@shows(RowsGiven)
def rows_given(result: RowsGiven, _reader: Reader) -> Reply:
    told = msg("import-report-follows")
    return Reply(outcome=result.outcome, view=View(told, (Text(told),)), file=report_of(result.batch, result.format))


def _template_button(kind: BatchKind) -> Button[Words]:
    wire = action(COMMAND, geste=TEMPLATE, nature=kind.value)
    return Button(Msg(f"button-batch-kind-{kind.value}"), wire, described=msg("import-template-of", kind=kind_words(kind)))


def _listed(batch: Batch, tally: Tally, reader: Reader) -> Row[Words]:
    state = Msg(f"batch-state-{batch.state.value}")
    read = msg("batch-when", at=batch.read_at, now=reader.now)
    return Row((batch.file or "–", kind_words(batch.kind), state, str(tally.rows), read), wire_of(batch, SHOW))
