"""What handlers give back. Results carry values and message keys, never sentences; `commands.views` shows them.

A handler of a read gives a `Result`. A handler of a write checks what it can in a reading unit and gives an `Intention`, which
the dispatcher carries out in one writing transaction, authorised anew (R3, R51), or simulates (R82).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Protocol, TypeAlias

from commands.context import Context
from commands.incoming import Outcome
from commands.invocation import Courtesy
from commands.views.nodes import Button, Form, Msg, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Root of the results. Each kind has a view registered with `commands.views.show`."""

    outcome: ClassVar[Outcome] = Outcome.OK
    replaces: ClassVar[bool] = False
    """Shown in place of the message whose button was pressed."""
    attempted: str = ""
    """What of somebody else's was named: for the audit alone, the answer says nothing of it (R4)."""


class Intention(Protocol):
    """A write, checked and ready: runs in a writing unit, returns what came of it; raising or refusing changes nothing."""

    def carry_out(self, context: Context) -> Result: ...


Handled: TypeAlias = "Result | Intention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Result):
    """A no with its reason and the next step (R96). `audited` where the attempt itself matters (R4)."""

    outcome: ClassVar[Outcome] = Outcome.REFUSED
    why: Msg
    next_steps: tuple[Button[Words], ...] = ()
    action: str = ""
    subject: str = ""
    helped: bool = True
    """Help and support are open to the asker, and so offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFound(Result):
    """No such account for this person: the same words whether it does not exist or is out of scope (R4).

    `hidden` tells the audit, and only it, that there is one. `near` are addresses within the scope.
    """

    outcome: ClassVar[Outcome] = Outcome.NOT_FOUND
    typed: str
    near: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Invalid(Result):
    """What was wrong in the values, all at once, by field. `form` shows them again with what was typed (nothing is lost)."""

    outcome: ClassVar[Outcome] = Outcome.INVALID
    errors: Mapping[str, Msg]
    form: Form[Words] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForm(Result):
    """A form to fill in."""

    outcome: ClassVar[Outcome] = Outcome.ASKED
    form: Form[Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned(Result):
    """An operation is in the ledger; the edge awaits its end. `told` is what will be done, for « en cours »."""

    outcome: ClassVar[Outcome] = Outcome.PLANNED
    replaces: ClassVar[bool] = True
    operation: str
    kind: str
    email: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyDone(Result):
    """A second click, a retry or a colleague's click (R44): by whom and when where that is theirs to know."""

    outcome: ClassVar[Outcome] = Outcome.ALREADY_DONE
    replaces: ClassVar[bool] = True
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Misread(Result):
    """Text that names no command: what was typed and what may have been meant."""

    outcome: ClassVar[Outcome] = Outcome.UNDERSTOOD_NOT
    word: str
    near: tuple[str, ...] = ()
    command: str = ""
    argument: bool = False
    named: bool = False
    twice: bool = False
    stale: bool = False
    too_long: bool = False
    meant: tuple[Button[Words], ...] = ()
    """One press does what was meant, with all that was typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Courteous(Result):
    """A greeting or thanks, answered in kind, with what one may do next."""

    courtesy: Courtesy


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken(Result):
    """Something failed on our side; the logs have the trace under this reference."""

    outcome: ClassVar[Outcome] = Outcome.FAILED
    reference: str
    busy: bool = False


def attempted_of(result: Result) -> str | None:
    """Whom or what an attempt was about, "" where it was about nobody in particular; None where there was none."""
    if isinstance(result, NotFound) and result.hidden:
        return result.typed
    if isinstance(result, Refused) and result.action:
        return result.subject
    return result.attempted or None
