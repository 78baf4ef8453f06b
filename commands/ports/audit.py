"""The audit: append-only, chained (R93)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from commands.domain.audit_checks import AuditCheck
from commands.domain.audit_outcomes import Ended
from commands.domain.operations import Json
from commands.domain.people import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who did what, to whom, with which outcome (R93). `details` is personal and can be purged without breaking the chain."""

    actor: str
    action: str
    outcome: str
    origin: str
    """Platform, or "zoom", "cli", "worker"."""
    reference: str
    subject: str = ""
    """The account's address."""
    establishment: str = ""
    before: Mapping[str, Json] = field(default_factory=dict)
    after: Mapping[str, Json] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """An entry as kept; `sealed` once it is in the chain."""

    id: int
    at: datetime
    entry: AuditEntry
    sealed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditQuery:
    """All that are set must hold; newest first, keyset paging by id."""

    actor: str = ""
    subject: str = ""
    establishments: tuple[str, ...] = ()
    action: str = ""
    outcome: str = ""
    ended: Ended | None = None
    since: datetime | None = None
    until: datetime | None = None
    before_id: int | None = None
    limit: int = 20


class Audit(Protocol):
    def append(self, entry: AuditEntry) -> None: ...

    def search(self, query: AuditQuery, scope: Scope) -> Sequence[AuditRow]: ...

    def ask_check(self, by: str) -> None:
        """The chain is to be verified ("" at night); an open question of the same person is enough."""

    def open_check(self) -> AuditCheck | None:
        """The oldest that was not done yet."""

    def note_check(self, check: AuditCheck) -> None:
        """What was found; `done_at` is set."""

    def last_check(self) -> AuditCheck | None:
        """The newest that was done."""
