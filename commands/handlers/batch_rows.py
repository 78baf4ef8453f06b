"""A row of a spreadsheet as the command that it stands for, checked by that command's own rules (R80)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from commands.catalogue import find
from commands.context import Context
from commands.domain.batches import BatchKind
from commands.domain.folding import fold
from commands.domain.patient_data import holds_patient_number
from commands.files.columns import EMAIL, ESTABLISHMENT, HEAD, HEAD_EMAIL, POOL, REASON, SEATS
from commands.files.kinds import KINDS
from commands.handlers.attaching import attachment
from commands.handlers.changing import Change
from commands.handlers.creating import creation
from commands.handlers.deactivating import deactivation
from commands.handlers.inviting import resending
from commands.handlers.modifying import modification
from commands.handlers.seat_choices import Chosen, read
from commands.invocation import Invocation, Origin
from commands.policy import Decision, may_run
from commands.results import Result

Checked: TypeAlias = "Change | Chosen | Result"
"""A write as its row asks for it, if it may be made as things stand; else why not."""
Check = Callable[[Invocation, Context], Change | Result]

CHECKS: Mapping[BatchKind, Check] = {
    BatchKind.CREATE: creation,
    BatchKind.MODIFY: modification,
    BatchKind.DEACTIVATE: deactivation,
    BatchKind.RESEND: resending,
    BatchKind.ATTACH: attachment,
}
"""Of what becomes an operation of the ledger; an allocation is ours alone."""
_PERSON = re.compile(r"(?P<name>[^<>]{1,120}?)\s*<\s*(?P<email>[^<>\s]+)\s*>")
_TICKED = frozenset({"x", "✓", "✔"})
_BOXES = frozenset({"cancer", "generique"})
_RENAMED: Mapping[BatchKind, Mapping[str, str]] = {
    BatchKind.CREATE: {},
    BatchKind.ALLOCATE: {ESTABLISHMENT: "etab"},
}
"""Where a command has another name for what the column holds."""


def may_use(kind: BatchKind, context: Context) -> Decision:
    """Whether this person may run the command that the rows are (R1)."""
    spec = find(KINDS[kind].command)
    assert spec is not None  # noqa: S101 — narrows for the type checker only; the table of kinds names commands
    return may_run(context.actor, spec)


def values_of(kind: BatchKind, columns: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, str]:
    """The cells that say something, by their columns; those that are no part of this kind are left out."""
    read_here = KINDS[kind].columns
    named = {column: cell for column, cell in zip(columns, cells, strict=True) if cell and column in read_here}
    person = _PERSON.fullmatch(named.get(HEAD, ""))
    if person and HEAD_EMAIL not in named:
        named |= {HEAD: person["name"], HEAD_EMAIL: person["email"]}
    ticked = {box: "1" for box in _BOXES & named.keys() if fold(named[box]) in _TICKED}
    return named | ticked


def patient_number_in(cells: tuple[str, ...]) -> bool:
    """R63: in any cell, or across two neighbours."""
    return holds_patient_number("\n".join(cells)) if any(cells) else False


def as_typed(kind: BatchKind, values: Mapping[str, str], reason: str) -> Invocation:
    """The command, as somebody might have typed it. `reason` is for an allocation whose row gives none (R50)."""
    renamed = _RENAMED.get(kind, {EMAIL: "compte"})
    given = {renamed.get(column, column): value for column, value in values.items()}
    if kind is BatchKind.ALLOCATE:
        given.setdefault(REASON, reason or KINDS[kind].command)
    return Invocation(command=KINDS[kind].command, values=given, origin=Origin.FILE)


def check(kind: BatchKind, values: Mapping[str, str], reason: str, context: Context) -> Checked:
    """By the rules of the typed command, as things stand in the context's unit."""
    invocation = as_typed(kind, values, reason)
    if kind is BatchKind.ALLOCATE:
        return read(invocation, context, SEATS, reason=True)
    return CHECKS[kind](invocation, context)


def named_in(kind: BatchKind, values: Mapping[str, str]) -> str:
    """What a row is about, folded: another row about the same is its duplicate."""
    if kind is BatchKind.ALLOCATE:
        return "\n".join([fold(values.get(ESTABLISHMENT, "")), fold(values.get(POOL, "licence"))])
    return fold(values.get(EMAIL, ""))
