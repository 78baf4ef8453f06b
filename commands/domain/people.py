"""Who is asking, and what they hold (R1, R2)."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import datetime

import msgspec


class Role(enum.StrEnum):
    """Roles of R1, strongest first. `HOLDER` is any account holder by e-mail; `ANYONE` is a person of the workspace."""

    ADMIN = "admin"
    CCT = "cct"
    MANAGER = "gestionnaire"
    READER = "lecteur"
    HOLDER = "titulaire"
    ANYONE = "anyone"


GRANTABLE = (Role.CCT, Role.MANAGER, Role.READER)
"""Roles that a grant in the store can carry; admins are a setting, holders and anyone are facts."""


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """A role given to a person: `scope` is a CCT's key for `Role.CCT`, an establishment's key otherwise."""

    email: str
    role: Role
    scope: str
    granted_by: str
    granted_at: datetime
    until: datetime | None = None


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What is held of whoever asks: grants in force, the language chosen ("" where none was), whether an account is theirs."""

    grants: tuple[Grant, ...] = ()
    language: str = ""
    holder: bool = False


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """The establishments one may act on, and whether accounts that belong to none are among them.

    `everything` is an admin's. `UNASSOCIATED` in `establishments` means the accounts that belong to none.
    """

    everything: bool = False
    establishments: frozenset[str] = frozenset()

    def __contains__(self, establishment: str) -> bool:
        return self.everything or establishment in self.establishments

    def __bool__(self) -> bool:
        return self.everything or bool(self.establishments)

    def narrowed(self, establishments: Iterable[str]) -> Scope:
        """The part of this scope within `establishments`."""
        return Scope(establishments=frozenset(one for one in establishments if one in self))


NOWHERE = Scope()
EVERYWHERE = Scope(everything=True)


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A person as authorised at this moment (R2, R3): the platform vouches for `email`; the scopes come from grants read fresh.

    `reads` and `writes` differ: a manager sees and attaches accounts associated with none without being able to change
    them, a reader writes nothing (R1). `ccts` are the territories of a CCT agent.
    """

    email: str
    name: str
    roles: frozenset[Role]
    reads: Scope
    writes: Scope
    ccts: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    """Establishments where this person is a manager."""

    def sees(self, establishment: str, email: str = "") -> bool:
        """Whether an account of this establishment (or this person's own) exists for them at all (R4)."""
        return establishment in self.reads or (bool(email) and email == self.email)

    @property
    def is_admin(self) -> bool:
        return Role.ADMIN in self.roles
