"""The answers of `rapport`: a month with its picture, its files, and the months beside it (R74)."""

from __future__ import annotations

from collections.abc import Iterator

from commands.actions import action
from commands.domain.months import Month
from commands.handlers.reporting import TURN, MonthFile, MonthReport
from commands.incoming import Reply
from commands.reports.report import Report, Subject
from commands.views.files import FileFormat, FileKind, FileOrder
from commands.views.labels import button_label
from commands.views.months import drawing_of, month_name, report_blocks, title
from commands.views.nodes import Block, Button, Buttons, Heading, Notice, Text, Tone, View, Words, msg
from commands.views.recap import outside_blocks
from commands.views.show import Reader, shows

COMMAND = "rapport"


@shows(MonthReport)
def month_report(result: MonthReport, _reader: Reader) -> Reply:
    told = title(result.month)
    blocks: list[Block[Words]] = [Heading(told)]
    blocks += outside_blocks(result.outside)
    found = result.report
    if found is None:
        blocks += [Notice(msg("seats-none"), Tone.INFO), Text(msg("seats-none-next"))]
    else:
        blocks += report_blocks(found, result.reference)
        blocks.append(Buttons((*file_buttons(found), *_turns(found, result.current))))
    drawing = drawing_of(found, result.reference) if found else None
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)), drawing=drawing, replace=result.turned)


@shows(MonthFile)
def month_file(result: MonthFile, _reader: Reader) -> Reply:
    told = msg("month-file", month=month_name(result.report.month))
    view = View[Words](told, (Notice(told, Tone.INFO),))
    return Reply(outcome=result.outcome, view=view, file=order_of(result.report, result.format))


def order_of(found: Report, chosen: FileFormat) -> FileOrder:
    """The report's rows by establishment and day."""
    return FileOrder(
        kind=FileKind.MONTH,
        format=chosen,
        payload={"mois": str(found.month), **found.subject.payload()},
        name=f"iris-{found.month}",
        title=title(found.month),
    )


def file_buttons(found: Report) -> tuple[Button[Words], ...]:
    """None where there is nothing to write down."""
    if found.total.empty:
        return ()
    return tuple(
        Button[Words](msg(f"button-month-{one.value}"), _action(found.subject, found.month, format=one.value))
        for one in (FileFormat.XLSX, FileFormat.CSV)
    )


def _turns(found: Report, current: Month) -> Iterator[Button[Words]]:
    """The month before where something is known of it, the next where it has begun; and the licences as they are today."""
    if found.before is not None:
        before = found.month.before()
        yield Button(msg("button-month-before", month=month_name(before)), _action(found.subject, before, geste=TURN))
    if found.month < current:
        after = found.month.next()
        yield Button(msg("button-month-after", month=month_name(after)), _action(found.subject, after, geste=TURN))
    only = found.subject.establishments[0] if len(found.subject.establishments) == 1 else ""
    yield Button(button_label("licences"), action("licences", etab=only))


def _action(subject: Subject, month: Month, **values: str) -> str:
    return action(COMMAND, mois=str(month), **{name: str(value) for name, value in subject.payload().items()}, **values)
