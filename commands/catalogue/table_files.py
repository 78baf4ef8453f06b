"""The commands about spreadsheets: what leaves in them, and what comes in (R80, R81)."""

from __future__ import annotations

from commands.catalogue.roles import MANAGERS, VIEWERS
from commands.catalogue.spec import Argument, ArgumentKind, Choice, CommandSpec
from commands.catalogue.vocabulary import FILTERS, NONCE, STEP, TEXT
from commands.domain.batches import BatchKind

_FORMATS = (Choice("xlsx", ("excel",)), Choice("csv"))

FILE_COMMANDS = (
    CommandSpec(
        name="exporter",
        english="export",
        aliases=("exportation", "télécharger", "download"),
        roles=VIEWERS,
        arguments=(
            *FILTERS,
            Argument(name="format", kind=ArgumentKind.CHOICE, choices=_FORMATS),
            TEXT,
        ),
        examples=3,
    ),
    CommandSpec(
        name="importer",
        english="import",
        aliases=("importation", "lots", "lot", "batches", "batch"),
        roles=MANAGERS,
        arguments=(
            Argument(name="lot", kind=ArgumentKind.TOKEN, hidden=True),
            Argument(name="nature", kind=ArgumentKind.CHOICE, choices=tuple(Choice(one.value) for one in BatchKind), hidden=True),
            Argument(name="partie", kind=ArgumentKind.TOKEN, hidden=True),
            Argument(name="apres", kind=ArgumentKind.TOKEN, hidden=True),
            Argument(name="format", kind=ArgumentKind.CHOICE, choices=_FORMATS, hidden=True),
            STEP,
            NONCE,
        ),
    ),
)
"""Rows of `commands.catalogue.table`."""
