"""The views of what goes into files: what is in it, how fresh it is, and that it follows (R12, R81)."""

from __future__ import annotations

from commands.actions import action
from commands.handlers.exporting import Export
from commands.handlers.journal import JournalExport
from commands.incoming import Reply
from commands.views.files import FileFormat, FileKind, FileOrder
from commands.views.freshness import freshness_blocks
from commands.views.nodes import Block, Button, Buttons, Heading, Notice, Text, Tone, View, Words, msg
from commands.views.recap import outside_blocks, recap
from commands.views.show import Reader, shows


@shows(Export)
def export(result: Export, reader: Reader) -> Reply:
    title = msg("export-title")
    blocks: list[Block[Words]] = [Heading(title)]
    said = recap(result.filters)
    if said is not None:
        blocks.append(Text(said))
    blocks += outside_blocks(result.outside)
    if result.total == 0:
        blocks.append(Notice(msg("export-nothing"), Tone.INFO))
        return Reply(outcome=result.outcome, view=View(msg("export-nothing"), tuple(blocks)))
    counted = result.total is not None
    told = msg("export-accounts", count=result.total or 0) if counted else msg("export-accounts-found")
    blocks += [Text(told), Text(msg(f"export-follows-{result.format.value}"))]
    blocks += freshness_blocks(result.freshness, reader)
    blocks.append(Buttons((_other(result), Button(msg("button-see-list"), action("liste", **result.carried)))))
    order = FileOrder(
        kind=FileKind.ACCOUNTS,
        format=result.format,
        payload=dict(result.carried),
        name=msg("file-name-accounts", day=result.day),
        title=msg("export-file-accounts"),
    )
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)), file=order)


def _other(result: Export) -> Button[Words]:
    """The same in the other format."""
    other = result.format.other
    return Button(msg(f"button-export-{other.value}"), action("exporter", **result.carried, format=other.value))


@shows(JournalExport)
def journal_export(result: JournalExport, _reader: Reader) -> Reply:
    told = msg("export-journal")
    blocks: tuple[Block[Words], ...] = (Heading(msg("journal-title")), Text(told), Text(msg("export-follows-xlsx")))
    order = FileOrder(
        kind=FileKind.JOURNAL,
        format=FileFormat.XLSX,
        payload=dict(result.carried),
        name=msg("file-name-journal", day=result.day),
        title=msg("journal-title"),
    )
    return Reply(outcome=result.outcome, view=View(told, blocks), file=order)
