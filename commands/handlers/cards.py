"""fiche: everything about one account, and only the actions that apply now (R13)."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from commands.catalogue import find
from commands.context import Context
from commands.domain.accounts import UNASSOCIATED, Account, Status, UserType
from commands.domain.addresses import person_key
from commands.domain.listing import Freshness
from commands.domain.loans import Loan, Standing
from commands.domain.operations import Kind, Operation
from commands.domain.people import EVERYWHERE, Actor, Role, Scope
from commands.domain.reference import Choice, Establishment, Installation
from commands.handlers.account_form import which_account
from commands.handlers.lookup import find_account
from commands.handlers.places import PlaceShown, shown_place
from commands.invocation import Invocation
from commands.policy import Reason, may_cancel, may_change, may_run
from commands.ports import AddressFacts, AuditQuery, AuditRow, MailProof
from commands.recognition import own_account
from commands.results import Handled, NotFound, Result
from commands.views.changes import changed, in_a_line
from commands.views.nodes import Words

HISTORY_SHOWN = 5
_MOST_CHANGES = 3


class CardAction(enum.StrEnum):
    """A button of a card; the value is the command's canonical name but where said."""

    MODIFY = "modifier"
    MODIFY_LATER = "modifier-a-l-activation"
    """modifier, of a pending account: kept and applied at the activation (R30)."""
    DEACTIVATE = "désactiver"
    REACTIVATE = "réactiver"
    DELETE = "supprimer"
    CANCEL_INVITATION = "annuler"
    RESEND = "renvoyer"
    ATTACH = "rattacher"
    REASSIGN = "réattribuer"
    LEND = "prêter"
    EXTEND = "prolonger"
    GIVE_BACK = "rendre"


_BY_STATUS: dict[Status, tuple[CardAction, ...]] = {
    Status.ACTIVE: (CardAction.MODIFY, CardAction.REASSIGN, CardAction.DEACTIVATE, CardAction.DELETE),
    Status.INACTIVE: (CardAction.REACTIVATE, CardAction.MODIFY, CardAction.DELETE),
    Status.PENDING: (CardAction.RESEND, CardAction.MODIFY_LATER, CardAction.CANCEL_INVITATION),
    Status.EXPIRED: (CardAction.RESEND, CardAction.CANCEL_INVITATION),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Result):
    """A card. `history` is None where the asker may not read it. `attach_first`: seen, and not theirs to change until
    attached (R1). `nonce` makes the buttons of this card one intent each (R44)."""

    account: Account
    establishment: Establishment | None
    installation: Installation | None
    specialty: Choice | None
    department: Choice | None
    job_title: Choice | None
    timezone: Choice | None
    """Those of the lists, where the account's value is one of theirs; else it is shown as it is."""
    freshness: Freshness
    actions: tuple[CardAction, ...]
    operations: tuple[Operation, ...]
    history: tuple[AuditRow, ...] | None
    changes: Mapping[int, Words]
    """By row of the history: what changed, before and after, in short."""
    attach_first: bool
    own: bool
    theirs: frozenset[str]
    """Public ids of the operations that the asker may cancel."""
    nonce: str
    loan: Loan | None = None
    """The open loan of its licence, for those whose account it is or who manage it (R55)."""
    mails: tuple[MailProof, ...] = ()
    """The latest e-mails about it, with what became of each (R25)."""
    address: AddressFacts = field(default_factory=AddressFacts)
    places: tuple[PlaceShown, ...] = ()
    """Where it stands in waiting lists of establishments that the asker reads; of their own account, in all (R4, R53)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoOwnAccount(Result):
    """The asker reads no establishment and has no account of their own."""


def handle(invocation: Invocation, context: Context) -> Handled:
    """fiche [compte]; without one, the asker's own."""
    typed = invocation["compte"].strip()
    if typed:
        found = find_account(context, typed)
        return found if isinstance(found, NotFound) else card(context, found)
    if context.actor.reads and own_account(context.unit, context.actor.email) is None:
        return which_account(invocation, context)
    return own_card(context)


def own_card(context: Context) -> Result:
    """The card of the asker's own account (R1: titulaire)."""
    account = own_account(context.unit, context.actor.email)
    return card(context, account) if account else NoOwnAccount()


