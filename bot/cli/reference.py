"""`iris reference check|import`: the editable files, and the public register of sites."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.foundation import foundation
from bot.cli.speech import Speech


def register(app: typer.Typer, say: Speech) -> None:
    reference = typer.Typer(help=say("cli-reference"), no_args_is_help=True)
    app.add_typer(reference, name="reference")

    @reference.command("check", help=say("cli-reference-check"))
    def check() -> None:
        data = foundation().reference
        say.tell(
            "cli-reference-good",
            establishments=len(data.establishments),
            installations=len(data.installations),
            suffixes=len(data.addresses.suffixes),
        )
        for cct in data.ccts:
            if cct.contact is None:
                say.tell("cli-reference-no-contact", cct=cct.name)
        for one in data.establishments:
            if one.uncertain:
                say.tell("cli-reference-uncertain", establishment=one.name_fr, cct=one.cct)

    @reference.command("import", help=say("cli-reference-import"))
    def import_(
        file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, metavar="M02.csv")],
        write: Annotated[Path | None, typer.Option(metavar="installations.toml", help=say("cli-option-write"))] = None,
    ) -> None:
        from storage.reference.register import installations_toml, read_register

        reading = read_register(file, foundation().reference)
        say.tell("cli-reference-read", installations=len(reading.installations), refused=len(reading.refused))
        for unmatched in reading.unmatched:
            say.tell("cli-reference-unmatched", code=unmatched.code, name=unmatched.name, sites=unmatched.sites)
        if write is None:
            say.tell("cli-reference-preview")
            return
        write.write_text(installations_toml(reading.installations), encoding="utf-8")
        say.tell("cli-reference-written", file=str(write))
