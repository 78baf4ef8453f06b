"""What a handler is given beside its command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import msgspec

from commands.domain.operations import BATCH, Json, Kind, NewOperation, Operation
from commands.domain.people import Actor
from commands.domain.privacy import Retention
from commands.domain.recycling import IDLE_DAYS
from commands.domain.reference import ReferenceData
from commands.incoming import Person
from commands.ports import AuditEntry, Target, Unit

ANSWER_GRACE = timedelta(seconds=5)
"""How long the answer itself has to tell the outcome before the outbox does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Settings that handlers and views need; made in bootstrap."""

    reference: ReferenceData
    admins: frozenset[str] = frozenset()
    command: str = "/iris"
    spellings: Mapping[str, str] = field(default_factory=dict)
    """By platform, what people type before a command where that is not `command`."""
    frozen_on: date | None = None
    contract_end: date | None = None
    """The last day of the licences' contract (R57)."""
    idle_days: int = IDLE_DAYS
    """Days without a sign-in after which a licence is suggested, where an establishment has set none (R56)."""

    mails: bool = False
    """Whether there is a way out for e-mails; without one none is written."""

    retention: Retention = field(default_factory=Retention)
    """How long personal details are kept (R94)."""

    creations_per_day: int | None = None
    """How many people Zoom creates in a day, where that is known."""

    def typed_on(self, platform: str) -> str:
        """What examples begin with on this platform."""
        return self.spellings.get(platform, self.command)


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """Where a command was given: the platform's addresses of the conversation and of the thread. `private`: with the bot alone.

    `channel_private` is whether only invited people read the conversation, None where the platform does not say (R7).
    """

    conversation: str = ""
    thread: str = ""
    private: bool = True
    channel_private: bool | None = None


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """One run of one command: who, when, in which transaction. `unit` reads only, unless an intention is carried out."""

    actor: Actor
    person: Person
    unit: Unit
    house: House
    now: datetime
    reference: str
    intent: str
    where: Where = Where()
    batch: str = ""
    """The batch in whose name it runs, whose own message tells how each of its writes ends."""

    @property
    def target(self) -> Target:
        """Where this person is told what becomes of what they asked for."""
        return Target(platform=self.person.platform, address=self.person.address, locale=self.person.locale)

    def audit(
        self,
        action: str,
        outcome: str,
        *,
        subject: str = "",
        establishment: str = "",
        before: Mapping[str, Json] | None = None,
        after: Mapping[str, Json] | None = None,
        reason: str = "",
    ) -> None:
        """Append to the audit in this transaction (R93)."""
        self.unit.audit.append(
            AuditEntry(
                actor=self.actor.email,
                action=action,
                outcome=outcome,
                origin=self.person.platform,
                reference=self.reference,
                subject=subject,
                establishment=establishment,
                before=before or {},
                after=after or {},
                reason=reason,
            )
        )

    def plan(
        self,
        kind: Kind,
        *,
        email: str,
        account_id: int | None = None,
        establishments: tuple[str, ...] = (),
        payload: Mapping[str, Json] | None = None,
        reason: str = "",
        intent: str = "",
        other: str = "",
        quietly: bool = False,
    ) -> tuple[Operation, bool]:
        """Write an operation and expect a notice of its end for this person, unless `quietly`; False where the intent was there
        already (R44)."""
        operation, new = self.unit.ledger.plan(
            NewOperation(
                kind=kind,
                intent=intent or f"{self.actor.email}:{self.intent}",
                actor=self.actor.email,
                email=email,
                account_id=account_id,
                establishments=establishments,
                payload={**(payload or {}), **({BATCH: self.batch} if self.batch else {})},
                reference=self.reference,
                reason=reason,
                other=other,
            )
        )
        if new and not quietly and not self.batch:
            self.unit.notices.expect(operation.id, self.target, self.now + ANSWER_GRACE)
        return operation, new
