"""Operations of the ledger (R90): each accepted write, durable before Zoom is called."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Kind(enum.StrEnum):
    """Kinds of write; a module of `commands.operations` each."""

    CREATE = "create"
    MODIFY = "modify"
    DEACTIVATE = "deactivate"
    REACTIVATE = "reactivate"
    DELETE = "delete"
    CANCEL_INVITATION = "cancel_invitation"
    RESEND = "resend"
    ATTACH = "attach"
    REASSIGN = "reassign"
    """Two halves: the licence taken from one account, and given to another (R52)."""
    INSPECT = "inspect"
    """Counts upcoming meetings and webinars for a deletion's confirmation; reads Zoom, changes nothing (R42)."""


class State(enum.StrEnum):
    """planned → running → done | failed; planned → cancelled. A running one waits between tries (`next_try_at`)."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


ENDED = frozenset({State.DONE, State.FAILED, State.CANCELLED})
PAYLOAD_VERSION = 1
BATCH = "batch"
"""In a payload: of which batch the operation is one, by the name that its message goes by. Its calls let people's go first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOperation:
    """An operation to plan. `intent` is unique: the same intent again is the same operation (R44).

    `account_id` is None for a creation; `establishments` are those whose seats it touches; `payload` is the kind's own.
    """

    kind: Kind
    intent: str
    actor: str
    email: str
    account_id: int | None
    establishments: tuple[str, ...]
    payload: Mapping[str, Json]
    reference: str
    reason: str = ""
    other: str = ""
    """The address of the second account that it changes, "" for none: nothing else is done to either meanwhile (R52)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A row of the ledger. `step` counts the steps done; `started` tells that the next one may have reached Zoom.

    `notes` is what steps left for later ones and for the outcome; `outcome` is a result key with parameters once ended.
    """

    id: int
    public_id: str
    kind: Kind
    state: State
    actor: str
    email: str
    account_id: int | None
    establishments: tuple[str, ...]
    payload: Mapping[str, Json]
    payload_version: int
    step: int
    started: bool
    tries: int
    planned_at: datetime
    next_try_at: datetime
    reference: str
    reason: str = ""
    ended_at: datetime | None = None
    waiting: str = ""
    """Why it waits ("" | "unavailable" | "uncertain" | "quota": until Zoom's next day | "before": another operation on the same
    account goes first)."""
    notes: Mapping[str, Json] = field(default_factory=dict)
    outcome: str = ""
    """A key such as "created", "refused-no-seats"; the sentence is in the locales."""
    quarantined: bool = False
    """Restored from a backup: runs only after its account was re-read (architecture: Restore)."""
    other: str = ""
    """The address of the second account (R52), "" for none."""

    @property
    def batched(self) -> bool:
        return bool(self.payload.get(BATCH))

    @property
    def ended(self) -> bool:
        return self.state in ENDED
