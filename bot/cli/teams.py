"""`iris teams package|check`: the zip that an administrator uploads to Teams, written and read offline."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.speech import Speech

USUAL_FILE = Path("iris-teams.zip")


def register(app: typer.Typer, say: Speech) -> None:
    group = typer.Typer(help=say("cli-teams"), no_args_is_help=True)
    app.add_typer(group, name="teams")

    @group.command("package", help=say("cli-teams-package"))
    def package(
        out: Annotated[Path, typer.Option("--out", metavar="FICHIER", dir_okay=False, help=say("cli-option-out"))] = USUAL_FILE,
    ) -> None:
        from bot.bootstrap import MissingSettingError
        from bot.settings import load_settings
        from bot.teams.package.archive import package as made

        settings = load_settings()
        if not settings.teams_app_id:
            raise MissingSettingError("teams-app-id")
        if not settings.public_url:
            raise MissingSettingError("public-url")
        data = made(app_id=settings.teams_app_id, public_url=settings.public_url)
        _judge(data, say, app_id=settings.teams_app_id, public_url=settings.public_url)
        out.write_bytes(data)
        say.tell("cli-teams-written", file=str(out))

    @group.command("check", help=say("cli-teams-check"))
    def check(file: Annotated[Path, typer.Argument(metavar="FICHIER", exists=True, dir_okay=False)]) -> None:
        from bot.settings import load_settings

        settings = load_settings()
        _judge(file.read_bytes(), say, app_id=settings.teams_app_id, public_url=settings.public_url)
        say.tell("cli-teams-good")
        for name, setting in (("IRIS_TEAMS_APP_ID", settings.teams_app_id), ("IRIS_PUBLIC_URL", settings.public_url)):
            if not setting:
                say.tell("cli-teams-not-compared", setting=name)


def _judge(data: bytes, say: Speech, *, app_id: str, public_url: str) -> None:
    """Tells every fault and leaves with 1; goes on where there is none."""
    from bot.teams.package.check import package_faults

    faults = package_faults(data, app_id=app_id, public_url=public_url)
    for fault in faults:
        say.error(f"✗ {say(f'teams-fault-{fault.key}', **fault.params)}")
    if faults:
        raise typer.Exit(1)
