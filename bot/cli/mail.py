"""`iris mail`: mails to look at, and what is known of addresses."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.foundation import foundation, ready_foundation
from bot.cli.speech import Speech

if TYPE_CHECKING:
    from bot.bootstrap import Foundation


def register(app: typer.Typer, say: Speech) -> None:
    mail = typer.Typer(help=say("cli-mail"), no_args_is_help=True)
    app.add_typer(mail, name="mail")

    @mail.command("preview", help=say("cli-mail-preview"))
    def preview(
        kind: str,
        lang: Annotated[str, typer.Option("--lang", help=say("cli-option-lang"))] = "both",
        out: Annotated[Path | None, typer.Option("--out", help=say("cli-option-mail-out"))] = None,
    ) -> None:
        from bot.mail.preview import KINDS
        from bot.mail.preview import preview as shown
        from commands.domain.errors import ConfigurationError

        if kind not in KINDS or lang not in ("fr", "en", "both"):
            raise ConfigurationError(say("cli-mail-unknown", kinds=", ".join(KINDS)))
        house = foundation()
        rendered = shown(kind, lang, house.house, house.clock.now())
        if out is None:
            typer.echo(f"{rendered.subject}\n\n{rendered.text}")
        else:
            out.write_text(rendered.html, encoding="utf-8")
            say.tell("cli-mail-written", path=str(out))

    @mail.command("bounce", help=say("cli-mail-bounce"))
    def bounce(address: str) -> None:
        house = _house(address, say)
        with house.store.writing() as unit:
            unit.mails.refuse(address, "")
            unit.commit()
        say.tell("cli-mail-bounced", address=address)

    @mail.command("stop", help=say("cli-mail-stop"))
    def stop(address: str) -> None:
        house = _house(address, say)
        with house.store.writing() as unit:
            unit.mails.stop(address)
            unit.commit()
        say.tell("cli-mail-stopped", address=address)

    @mail.command("resume", help=say("cli-mail-resume"))
    def resume(address: str) -> None:
        house = _house(address, say)
        with house.store.writing() as unit:
            known = unit.mails.resume(address)
            unit.commit()
        say.tell("cli-mail-resumed" if known else "cli-mail-nothing", address=address)


def _house(address: str, say: Speech) -> "Foundation":
    """A migrated house, for something about an address. Raises ConfigurationError where it is none."""
    from commands.domain.addresses import split_address
    from commands.domain.errors import ConfigurationError

    if split_address(address) is None:
        raise ConfigurationError(say("cli-mail-bad-address", address=address))
    return ready_foundation(say)
