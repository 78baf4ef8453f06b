"""`iris access grant|revoke|list`: who holds which role, for the first day and for repairs; each change is audited (R5, R93)."""

from datetime import datetime, time
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.foundation import ready_foundation
from bot.cli.speech import Speech
from bot.cli.trail import ACTOR, entry
from commands.domain.audit_actions import AuditAction
from commands.ports import AuditEntry

if TYPE_CHECKING:
    from bot.bootstrap import Foundation
    from commands.domain.people import Grant, Role

Email = Annotated[str, typer.Argument(metavar="COURRIEL")]
RoleName = Annotated[str, typer.Argument(metavar="ROLE")]
ScopeText = Annotated[str, typer.Argument(metavar="ETAB|CCT")]


def register(app: typer.Typer, say: Speech) -> None:
    access = typer.Typer(help=say("cli-access"), no_args_is_help=True)
    app.add_typer(access, name="access")

    @access.command("grant", help=say("cli-access-grant"))
    def grant(
        email: Email,
        role: RoleName,
        scope: ScopeText,
        until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help=say("cli-option-until"))] = None,
    ) -> None:
        from commands.granting import announce

        house = ready_foundation(say)
        given = _grant(house, say, email, role, scope, until)
        with house.store.writing() as unit:
            unit.grants.grant(given)
            announce(unit, house.house, given.email, house.clock.now())
            unit.audit.append(_entry(AuditAction.ACCESS_GRANT, given))
            unit.commit()
        say.tell("cli-access-granted", email=given.email, role=say(f"role-{given.role}"), scope=given.scope)

    @access.command("revoke", help=say("cli-access-revoke"))
    def revoke(email: Email, role: RoleName, scope: ScopeText) -> None:
        house = ready_foundation(say)
        taken = _grant(house, say, email, role, scope, None)
        with house.store.writing() as unit:
            existed = unit.grants.revoke(taken.email, taken.role, taken.scope)
            if existed:
                unit.audit.append(_entry(AuditAction.ACCESS_REVOKE, taken))
                unit.commit()
        say.tell("cli-access-revoked" if existed else "cli-access-none", email=taken.email)

    @access.command("list", help=say("cli-access-list"))
    def list_(scope: Annotated[str, typer.Argument(metavar="[ETAB|CCT]")] = "") -> None:
        from rich.table import Table

        from bot.formats import TORONTO

        house = ready_foundation(say)
        keys = [one.key for one in house.reference.establishments] + [one.key for one in house.reference.ccts]
        with house.store.reading() as unit:
            grants = unit.grants.within([scope] if scope else keys)
        table = Table(*(say(f"cli-access-column-{name}") for name in ("email", "role", "scope", "until")))
        for one in grants:
            last = one.until.astimezone(TORONTO).date().isoformat() if one.until else ""
            table.add_row(
                one.email,
                say(f"role-{one.role}"),
                one.scope,
                last,
            )
        say.console.print(table)


def _grant(house: "Foundation", say: Speech, email: str, role: str, scope: str, until: datetime | None) -> "Grant":
    """The grant that the words mean. Raises ConfigurationError with the next step where they mean none."""
    from commands.domain.addresses import split_address
    from commands.domain.errors import ConfigurationError
    from commands.domain.people import GRANTABLE, Grant, Role

    if split_address(email) is None:
        raise ConfigurationError(say("cli-access-bad-email"))
    if role not in GRANTABLE:
        raise ConfigurationError(say("cli-access-bad-role", roles=", ".join(GRANTABLE)))
    return Grant(
        email=email.strip().casefold(),
        role=Role(role),
        scope=_scope(house, say, Role(role), scope),
        granted_by=ACTOR,
        granted_at=house.clock.now(),
        until=_end_of_day(until),
    )


def _scope(house: "Foundation", say: Speech, role: "Role", text: str) -> str:
    from commands.domain.errors import ConfigurationError
    from commands.domain.people import Role

    if role is Role.CCT:
        if house.reference.cct(text) is None:
            raise ConfigurationError(say("cli-access-bad-cct", keys=", ".join(one.key for one in house.reference.ccts)))
        return text
    found = house.reference.find_establishments(text)
    if len(found) != 1:
        raise ConfigurationError(say("cli-access-bad-establishment", text=text))
    return found[0].key


def _end_of_day(until: datetime | None) -> datetime | None:
    from bot.formats import TORONTO

    return datetime.combine(until.date(), time(23, 59, 59), TORONTO) if until else None


def _entry(action: AuditAction, grant: "Grant") -> AuditEntry:
    return entry(action, subject=grant.email, after={"role": grant.role, "scope": grant.scope})
