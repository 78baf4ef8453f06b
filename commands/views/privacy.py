"""The view of all that is held on a person: in words what can be, and how much there is of the rest (R94)."""

from __future__ import annotations

from commands.actions import action
from commands.handlers.privacy import COMMAND, EXPORT, PrivacyExport, PrivacyReport, told
from commands.incoming import Reply
from commands.views.changes import changed
from commands.views.files import FileFormat, FileKind, FileOrder
from commands.views.granting_words import grant_words
from commands.views.history import history_blocks
from commands.views.labels import argument_label, label
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    Column,
    Fields,
    Heading,
    Msg,
    Notice,
    Row,
    Table,
    Text,
    Tone,
    View,
    Words,
    msg,
)
from commands.views.show import Reader, shows


@shows(PrivacyReport)
def privacy_report(result: PrivacyReport, _reader: Reader) -> Reply:
    title = msg("privacy-title", email=result.email)
    counts = told(result.holdings)
    if not counts:
        nothing = msg("privacy-nothing", email=result.email)
        return Reply(outcome=result.outcome, view=View(nothing, (Notice(nothing, Tone.INFO),)))
    blocks: list[Block[Words]] = [Heading(title), Text(msg("privacy-care"), quiet=True)]
    if result.account is not None:
        whose = (argument_label("courriel"), result.account.email), (argument_label("statut"), label(result.account.status))
        pairs = changed({}, result.fields, result.reference)
        blocks += [Heading(msg("privacy-account")), Fields((*whose, *pairs))]
    if result.grants:
        blocks.append(Heading(msg("privacy-rights")))
        blocks += [Text(grant_words(one, result.reference)) for one in result.grants]
    if result.history:
        blocks += history_blocks(result.history, result.changes)
    blocks.append(_counts(result))
    wire = action(COMMAND, courriel=result.email, geste=EXPORT)
    blocks += [Text(msg("privacy-whole")), Buttons((Button(msg("button-privacy-file"), wire),))]
    return Reply(outcome=result.outcome, view=View(title, tuple(blocks)))


@shows(PrivacyExport)
def privacy_export(result: PrivacyExport, _reader: Reader) -> Reply:
    title, told = msg("privacy-title", email=result.email), msg("export-privacy", email=result.email)
    blocks: tuple[Block[Words], ...] = (Heading(title), Text(told), Text(msg("privacy-care"), quiet=True))
    order = FileOrder(
        kind=FileKind.PRIVACY,
        format=FileFormat.XLSX,
        payload={"courriel": result.email},
        name=msg("file-name-privacy", day=result.day),
        title=title,
    )
    return Reply(outcome=result.outcome, view=View(told, blocks), file=order)


def _counts(result: PrivacyReport) -> Block[Words]:
    columns = (Column[Words](Msg("privacy-kind")), Column[Words](Msg("privacy-count"), numeric=True))
    rows: tuple[Row[Words], ...] = tuple(
        Row((msg(f"privacy-{category.value}"), str(count))) for category, count in told(result.holdings)
    )
    return Table(msg("privacy-held", count=result.holdings.count), columns, rows)
