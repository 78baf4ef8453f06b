"""`iris backup|restore`: one portable file, of either database to either."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.foundation import foundation, ready_foundation
from bot.cli.speech import Speech


def register(app: typer.Typer, say: Speech) -> None:
    @app.command("backup", help=say("cli-backup"))
    def backup(file: Annotated[Path, typer.Argument(metavar="FICHIER", dir_okay=False)]) -> None:
        from storage.backup import backup as write

        house = ready_foundation(say)
        with say.console.status(say("cli-backup-running")):
            rows = write(house.engine, file)
        say.tell("cli-backup-done", rows=rows, file=str(file))

    @app.command("restore", help=say("cli-restore"))
    def restore(
        file: Annotated[Path, typer.Argument(metavar="FICHIER", exists=True, dir_okay=False)],
        force: Annotated[bool, typer.Option("--force", help=say("cli-option-force"))] = False,
    ) -> None:
        from storage.backup import restore as read

        house = foundation()
        with say.console.status(say("cli-restore-running")):
            restored = read(house.settings.database_url, file, replace=force)
        say.tell("cli-restore-done", rows=restored.rows, quarantined=restored.quarantined)
