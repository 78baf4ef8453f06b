"""The commands about spreadsheets: what leaves in them, and what comes in (R80, R81)."""

from __future__ import annotations

from commands.catalogue.roles import MANAGERS, VIEWERS
from commands.catalogue.spec import Argument, ArgumentKind, Choice, CommandSpec
from commands.catalogue.vocabulary import FILTERS, NONCE, STEP, TEXT
from commands.domain.batches import BatchKind

_FORMATS = (Choice("xlsx", ("excel",)), Choice("csv"))
KINDS = (
    Choice(
        BatchKind.CREATE.value, ("créer", "création", "ajouter", "add", "new", "nouveau", "un nouveau compte", "a new account")
    ),
    Choice(BatchKind.MODIFY.value, ("modifier", "modification", "update", "edit", "modifier un compte", "modify an account")),
    Choice(
        BatchKind.DEACTIVATE.value, ("désactiver", "désactivation", "disable", "désactiver un compte", "deactivate an account")
    ),
    Choice(BatchKind.RESEND.value, ("renvoyer", "réinviter", "reinvite", "renvoyer une invitation", "send an invitation again")),
    Choice(BatchKind.ATTACH.value, ("rattacher", "associer", "associate", "rattacher un compte", "attach an account")),
    Choice(BatchKind.ALLOCATE.value, ("allouer", "allocation", "allocations", "fixer des allocations", "set allocations")),
)
"""What is done of the rows of a spreadsheet: typed after the command, or in a column of its own."""

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
            Argument(name="nature", kind=ArgumentKind.CHOICE, aliases=("sorte", "kind"), choices=KINDS, positional=True),
            Argument(name="partie", kind=ArgumentKind.TOKEN, hidden=True),
            Argument(name="apres", kind=ArgumentKind.TOKEN, hidden=True),
            Argument(name="format", kind=ArgumentKind.CHOICE, choices=_FORMATS),
            STEP,
            NONCE,
        ),
        examples=3,
    ),
)
"""Rows of `commands.catalogue.table`."""
