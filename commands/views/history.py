"""Rows of the journal as people read them (R93)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from commands.actions import action
from commands.catalogue import find
from commands.domain.audit_actions import AuditAction
from commands.domain.audit_outcomes import Ended, ended
from commands.handlers.journal import EXPORT, JournalPage
from commands.handlers.verifying import VERIFY, AuditStanding
from commands.incoming import Outcome, Reply
from commands.ports import AuditRow
from commands.views.labels import argument_label, button_label, choice_label, listed
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

_DAYS = frozenset({"du", "au"})
_NAMED = frozenset(AuditAction)
_OUTCOMES = frozenset(one.value for one in Outcome) | {"failed", "cancelled", "done"}
_ORIGINS: Mapping[str, Words] = {
    "slack": "Slack",
    "teams": "Teams",
    "zoom": "Zoom",
    "web": Msg("origin-web"),
    "cli": Msg("origin-cli"),
    "worker": Msg("origin-worker"),
}
_NO_PERSON = {"zoom": "Zoom", "iris": "IRIS"}
"""Who did what no person asked for, as their names are written."""
COLUMNS = (
    *("journal-when", "journal-who", "journal-what", "journal-account", "journal-place"),
    *("journal-changes", "journal-reason", "journal-origin", "journal-outcome"),
)
_HISTORY = ("journal-when", "journal-who", "journal-what", "journal-changes", "journal-outcome")


@shows(JournalPage)
def journal(result: JournalPage, _reader: Reader) -> Reply:
    told = msg("journal-title")
    blocks: list[Block[Words]] = [Heading(told)]
    asked = [(argument_label(name), _asked(name, value)) for name, value in result.carried.items() if value]
    if asked:
        blocks.append(Fields(tuple(asked)))
    if result.rows:
        columns = tuple(Column[Words](Msg(one)) for one in COLUMNS)
        rows = tuple(Row(_cells(row, result)) for row in result.rows)
        blocks.append(Table(told, columns, rows))
    else:
        blocks += [Notice(msg("journal-empty"), Tone.INFO), Text(msg("journal-empty-next"))]
    if result.standing is not None:
        blocks.append(_standing(result.standing))
    buttons = _buttons(result)
    if buttons:
        blocks.append(Buttons(buttons))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)), replace=result.replaces_page)


def _asked(name: str, value: str) -> Words:
    if name in _DAYS:
        return msg("value-date", at=date.fromisoformat(value))
    if name == "depuis":
        return msg("days", count=int(value))
    return choice_label(value) if name == "resultat" else value


def _standing(standing: AuditStanding) -> Block[Words]:
    if standing.at is None:
        return Text(msg("audit-never-checked"), quiet=True)
    if not standing.holds:
        return Notice(msg("audit-found-broken", at=standing.at), Tone.DANGER)
    return Text(msg("audit-found-whole", at=standing.at, count=standing.sealed), quiet=True)


def _buttons(result: JournalPage) -> tuple[Button[Words], ...]:
    older = Button[Words](msg("button-older"), action("journal", **result.carried, curseur=result.more))
    verify = Button[Words](msg("button-verify-audit"), action("journal", geste=VERIFY))
    export = Button[Words](msg("button-export"), action("journal", **result.carried, geste=EXPORT))
    return (
        *((older,) if result.more else ()),
        *((export,) if result.rows else ()),
        *((verify,) if result.standing is not None else ()),
    )


def history_blocks(rows: Sequence[AuditRow], changes: Mapping[int, Words]) -> tuple[Block[Words], ...]:
    """The recent history of one account, as a card shows it."""
    if not rows:
        return (Text(msg("history-empty"), quiet=True),)
    columns = tuple(Column[Words](Msg(one)) for one in _HISTORY)
    lines = tuple(Row(_history_cells(row, changes)) for row in rows)
    return (Table(msg("history-title"), columns, lines),)


def _history_cells(row: AuditRow, changes: Mapping[int, Words]) -> tuple[Words, ...]:
    """Compactly: the reason stands after what changed."""
    entry = row.entry
    reason = msg("change-said", name=Msg("argument-raison"), value=entry.reason) if entry.reason else ""
    told = listed([one for one in (changes.get(row.id, ""), reason) if one])
    return _when(row), _who(row), what_words(row), told if isinstance(told, Msg) else "", outcome_words(entry.outcome)


def what_words(row: AuditRow) -> Words:
    """What was done: a command's verb, or what is done otherwise; never a code (R96)."""
    verb = row.entry.action
    if verb in _NAMED:
        return Msg(f"audit-{verb}")
    spec = find(verb)
    return button_label(spec.name) if spec else Msg("audit-other")


def origin_words(origin: str) -> Words:
    """From where it was done."""
    return _ORIGINS.get(origin, Msg("origin-other"))


def outcome_words(outcome: str) -> Msg:
    """How it ended, in words; the operation's own sentence is on its card."""
    if outcome in _OUTCOMES:
        return Msg(f"outcome-{outcome.replace('_', '-')}")
    return Msg("outcome-failed" if ended(outcome) is Ended.FAILED else "outcome-done")


def _cells(row: AuditRow, result: JournalPage) -> tuple[Words, ...]:
    entry = row.entry
    return (
        _when(row),
        _who(row),
        what_words(row),
        entry.subject,
        result.places.get(entry.establishment, entry.establishment),
        result.changes.get(row.id, ""),
        entry.reason,
        origin_words(entry.origin),
        outcome_words(entry.outcome),
    )


def _when(row: AuditRow) -> Msg:
    return msg("value-moment", at=row.at)


def _who(row: AuditRow) -> str:
    return _NO_PERSON.get(row.entry.actor, row.entry.actor)
