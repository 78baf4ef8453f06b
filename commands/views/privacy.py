"""The view of all that is held on a person: in words what can be, and how much there is of the rest (R94)."""

from __future__ import annotations

from commands.handlers.privacy import PrivacyReport, told
from commands.incoming import Reply
from commands.views.changes import changed
from commands.views.granting_words import grant_words
from commands.views.history import history_blocks
from commands.views.labels import argument_label, label
from commands.views.nodes import Block, Code, Column, Fields, Heading, Msg, Notice, Row, Table, Text, Tone, View, Words, msg
from commands.views.show import Reader, shows

EXPORT = "iris privacy export"


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
    blocks += [Text(msg("privacy-whole")), Code((f"{EXPORT} {result.email} fichier.json",))]
    return Reply(outcome=result.outcome, view=View(title, tuple(blocks)))


def _counts(result: PrivacyReport) -> Block[Words]:
    columns = (Column[Words](Msg("privacy-kind")), Column[Words](Msg("privacy-count"), numeric=True))
    rows: tuple[Row[Words], ...] = tuple(
        Row((msg(f"privacy-{category.value}"), str(count))) for category, count in told(result.holdings)
    )
    return Table(msg("privacy-held", count=result.holdings.count), columns, rows)
