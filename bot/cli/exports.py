"""`iris export FILE`: the accounts of a list, all of them, for spreadsheets (R81)."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.files import checked, written
from bot.cli.foundation import ready_foundation
from bot.cli.speech import Speech
from bot.cli.trail import entry
from commands.domain.audit_actions import AuditAction


def register(app: typer.Typer, say: Speech) -> None:
    @app.command("export", help=say("cli-export"))
    def export(
        file: Annotated[Path, typer.Argument(metavar="FICHIER", dir_okay=False)],
        filters: Annotated[str, typer.Option("--filters", help=say("cli-option-filters"))] = "",
    ) -> None:
        count = _export(say, file, filters)
        say.tell("cli-exported", count=count, file=str(file))


def _export(say: Speech, file: Path, typed: str) -> int:
    """The list is the chat's own, everywhere; that it left is written in the journal."""
    from bot.files.writing import format_of
    from commands.domain.errors import ConfigurationError
    from commands.domain.people import EVERYWHERE
    from commands.files.accounts import COMMAND, accounts_table
    from commands.handlers.filters import read_filters
    from commands.invocation import Invocation
    from commands.parser.typed import parse
    from commands.views.files import FileKind
    from commands.views.nodes import msg

    house = ready_foundation(say)
    asked = parse(f"{COMMAND} {typed}", house.house.command, "cli")
    if not isinstance(asked, Invocation):
        raise ConfigurationError(say("cli-export-filters", word=asked.word))
    filters, values = read_filters(asked, house.reference)
    checked(values, say)
    title = msg("export-file-accounts")
    table = accounts_table(title, filters, house.clock.now(), house.store, house.reference, lambda _: EVERYWHERE)
    count = written(file, table, say)
    with house.store.writing() as unit:
        told = {"file": FileKind.ACCOUNTS.value, "format": format_of(file).value, "count": count, "asked": typed}
        unit.audit.append(entry(AuditAction.FILE_EXPORTED, after=told))
        unit.commit()
    return count
