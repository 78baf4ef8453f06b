"""`iris audit verify`: is the chain whole (R93)?"""

import typer

from bot.cli.foundation import ready_foundation
from bot.cli.speech import Speech


def register(app: typer.Typer, say: Speech) -> None:
    audit = typer.Typer(help=say("cli-audit"), no_args_is_help=True)
    app.add_typer(audit, name="audit")

    @audit.callback()
    def group() -> None:
        """Keeps `verify` a subcommand though it is alone."""

    @audit.command("verify", help=say("cli-audit-verify"))
    def verify() -> None:
        from bot.bootstrap import audit_keys
        from storage.audit.chain import verify as walk

        house = ready_foundation(say)
        with say.console.status(say("cli-audit-running")):
            found = walk(house.engine, *audit_keys(house.settings))
        if not found.holds:
            say.error(say("cli-audit-broken", count=len(found.problems)))
            for problem in found.problems:
                say.error(say(f"cli-audit-breach-{problem.breach}", at=problem.at))
            raise typer.Exit(1)
        say.tell("cli-audit-whole", sealed=found.head.sequence, purged=found.purged, unsealed=found.unsealed)
