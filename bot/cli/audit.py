"""`iris audit verify|export`: is the chain whole, and what does it tell (R81, R93)?"""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.files import checked, written
from bot.cli.foundation import ready_foundation
from bot.cli.speech import Speech
from bot.cli.trail import entry
from commands.domain.audit_actions import AuditAction


def register(app: typer.Typer, say: Speech) -> None:
    audit = typer.Typer(help=say("cli-audit"), no_args_is_help=True)
    app.add_typer(audit, name="audit")

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

    @audit.command("export", help=say("cli-audit-export"))
    def export(
        file: Annotated[Path, typer.Argument(metavar="FICHIER", dir_okay=False)],
        account: Annotated[str, typer.Option("--account", help=say("cli-option-account"))] = "",
        person: Annotated[str, typer.Option("--person", help=say("cli-option-by"))] = "",
        etab: Annotated[str, typer.Option("--etab", help=say("cli-option-etab"))] = "",
        since: Annotated[str, typer.Option("--since", help=say("cli-option-since"))] = "",
        until: Annotated[str, typer.Option("--until", help=say("cli-option-until"))] = "",
        outcome: Annotated[str, typer.Option("--outcome", help=say("cli-option-outcome"))] = "",
    ) -> None:
        asked = {"compte": account, "personne": person, "etab": etab, "du": since, "au": until, "resultat": outcome}
        count = _export(say, file, {name: value for name, value in asked.items() if value})
        say.tell("cli-audit-exported", count=count, file=str(file))


def _export(say: Speech, file: Path, asked: dict[str, str]) -> int:
    """The search is the chat's own, everywhere; what it found leaves a line in the journal itself."""
    from commands.arguments import Values
    from commands.domain.people import EVERYWHERE
    from commands.files.journal import journal_table
    from commands.handlers.journal import journal_query
    from commands.invocation import Invocation
    from commands.views.nodes import msg

    house = ready_foundation(say)
    values = Values(Invocation(command="journal", values=asked), house.reference)
    query = journal_query(values, house.clock.now())
    checked(values, say)
    table = journal_table(msg("journal-title"), query, house.store, house.reference, lambda: EVERYWHERE)
    count = written(file, table, say)
    with house.store.writing() as unit:
        told = entry(AuditAction.AUDIT_EXPORTED, subject=query.subject, after={"count": count})
        unit.audit.append(told)
        unit.commit()
    return count
