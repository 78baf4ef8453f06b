"""The durable outbox of e-mails, which is their proof too; and what is known of addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from commands.domain.accounts import Account
from commands.domain.mails import MailKind, MailOutcome, Stage
from commands.domain.operations import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMail:
    """A mail to write to one address. `key` is unique: the same mail is never written twice.

    `payload` names what it is about, never what it says: that is read when it leaves. `about` are the accounts whose cards show
    it, by a key of what is told of each, which is unique too. `locale` is "fr", "en" or `commands.domain.mails.BOTH`.
    """

    kind: MailKind
    key: str
    email: str
    locale: str
    payload: Mapping[str, Json]
    due_at: datetime
    about: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueMail:
    """A mail to send. `public_id` is what its Message-ID is made of; `tries` counts this one."""

    id: int
    public_id: str
    kind: MailKind
    email: str
    locale: str
    payload: Mapping[str, Json]
    written_at: datetime
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MailProof:
    """What became of a mail. `outcome` is None while it waits; `at` when it ended, else when it was written. `detail` is a
    server's code, or `commands.domain.mails.Unsent`."""

    kind: MailKind
    email: str
    payload: Mapping[str, Json]
    outcome: MailOutcome | None
    detail: str
    at: datetime
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressFacts:
    """What is known of an address. `refusal` is the code of a server that takes nothing for it, or "" where a person said so."""

    stopped_at: datetime | None = None
    refused_at: datetime | None = None
    refusal: str = ""


class Mails(Protocol):
    """Mails leave at least once: after a kill between sending and recording it leaves again, with the same Message-ID."""

    def write(self, new: NewMail) -> bool:
        """In the transaction of what it tells. False where its key, or one of `about`, was written before: nothing is then."""

    def unwritten(self, stage: Stage, between: tuple[datetime, datetime], limit: int, after: int = 0) -> Sequence[Account]:
        """Pending accounts invited between these moments of whose invitation the stage's mail was not written, by id from the one
        past `after` on."""

    def claim(self) -> DueMail | None:
        """The mail that is due for the longest, leased."""

    def ended(self, mail: DueMail, outcome: MailOutcome, detail: str = "") -> None:
        """Sent, refused for good, of no more use, or given up. What is sent clears an address's refusal."""

    def failed(self, mail: DueMail, again_at: datetime, detail: str = "") -> None:
        """Not taken this time. `detail` is shown while it waits."""

    def of_account(self, account_id: int, limit: int = 8) -> Sequence[MailProof]:
        """The latest, oldest first."""

    def facts(self, email: str) -> AddressFacts: ...

    def stop(self, email: str) -> None:
        """They want no reminder any more."""

    def resume(self, email: str) -> bool:
        """Reminded again, and believed to take mail; False where nothing was known against it."""

    def refuse(self, email: str, refusal: str) -> None:
        """A server takes nothing for this address."""

    def address_of(self, public_id: str) -> str:
        """Whom a mail was written to, "" for none."""

    def depth(self) -> Mapping[str, int]:
        """How many wait ("waiting") and how many were given up ("given-up"), for metrics."""
