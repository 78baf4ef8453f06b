"""Reassigning a licence: taken from one account and given to another; else it goes back, or its seat is kept (R52)."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime, timedelta

from commands.context import House
from commands.domain.accounts import Account, Pool, Status, UserType, ZoomView
from commands.domain.operations import Json, Operation, State
from commands.domain.windows import UNDO_FOR
from commands.operations.activation import plan_for_active
from commands.operations.create import invited, new_user, settle_new
from commands.operations.effects import DropLicence, Invite, Remove, SetActive, SetAddOns
from commands.operations.fields import ADD_ONS, Fields, fields_from, pools_of, remembering, still_waiting
from commands.operations.halves import NOT_GIVEN, SecondHalf, SetType, TakeBack
from commands.operations.settling import forget, key_of, read_with_addons, text_of
from commands.operations.steps import Ending, Step
from commands.operations.undo import UNDO_UNTIL, give_up_undo, keep_for_undo
from commands.ports import OurFields, Removal, Unit, ZoomGateway

UNDONE, KEPT = "reassign-undone", "reassign-kept"
"""Outcomes of a second half that was refused: the licence went back; or its seat is kept, and nobody has it."""
KEPT_UNTIL = "kept_until"
"""The note that tells until when (ISO 8601, UTC)."""
KEPT_FOR = timedelta(days=1)
"""How long a seat that neither account could have waits for whoever asked to decide."""


class Take(enum.StrEnum):
    """How the licence leaves its account: it stays as Basic; or, in an undo, it is as it was before it was given one."""

    BASIC = "basic"
    DEACTIVATE = "deactivate"
    WITHDRAW = "withdraw"


class Give(enum.StrEnum):
    """How the licence reaches the other account: an active one, an inactive one, or one that is created for it."""

    LICENCE = "licence"
    ACTIVATE = "activate"
    CREATE = "create"


@dataclass(frozen=True, slots=True)
class Both:
    """The two accounts as Zoom has them."""

    giver: ZoomView | None
    taker: ZoomView | None


class Reassign:
    """Payload: `key`, `take` and `taken` (type and add-ons) of the first account, `remembered` where it is to be inactive
    again; `other_key`, `give` and `given` (fields) of the second; `told` as for a creation; `dropped`, the add-ons for which the
    second's establishment has no seat; `undoes`, the operation that this undoes. Seats are held under the first's address."""

    def steps(self, operation: Operation) -> tuple[Step, ...]:
        first, second, back = _first_half(operation), _second_half(operation), _way_back(operation)
        return (*first, *map(SecondHalf, second), *map(TakeBack, back))

    def reread(self, operation: Operation, zoom: ZoomGateway, /) -> Both | None:
        return Both(read_with_addons(key_of(operation), zoom), read_with_addons(_other_key(operation), zoom))

    def settle(
        self, operation: Operation, ending: Ending, view: Both | None, unit: Unit, house: House, now: datetime, /
    ) -> Ending:
        if view is None:
            return ending
        giver = _settle_giver(operation, view.giver, unit, house, now)
        taker = _settle_taker(operation, ending, view.taker, unit, house, now)
        if _has_licence(taker) and ending.state is State.DONE and NOT_GIVEN not in operation.notes:
            return _given(operation, giver, taker, unit, now)
        if _has_licence(giver) or _has_licence(taker):
            return Ending(state=State.FAILED, outcome=UNDONE) if ending.state is State.DONE else ending
        if giver is None and operation.step == 0:
            # It was gone before anything was taken from it.
            return ending
        return _kept(operation, ending, giver, taker, unit, now)


def _first_half(operation: Operation) -> tuple[Step, ...]:
    key = key_of(operation)
    match Take(text_of(operation, "take")):
        case Take.BASIC:
            return (SetType(key, UserType.BASIC),)
        case Take.DEACTIVATE:
            return (SetActive(key, active=False), DropLicence(key))
        case Take.WITHDRAW:
            return (Remove(operation.email, Removal.DISASSOCIATE),)


def _second_half(operation: Operation) -> tuple[Step, ...]:
    key, given = _other_key(operation), fields_from(operation.payload, "given")
    match Give(text_of(operation, "give")):
        case Give.LICENCE:
            return _licensed(key, given)
        case Give.ACTIVATE:
            return (SetActive(key, active=True), *_licensed(key, given))
        case Give.CREATE:
            return (Invite(new_user(operation.other, given)),)


def _way_back(operation: Operation) -> tuple[Step, ...]:
    """An invitation that was withdrawn cannot be: it would be another, sent again."""
    key, taken = key_of(operation), fields_from(operation.payload, "taken")
    inactive = (SetActive(_other_key(operation), active=False),) if operation.payload.get("give") == Give.ACTIVATE else ()
    match Take(text_of(operation, "take")):
        case Take.BASIC:
            return (*inactive, *_licensed(key, taken))
        case Take.DEACTIVATE:
            return (*inactive, SetActive(key, active=True), *_licensed(key, taken))
        case Take.WITHDRAW:
            return inactive


def _licensed(key: str, fields: Fields) -> tuple[Step, ...]:
    addons = Fields({name: value for name, value in fields.only(ADD_ONS).values.items() if value})
    return (SetType(key, UserType.LICENSED), *([SetAddOns(key, addons.addons())] if addons else []))


def _settle_giver(operation: Operation, view: ZoomView | None, unit: Unit, house: House, now: datetime) -> Account | None:
    if view is None:
        forget(operation, unit)
        return None
    account, ours = unit.directory.by_email(operation.email), OurFields()
    if operation.payload.get("take") == Take.DEACTIVATE and view.status is Status.INACTIVE and account is not None:
        remembered = remembering(fields_from(operation.payload, "remembered"))
        ours = OurFields(deferred=still_waiting(account) + remembered)
    settled = unit.directory.settle(view, ours, now)
    plan_for_active(unit, settled, house, now)
    return settled


def _settle_taker(
    operation: Operation, ending: Ending, view: ZoomView | None, unit: Unit, house: House, now: datetime
) -> Account | None:
    account, given = unit.directory.by_email(operation.other), fields_from(operation.payload, "given")
    made = operation.payload.get("give") == Give.CREATE and NOT_GIVEN not in operation.notes
    if made and (view is not None or ending.state is State.DONE):
        return settle_new(operation, view or invited(operation.other, given), given, unit, house, now)
    if view is None:
        if account is not None:
            unit.directory.remove(account.id)
        return None
    back = view.status is Status.ACTIVE and account is not None and operation.payload.get("give") == Give.ACTIVATE
    settled = unit.directory.settle(view, OurFields(deferred=still_waiting(account)) if back and account else OurFields(), now)
    plan_for_active(unit, settled, house, now)
    return settled


def _given(operation: Operation, giver: Account | None, taker: Account | None, unit: Unit, now: datetime) -> Ending:
    """Done. What the first account had and the second has not taken over in the same place is kept for as long as it may be
    undone; what waited for the second is with it."""
    if taker is not None:
        give_up_undo(unit, taker, now)
    if text_of(operation, "undoes"):
        return Ending(state=State.DONE, outcome="reassignment-undone")
    until = now + UNDO_FOR
    if giver is not None:
        moved = taker.seats() if taker and taker.establishment == giver.establishment else frozenset()
        keep_for_undo(unit, giver, pools_of(fields_from(operation.payload, "taken")) - moved, operation, until)
    return Ending(state=State.DONE, outcome=_outcome(operation), notes={UNDO_UNTIL: until.isoformat()})


def _outcome(operation: Operation) -> str:
    if operation.payload.get("give") == Give.CREATE:
        return "reassigned-created"
    lost = operation.notes.get("addons_refused") or operation.payload.get("dropped")
    return "reassigned-without-addons" if lost else "reassigned"


def _kept(
    operation: Operation, ending: Ending, giver: Account | None, taker: Account | None, unit: Unit, now: datetime
) -> Ending:
    """Neither has it: the seat waits for whoever asked, and for its first account where that is still there (R52)."""
    whose, had = (giver, "taken") if giver else (taker, "given")
    notes: dict[str, Json] = {}
    if whose is not None:
        keep_for_undo(unit, whose, pools_of(fields_from(operation.payload, had)) or {Pool.LICENCE}, operation, now + KEPT_FOR)
        notes = {KEPT_UNTIL: (now + KEPT_FOR).isoformat()}
    return Ending(state=State.FAILED, outcome=KEPT if ending.state is State.DONE else ending.outcome, notes=notes)


def _has_licence(account: Account | None) -> bool:
    return account is not None and Pool.LICENCE in account.seats()


def _other_key(operation: Operation) -> str:
    return text_of(operation, "other_key") or operation.other
