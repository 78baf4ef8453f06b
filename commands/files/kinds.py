"""The kinds of spreadsheet: what each needs, and which one a file is (R80)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from commands.catalogue.table_files import KINDS as CHOICES
from commands.catalogue.vocabulary import PERSON_FIELDS
from commands.domain.batches import BatchKind
from commands.domain.folding import fold
from commands.files.columns import ACTION, EMAIL, ESTABLISHMENT, INSTALLATION, POOL, REASON, SEATS, STATUS

_FIELDS = tuple(one.name for one in PERSON_FIELDS)
_NAMES = frozenset({EMAIL, "prenom", "nom", REASON})
"""What people keep in any list of accounts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfFile:
    """`command` is what each row is, as if somebody had typed it; `required` columns must be there, `columns` are read."""

    kind: BatchKind
    command: str
    required: tuple[str, ...]
    columns: tuple[str, ...]


KINDS: Mapping[BatchKind, KindOfFile] = {
    one.kind: one
    for one in (
        KindOfFile(
            kind=BatchKind.CREATE,
            command="créer",
            required=(EMAIL, "prenom", "specialite", INSTALLATION),
            columns=(EMAIL, *_FIELDS),
        ),
        KindOfFile(kind=BatchKind.MODIFY, command="modifier", required=(EMAIL,), columns=(EMAIL, *_FIELDS)),
        KindOfFile(kind=BatchKind.DEACTIVATE, command="désactiver", required=(EMAIL,), columns=(EMAIL, REASON)),
        KindOfFile(kind=BatchKind.RESEND, command="renvoyer", required=(EMAIL,), columns=(EMAIL, REASON)),
        KindOfFile(
            kind=BatchKind.ATTACH,
            command="rattacher",
            required=(EMAIL, ESTABLISHMENT),
            columns=(EMAIL, ESTABLISHMENT, INSTALLATION),
        ),
        KindOfFile(
            kind=BatchKind.ALLOCATE,
            command="licences",
            required=(ESTABLISHMENT, SEATS),
            columns=(ESTABLISHMENT, POOL, SEATS, REASON),
        ),
    )
}
_ACTIONS: Mapping[str, BatchKind] = {fold(word): BatchKind(one.value) for one in CHOICES for word in (one.value, *one.words)}


def possible(columns: Collection[str]) -> tuple[BatchKind, ...]:
    """The kinds whose columns are all there; for accounts, only those that something of the file is for."""
    present = set(columns)
    found = (one for one in KINDS.values() if present.issuperset(one.required))
    return tuple(one.kind for one in found if one.kind is not BatchKind.MODIFY or present & (set(_FIELDS)))


def told_kind(columns: Collection[str], actions: Collection[str]) -> BatchKind | None:
    """The kind that the file itself tells, by its column « action » or by its titles; None where people must say.

    `actions` are the words of that column.
    """
    open_to = possible(columns)
    meant = {_ACTIONS.get(fold(one)) for one in actions}
    if len(meant) == 1:
        (named,) = meant
        return named if named in open_to else None
    present = {one for one in columns if one not in ("", ACTION)}
    if BatchKind.ALLOCATE in open_to and EMAIL not in present:
        return BatchKind.ALLOCATE
    if STATUS in present and BatchKind.MODIFY in open_to:
        return BatchKind.MODIFY
    if BatchKind.ATTACH in open_to and present <= {*_NAMES, ESTABLISHMENT, INSTALLATION}:
        return BatchKind.ATTACH if present <= {EMAIL, ESTABLISHMENT, INSTALLATION} else None
    fields = present & set(_FIELDS) - _NAMES
    return BatchKind.MODIFY if fields and BatchKind.CREATE not in open_to and BatchKind.MODIFY in open_to else None


def missing(kind: BatchKind, columns: Collection[str]) -> Sequence[str]:
    return [one for one in KINDS[kind].required if one not in columns]
