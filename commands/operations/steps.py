"""The shape of an operation's steps.

A step is one effect at Zoom. Before it leaves, the ledger says `started`; when its answer is known, `advance`. A step found
started (the process died, the answer was lost) is looked at before anything is sent again.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeVar

from commands.context import House
from commands.domain.errors import ZoomRefused
from commands.domain.operations import Json, Operation, State
from commands.ports import Unit, ZoomGateway


class Seen(enum.StrEnum):
    """What looking at Zoom tells of a started step."""

    APPLIED = "applied"
    NOT_APPLIED = "not_applied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What Zoom's no to a step means for the operation: go on (`fatal` False, the note is told at the end) or end it."""

    fatal: bool
    outcome: str = ""
    notes: Mapping[str, Json] = field(default_factory=dict)


class Step(Protocol):
    """One effect at Zoom. All methods may raise the gateway's errors, but `refused`."""

    @property
    def name(self) -> str: ...

    def apply(self, operation: Operation, zoom: ZoomGateway, /) -> Mapping[str, Json]:
        """Send it, once; returns notes for later steps and the outcome."""

    def look(self, operation: Operation, zoom: ZoomGateway, /) -> Seen:
        """Re-read Zoom: was it applied?"""

    def refused(self, operation: Operation, error: ZoomRefused, /) -> Verdict:
        """What Zoom's no means. `operation` is as before this try: `started` tells that an earlier one may have been applied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How an operation ends: its state, the outcome's key, and notes for the sentence."""

    state: State
    outcome: str
    notes: Mapping[str, Json] = field(default_factory=dict)


R = TypeVar("R")
"""What a kind reads back at its end: an account as Zoom has it, or two."""


class Procedure(Protocol[R]):
    """A kind of operation."""

    def steps(self, operation: Operation) -> tuple[Step, ...]:
        """The same list each time for the same operation (its payload and notes decide)."""

    def reread(self, operation: Operation, zoom: ZoomGateway, /) -> R | None:
        """The account as the steps left it, read before the transaction that ends the operation opens."""

    def settle(self, operation: Operation, ending: Ending, view: R | None, unit: Unit, house: House, now: datetime, /) -> Ending:
        """In the transaction that ends it: write the account as Zoom has it.

        Also for FAILED and CANCELLED (then `view` may be None); the seats that the operation held are released by the caller.
        """
