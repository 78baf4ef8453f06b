"""What subcommands leave in the audit (R93)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.domain.audit_actions import AuditAction
from commands.domain.operations import Json
from commands.ports import AuditEntry
from commands.references import new_reference

ACTOR = "cli"


def entry(
    action: AuditAction, *, subject: str = "", establishment: str = "", after: Mapping[str, Json] | None = None, reason: str = ""
) -> AuditEntry:
    """Done by whoever operates the house, at its command line."""
    return AuditEntry(
        actor=ACTOR,
        action=action,
        outcome="ok",
        origin=ACTOR,
        reference=new_reference(),
        subject=subject,
        establishment=establishment,
        after=after or {},
        reason=reason,
    )
