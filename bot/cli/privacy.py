"""`iris privacy export`: all that is held on a person, field by field, in a file of theirs (R94)."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.foundation import ready_foundation
from bot.cli.speech import Speech
from bot.cli.trail import entry
from commands.domain.audit_actions import AuditAction


def register(app: typer.Typer, say: Speech) -> None:
    privacy = typer.Typer(help=say("cli-privacy"), no_args_is_help=True)
    app.add_typer(privacy, name="privacy")

    @privacy.callback()
    def group() -> None:
        """Keeps `export` a subcommand though it is alone."""

    @privacy.command("export", help=say("cli-privacy-export"))
    def export(
        email: Annotated[str, typer.Argument(metavar="COURRIEL")],
        file: Annotated[Path, typer.Argument(metavar="FICHIER.json", dir_okay=False)],
    ) -> None:
        from commands.domain.addresses import split_address
        from commands.domain.errors import ConfigurationError

        if split_address(email) is None:
            raise ConfigurationError(say("cli-access-bad-email"))
        count = _export(say, email.strip(), file)
        say.tell("cli-privacy-exported" if count else "cli-privacy-nothing", count=count, email=email, file=str(file))


def _export(say: Speech, email: str, file: Path) -> int:
    """How many details; the file is its owner's alone, and that it was made leaves a line in the journal."""
    import msgspec

    from bot.files.private import create
    from commands.domain.addresses import person_key
    from commands.domain.errors import ConfigurationError
    from commands.domain.privacy import Reach

    house = ready_foundation(say)
    with house.store.reading() as unit:
        held = unit.privacy.held_on(person_key(email), Reach(everything=True))
    told = {
        "courriel": held.email,
        "date": house.clock.now().isoformat(timespec="seconds"),
        "renseignements": {category.value: tables for category, tables in held.rows.items()},
    }
    try:
        with create(file) as opened:
            opened.write(msgspec.json.format(msgspec.json.encode(told), indent=2).decode())
    except FileExistsError:
        raise ConfigurationError(say("cli-file-exists", file=str(file))) from None
    with house.store.writing() as unit:
        unit.audit.append(entry(AuditAction.PRIVACY_EXPORTED, subject=held.email))
        unit.commit()
    return held.count
