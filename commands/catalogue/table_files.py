"""The commands about spreadsheets: what leaves in them (R81)."""

from __future__ import annotations

from commands.catalogue.roles import VIEWERS
from commands.catalogue.spec import Argument, ArgumentKind, Choice, CommandSpec
from commands.catalogue.vocabulary import FILTERS, TEXT

FILE_COMMANDS = (
    CommandSpec(
        name="exporter",
        english="export",
        aliases=("exportation", "télécharger", "download"),
        roles=VIEWERS,
        arguments=(
            *FILTERS,
            Argument(name="format", kind=ArgumentKind.CHOICE, choices=(Choice("xlsx", ("excel",)), Choice("csv"))),
            TEXT,
        ),
        examples=3,
    ),
)
"""Rows of `commands.catalogue.table`."""
