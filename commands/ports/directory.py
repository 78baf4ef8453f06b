"""The directory of accounts."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from commands.domain.accounts import Account, HeadOfService, Profile, Status, ZoomView
from commands.domain.listing import Count, Freshness, Page, Query
from commands.domain.operations import Json
from commands.domain.people import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class OurFields:
    """The part of an account that is ours (domain table « which field lives where »); None leaves as it is."""

    establishment: str | None = None
    installation: str | None = None
    profile: Profile | None = None
    specialty: str | None = None
    oncology: bool | None = None
    generic: bool | None = None
    head: HeadOfService | None = None
    invited_at: datetime | None = None
    invitation_known: bool | None = None
    deferred: tuple[tuple[str, str], ...] | None = None
    status: Status | None = None
    """Only to say EXPIRED: the other statuses are Zoom's."""


class Change(enum.StrEnum):
    """What a reading changed of one account."""

    ADDED = "added"
    CHANGED = "changed"
    ACTIVATED = "activated"
    EXPIRED = "expired"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One account that a reading changed: `before` and `after` hold the changed fields only."""

    change: Change
    email: str
    establishment: str
    before: Mapping[str, Json] = field(default_factory=dict)
    after: Mapping[str, Json] = field(default_factory=dict)


class Directory(Protocol):
    """Accounts. Readings take the asker's scope: what is out of it does not exist (R4)."""

    def get(self, public_id: str) -> Account | None: ...

    def by_email(self, email: str) -> Account | None:
        """By the folded address."""

    def by_emails(self, emails: Iterable[str]) -> Mapping[str, Account]:
        """Those that there are, by their folded address."""

    def by_zoom_id(self, zoom_id: str) -> Account | None: ...

    def page(self, query: Query, scope: Scope) -> Page: ...

    def accounts(self, ids: Sequence[int]) -> Sequence[Account]:
        """The accounts of a page's lines, in that order; whoever is gone since is left out."""

    def counts(self, scope: Scope) -> Sequence[Count]: ...

    def pending_before(self, scope: Scope, moment: datetime) -> int:
        """How many pending people were invited, or first seen, before that moment."""

    def lookalikes(self, establishment: str, name: str, limit: int = 5) -> Sequence[Account]:
        """Generic accounts of the establishment whose name is nearly `name` (R24)."""

    def absorb(self, views: Iterable[ZoomView], read_at: datetime) -> Sequence[Difference]:
        """Take what Zoom says: older never overwrites newer, an account with an open operation is left alone; counters follow.

        New people get their establishment from the reference data (domain: « At the first reading »)."""

    def settle(self, view: ZoomView, ours: OurFields, read_at: datetime) -> Account:
        """Write one account as an operation leaves it (insert or update), even while that operation is open."""

    def change(self, account_id: int, ours: OurFields) -> Account: ...

    def change_many(self, ours: Mapping[str, OurFields]) -> Sequence[Difference]:
        """Our fields of many accounts at once, by address; unknown addresses are passed over. What changed."""

    def miscounted(self) -> int:
        """How many counters differ from a recount (a full scan: for the night)."""

    def remove(self, account_id: int) -> None: ...

    def unseen_since(self, moment: datetime, limit: int) -> Sequence[Account]:
        """Accounts that a complete reading begun at `moment` has not met (candidates to re-read one by one)."""

    def addons_unread_since(self, moment: datetime, limit: int) -> Sequence[Account]:
        """Active licensed accounts whose add-ons were last looked at before `moment`, or never; longest ago first."""

    def note_addons(self, account_id: int, read_at: datetime) -> None:
        """Zoom was asked for this account's add-ons, whatever it answered."""

    def freshness(self) -> Freshness: ...

    def note_reading(self, freshness: Freshness) -> None: ...

    def ask_refresh(self, by: str) -> None:
        """Queue a reading (R10); the mirror clears it."""

    def total(self) -> int: ...
