"""Who may do what: pure decisions over grants read fresh (R1–R4)."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from commands.catalogue.spec import CommandSpec
from commands.domain.accounts import UNASSOCIATED, Account
from commands.domain.addresses import person_key
from commands.domain.operations import Operation
from commands.domain.people import EVERYWHERE, NOWHERE, Actor, Grant, Role, Scope
from commands.domain.reference import ReferenceData


class Reason(enum.StrEnum):
    """Why a decision fell; the sentence is in the locales under `policy-<value>`."""

    ALLOWED = "allowed"
    STRANGER = "stranger"
    NO_ROLE = "no-role"
    NOT_THIS_COMMAND = "not-this-command"
    OUT_OF_SCOPE = "out-of-scope"
    ATTACH_FIRST = "attach-first"
    GRANTS_NOTHING = "grants-nothing"
    OWN_ACCESS = "own-access"
    MORE_THAN_HELD = "more-than-held"
    OTHER_TERRITORY = "other-territory"


@dataclass(frozen=True, slots=True)
class Decision:
    reason: Reason

    def __bool__(self) -> bool:
        return self.reason is Reason.ALLOWED


ALLOWED = Decision(Reason.ALLOWED)


def recognise(
    email: str, name: str, grants: Iterable[Grant], *, admins: frozenset[str], holder: bool, reference: ReferenceData
) -> Actor:
    """The person as they stand now. `email` is the platform's ("" for a stranger); `holder`: an account bears that address."""
    email = person_key(email)
    if not email:
        return Actor(email="", name=name, roles=frozenset(), reads=NOWHERE, writes=NOWHERE)
    roles = {Role.ANYONE} | ({Role.HOLDER} if holder else set())
    if email in admins:
        everything = frozenset(establishment.key for establishment in reference.establishments)
        return Actor(
            email=email, name=name, roles=frozenset(roles | {Role.ADMIN}), reads=EVERYWHERE, writes=EVERYWHERE, own=everything
        )
    reads: set[str] = set()
    writes: set[str] = set()
    ccts: set[str] = set()
    own: set[str] = set()
    for grant in grants:
        roles.add(grant.role)
        if grant.role is Role.CCT:
            ccts.add(grant.scope)
            territory = {one.key for one in reference.establishments if one.cct == grant.scope} | {UNASSOCIATED}
            reads |= territory
            writes |= territory
        else:
            reads.add(grant.scope)
            if grant.role is Role.MANAGER:
                own.add(grant.scope)
                writes.add(grant.scope)
                reads.add(UNASSOCIATED)
    return Actor(
        email=email,
        name=name,
        roles=frozenset(roles),
        reads=Scope(establishments=frozenset(reads)),
        writes=Scope(establishments=frozenset(writes)),
        ccts=frozenset(ccts),
        own=frozenset(own),
    )


def may_run(actor: Actor, spec: CommandSpec) -> Decision:
    """Whether this person may run this command at all; the scope is asked of each account."""
    if not actor.roles:
        return Decision(Reason.STRANGER)
    if actor.roles & spec.roles:
        return ALLOWED
    return Decision(Reason.NO_ROLE if actor.roles <= {Role.ANYONE, Role.HOLDER} else Reason.NOT_THIS_COMMAND)


def may_see(actor: Actor, account: Account) -> bool:
    """Whether the account exists for this person (R4): in their reading scope, or their own."""
    return actor.sees(account.establishment, person_key(account.email))


def may_change(actor: Actor, account: Account) -> Decision:
    """Whether this person may change this account, which they see (R1)."""
    if account.establishment in actor.writes:
        return ALLOWED
    if account.establishment == UNASSOCIATED and actor.own:
        return Decision(Reason.ATTACH_FIRST)
    return Decision(Reason.OUT_OF_SCOPE)


def may_give_back(actor: Actor, account: Account) -> Decision:
    """Whether this person may give back this account's licence, which they see: its holder, or whoever may change it (R1)."""
    return ALLOWED if person_key(account.email) == actor.email else may_change(actor, account)


def may_answer(actor: Actor, cct: str) -> bool:
    """Whether this person decides the requests of this CCT: its agents, and admins (R1, R61)."""
    return actor.is_admin or cct in actor.ccts


def may_grant(actor: Actor, email: str, role: Role, scope: str, reference: ReferenceData) -> Decision:
    """Whether this person may give, or take back, this role there: nobody more than they hold, nobody their own (R1, R5)."""
    if not actor.roles & {Role.ADMIN, Role.CCT}:
        return Decision(Reason.GRANTS_NOTHING)
    if person_key(email) == actor.email:
        return Decision(Reason.OWN_ACCESS)
    if actor.is_admin:
        return ALLOWED
    if role not in (Role.MANAGER, Role.READER):
        return Decision(Reason.MORE_THAN_HELD)
    cct = reference.cct_of(scope)
    return ALLOWED if cct is not None and cct.key in actor.ccts else Decision(Reason.OTHER_TERRITORY)


def may_cancel(actor: Actor, operation: Operation) -> bool:
    """Whether this person may take back what has not begun: what they asked for, or an admin anybody's (R91)."""
    return operation.actor == actor.email or actor.is_admin
