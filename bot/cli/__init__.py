"""`iris`: one command, its subcommands a module each. Heavy rooms are imported when a subcommand runs, not before."""

from __future__ import annotations

import sys

import typer

from bot.cli.speech import Speech, speech
from bot.cli.trouble import sentences

__all__ = ["main"]


def main() -> None:
    """The console script. Expected errors print a sentence and exit 2; a trace is for defects only."""
    from commands.domain.errors import IrisError

    say = speech()
    try:
        _application(say)()
    except IrisError as error:
        for sentence in sentences(error, say):
            say.error(sentence)
        sys.exit(2)


def _application(say: Speech) -> typer.Typer:
    from bot.cli import (
        access,
        audit,
        backup,
        demo,
        doctor,
        exports,
        imports,
        mail,
        manifest,
        privacy,
        reference,
        serve,
        simulator,
        store,
        teams,
    )

    app = typer.Typer(
        name="iris", help=say("cli-help"), no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
    )
    for module in (
        demo,
        serve,
        simulator,
        store,
        doctor,
        access,
        reference,
        imports,
        exports,
        audit,
        backup,
        privacy,
        manifest,
        teams,
        mail,
    ):
        module.register(app, say)
    return app
