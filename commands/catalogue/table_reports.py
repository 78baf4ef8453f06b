"""The command of month-end reports (R74)."""

from __future__ import annotations

from commands.catalogue.roles import VIEWERS
from commands.catalogue.spec import Argument, ArgumentKind, CommandSpec
from commands.catalogue.vocabulary import ESTABLISHMENTS, STEP

REPORT_COMMANDS = (
    CommandSpec(
        name="rapport",
        english="report",
        aliases=("rapports", "bilan", "mois", "reports", "month"),
        roles=VIEWERS,
        arguments=(
            Argument(name="mois", kind=ArgumentKind.TEXT, aliases=("month",), positional=True),
            ESTABLISHMENTS,
            Argument(name="cct", kind=ArgumentKind.TEXT, aliases=("territoire", "territory")),
            Argument(name="format", kind=ArgumentKind.TOKEN, hidden=True),
            STEP,
        ),
        examples=3,
    ),
)
"""Rows of `commands.catalogue.table`."""
