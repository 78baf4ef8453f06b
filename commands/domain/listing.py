"""What a list asks for and what comes back (R10–R12)."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import msgspec

from commands.domain.accounts import Profile, Status, UserType

HIT_CAP = 1_001
"""Search hits looked at; past it the answer says « précisez »."""


class Sort(enum.StrEnum):
    """Columns of R10, and the expiry order of « en attente » (R11)."""

    NAME = "nom"
    FIRST_NAME = "prenom"
    EMAIL = "courriel"
    STATUS = "statut"
    TYPE = "type"
    INSTALLATION = "installation"
    ESTABLISHMENT = "etablissement"
    PROFILE = "profil"
    INVITED = "invitation"
    LAST_LOGIN = "connexion"


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """Filters of a list; all that are set must hold. `text` is folded words; `inactive_before`: last sign-in older, or never.

    `establishments` narrows the asker's scope (empty: all of it). `cursor` comes from an earlier page of the same query.
    """

    text: str = ""
    establishments: tuple[str, ...] = ()
    installation: str = ""
    statuses: tuple[Status, ...] = ()
    types: tuple[UserType, ...] = ()
    profile: Profile | None = None
    oncology: bool | None = None
    generic: bool | None = None
    inactive_before: datetime | None = None
    off_network: bool | None = None
    unassociated: bool = False
    sort: Sort = Sort.NAME
    descending: bool = False
    cursor: str = ""
    limit: int = 20
    hits: int = HIT_CAP
    """Of a text, looked at; only what is read to its end looks further (R81)."""
    dated: bool = True
    """Whether lines say when somebody was invited and signed in last (R11): most lists show neither."""


class Line(NamedTuple):
    """What a list shows of one account; `commands.domain.accounts.Account` tells what each field is.

    A tuple, since a page of them is read and made for each list that somebody asks for.
    """

    id: int
    public_id: str
    email: str
    status: Status
    user_type: UserType
    raw_type: int
    first_name: str
    last_name: str
    establishment: str
    installation: str
    profile: Profile | None
    off_network: bool
    invitation_known: bool = False
    invited_at: datetime | None = None
    last_login_at: datetime | None = None
    """These three of a query that is `dated` alone."""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Rows in order. `total` is None where counting would not be cheap; `capped`: there are more hits than looked at.

    Cursors are opaque, short (≤ 400 characters) and input when they come back: a bad one gives the first page.
    """

    rows: tuple[Line, ...]
    total: int | None
    next: str = ""
    previous: str = ""
    capped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many accounts of an establishment have this status and type (kept in the transaction that changes them)."""

    establishment: str
    status: Status
    user_type: UserType
    number: int


class Freshness(msgspec.Struct, frozen=True, kw_only=True):
    """When Zoom was last read whole, and whether a reading or a refresh is asked for now (R12)."""

    complete_at: datetime | None
    running: bool = False
    asked: bool = False
    """Somebody waits for a reading that has not begun (R10)."""
    alarm: str = ""
    """"" | "partial" | "shrinking": why the last reading deleted nothing (R92)."""
