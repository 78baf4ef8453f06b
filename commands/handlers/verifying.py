"""« Vérifier la chaîne »: asked by an admin, done by whoever leads, told by a message (R93)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from commands.context import Context
from commands.domain.audit_actions import AuditAction
from commands.handlers.confirming import Noted
from commands.results import Result
from commands.views.nodes import msg

VERIFY = "verifier"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditStanding:
    """How the chain was found when it was last walked; `at` is None before the first time."""

    at: datetime | None
    holds: bool = True
    sealed: int = 0


@dataclass(frozen=True, slots=True)
class Verifying:
    """Walking the chain takes as long as it is: it is queued, and its end comes as a message."""

    def carry_out(self, context: Context) -> Result:
        context.unit.contacts.met(context.person)
        context.unit.audit.ask_check(context.actor.email)
        context.audit(AuditAction.AUDIT_VERIFIED, "asked")
        return Noted(what=msg("audit-check-asked"))


def standing_of(context: Context) -> AuditStanding:
    last = context.unit.audit.last_check()
    return AuditStanding(at=last.done_at, holds=last.holds, sealed=last.sealed) if last else AuditStanding(at=None)
