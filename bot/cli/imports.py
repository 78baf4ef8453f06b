"""`iris import accounts|allocations FILE`: a preview, and with `--run` the same done and audited (R50, R63, R93)."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.cli.foundation import ready_foundation
from bot.cli.speech import Speech
from bot.cli.trail import ACTOR, entry
from commands.domain.audit_actions import AuditAction
from commands.domain.operations import Json

if TYPE_CHECKING:
    from bot.bootstrap import Foundation
    from bot.lists import AccountList, Refusal
    from commands.domain.reference import ReferenceData

T = TypeVar("T")

SHOWN = 50
"""Refused rows told one by one; the count tells the rest."""
REASON = "import"


def register(app: typer.Typer, say: Speech) -> None:
    imports = typer.Typer(help=say("cli-import"), no_args_is_help=True)
    app.add_typer(imports, name="import")
    source = typer.Argument(exists=True, dir_okay=False, metavar="FICHIER")
    doing = typer.Option("--run", help=say("cli-option-run"))

    @imports.command("accounts", help=say("cli-import-accounts"))
    def accounts(file: Annotated[Path, source], run: Annotated[bool, doing] = False) -> None:
        from bot.lists import read_accounts

        house = ready_foundation(say)
        listed = _read(read_accounts, file, house, say)
        _refusals(say, listed.refused)
        ready, same, waiting = _take_over(house, listed, run=run)
        say.tell("cli-import-ready", ready=ready, same=same, waiting=waiting, refused=len(listed.refused))
        say.tell("cli-import-done" if run else "cli-import-preview", count=ready + waiting)

    @imports.command("allocations", help=say("cli-import-allocations"))
    def allocations(file: Annotated[Path, source], run: Annotated[bool, doing] = False) -> None:
        from bot.lists import read_allocations

        house = ready_foundation(say)
        listed = _read(read_allocations, file, house, say)
        _refusals(say, listed.refused)
        with house.store.writing() as unit:
            unit.seats.lock({row.establishment for row in listed.rows})
            changed = [row for row in listed.rows if unit.seats.count(row.establishment, row.pool).allocated != row.seats]
            for row in changed:
                unit.seats.allocate(row.establishment, row.pool, row.seats, by=ACTOR, reason=REASON, effective_on=row.since)
                given: dict[str, Json] = {"pool": row.pool.value, "seats": row.seats}
                unit.audit.append(entry(AuditAction.ALLOCATE, establishment=row.establishment, after=given, reason=REASON))
            if run:
                unit.commit()
        same = len(listed.rows) - len(changed)
        say.tell("cli-import-ready", ready=len(changed), same=same, waiting=0, refused=len(listed.refused))
        say.tell("cli-import-done" if run else "cli-import-preview", count=len(changed))


def _read(read: "Callable[[Path, ReferenceData], T]", file: Path, house: "Foundation", say: Speech) -> T:
    from bot.lists import UnreadableListError
    from commands.domain.errors import ConfigurationError
    from commands.views.nodes import msg

    try:
        return read(file, house.reference)
    except UnreadableListError as error:
        why = error.why or msg("cli-import-unreadable", columns=", ".join(error.columns))
        raise ConfigurationError(say.translator.words(why)) from None


def _refusals(say: Speech, refused: "Iterable[Refusal]") -> None:
    for row in list(refused)[:SHOWN]:
        say.error(say("cli-import-row", line=row.line, why=say(row.why)))


def _take_over(house: "Foundation", listed: "AccountList", *, run: bool) -> tuple[int, int, int]:
    """How many accounts change, are so already, and wait for their first reading; written down only with `run`."""
    with house.store.writing() as unit:
        waiting = {email: ours for email, ours in listed.fields.items() if unit.directory.by_email(email) is None}
        changed = unit.directory.change_many(listed.fields)
        for one in changed:
            told = entry(AuditAction.TAKEOVER, subject=one.email, establishment=one.establishment, after=one.after, reason=REASON)
            unit.audit.append(told)
        unit.takeover.keep(waiting)
        if run:
            unit.commit()
    return len(changed), len(listed.fields) - len(changed) - len(waiting), len(waiting)