def card(context: Context, account: Account) -> Card:
    """The card of an account that the asker sees."""
    reference, actor = context.house.reference, context.actor
    decision = may_change(actor, account)
    own = person_key(account.email) == actor.email
    history = _history(context, account)
    operations = tuple(one for one in context.unit.ledger.open_for(account.email) if one.kind is not Kind.INSPECT)
    loan = context.unit.loans.of_account(account.id) if decision or own else None
    actions = _actions(actor, account, changes=bool(decision), attach=decision.reason is Reason.ATTACH_FIRST, own=own)
    return Card(
        account=account,
        establishment=reference.establishment(account.establishment),
        installation=reference.installation(account.installation),
        specialty=_choice(reference.specialties, account.specialty),
        department=_choice(reference.departments, account.department),
        job_title=_choice(reference.job_titles, account.job_title),
        timezone=_choice(reference.time_zones, account.timezone),
        freshness=context.unit.directory.freshness(),
        actions=(*actions, *_on_licence(account, loan, manages=CardAction.MODIFY in actions, own=own)),
        operations=operations,
        history=history,
        changes=changes_of(history or (), context, _MOST_CHANGES),
        attach_first=decision.reason is Reason.ATTACH_FIRST,
        own=own,
        theirs=frozenset(one.public_id for one in operations if may_cancel(actor, one)),
        nonce=context.reference,
        loan=loan,
        mails=tuple(context.unit.mails.of_account(account.id)),
        address=context.unit.mails.facts(account.email),
        places=_places(context, account, own=own),
    )


def _places(context: Context, account: Account, *, own: bool) -> tuple[PlaceShown, ...]:
    found = context.unit.waiting.of_email(account.email)
    return tuple(shown_place(one, context) for one in found if own or one.establishment in context.actor.reads)


def _choice(choices: tuple[Choice, ...], value: str) -> Choice | None:
    return next((one for one in choices if value in (one.key, one.name_fr)), None)


def _actions(actor: Actor, account: Account, *, changes: bool, attach: bool, own: bool) -> tuple[CardAction, ...]:
    if not changes:
        if attach:
            return (CardAction.ATTACH,)
        return (CardAction.RESEND,) if own and account.status is Status.PENDING else ()
    actions = _BY_STATUS[account.status]
    if account.establishment == UNASSOCIATED and account.status is not Status.EXPIRED:
        actions = (CardAction.ATTACH, *actions)
    if account.user_type is not UserType.LICENSED:
        actions = tuple(one for one in actions if one is not CardAction.REASSIGN)
    if account.user_type is UserType.UNKNOWN:
        # An unknown type is shown, never acted upon by guess (R34).
        actions = tuple(one for one in actions if one is not CardAction.REACTIVATE)
    return actions if actor.roles & {Role.ADMIN, Role.CCT, Role.MANAGER} else ()


def _on_licence(account: Account, loan: Loan | None, *, manages: bool, own: bool) -> tuple[CardAction, ...]:
    """Lent where there is none; a loan extended or ended; one's own given back (R1, R55)."""
    if account.status is not Status.ACTIVE:
        return ()
    if manages and loan is not None:
        return (CardAction.EXTEND, CardAction.GIVE_BACK) if loan.standing is Standing.OPEN else ()
    if manages and account.user_type is UserType.BASIC:
        return (CardAction.LEND,)
    return (CardAction.GIVE_BACK,) if own and account.user_type is UserType.LICENSED else ()


def _history(context: Context, account: Account) -> tuple[AuditRow, ...] | None:
    scope = journal_scope(context)
    if not scope:
        return None
    rows: Sequence[AuditRow] = context.unit.audit.search(AuditQuery(subject=account.email, limit=HISTORY_SHOWN), scope)
    return tuple(rows)


def changes_of(rows: Sequence[AuditRow], context: Context, most: int) -> Mapping[int, Words]:
    """By row: what it changed, at most so many fields and how many more (R93)."""
    reference = context.house.reference
    return {row.id: in_a_line(changed(row.entry.before, row.entry.after, reference), most) for row in rows}


def journal_scope(context: Context) -> Scope:
    """Whose journal the asker reads: their territory or establishments, and not what was tried on accounts of none.

    Attempts on what is out of one's scope are written without an establishment: they would tell that it exists (R4).
    """
    spec = find("journal")
    if spec is None or not may_run(context.actor, spec):
        return Scope()
    if context.actor.is_admin:
        return EVERYWHERE
    return Scope(establishments=context.actor.writes.establishments - {UNASSOCIATED})
