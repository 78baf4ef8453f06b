"""Verifications of the audit's chain, asked for and found (R93)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditCheck:
    """`asked_by` is "" for the night's own. `done_at` is None until the chain was walked.

    `problems` are pairs of a breach (`storage.audit.chain.Breach`) and its place, the first twenty.
    """

    id: int
    asked_by: str
    asked_at: datetime
    done_at: datetime | None = None
    sealed: int = 0
    unsealed: int = 0
    purged: int = 0
    problems: tuple[tuple[str, int], ...] = ()

    @property
    def holds(self) -> bool:
        return not self.problems
