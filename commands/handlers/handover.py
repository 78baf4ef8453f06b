"""What a reassignment plans: both sides as they are and as they will be, and the seats of both establishments (R33, R52)."""

from __future__ import annotations

from dataclasses import dataclass

from commands.context import Context
from commands.domain.accounts import Account, Pool, Status, UserType
from commands.domain.operations import Json, Kind
from commands.domain.seats import SeatCount
from commands.handlers.changing import Change
from commands.handlers.creating import NewPerson
from commands.handlers.seating import Wanted, as_json, first_full, waits_for
from commands.operations.fields import ADD_ONS, Fields, fields_of, pools_of, remembered_of
from commands.operations.reassign import Give, Take

POOL_OF = {"large_meeting": Pool.LARGE_MEETING, "webinar": Pool.WEBINAR}
_HELD = ("user_type", *ADD_ONS)
_LICENSED = Fields({"user_type": UserType.LICENSED.value})
_BASIC = Fields({"user_type": UserType.BASIC.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """A licence that may go from one account to another as things stand. `dropped` are the add-ons for which the second's
    establishment has no seat; `take` and `give` as in `commands.operations.reassign`."""

    giver: Account
    taker: Account | NewPerson
    take: Take
    give: Give
    taken: Fields
    given: Fields
    dropped: tuple[str, ...]

    @property
    def places(self) -> tuple[str, str]:
        """The establishments of both."""
        return self.giver.establishment, place_of(self.taker)

    @property
    def across(self) -> bool:
        return self.places[0] != self.places[1]


def place_of(taker: Account | NewPerson) -> str:
    return taker.establishment if isinstance(taker, Account) else taker.fields["establishment"]


def handed_over(giver: Account, taker: Account | NewPerson, context: Context) -> Handover | SeatCount:
    """The handover of all that the first account holds; else the count of the pool that is full in the second's establishment."""
    place = place_of(taker)
    licence = (Pool.LICENCE, place)
    seated = giver.establishment == place and Pool.LICENCE in giver.seats()
    full = None if seated else first_full([licence], context)
    if full:
        return full
    taken = filled(fields_of(giver).only(_HELD))
    dropped = tuple(name for name in ADD_ONS if taken[name] and not _room(POOL_OF[name], giver, taker, context))
    if isinstance(taker, NewPerson):
        give, given = Give.CREATE, taken.without(dropped).over(taker.fields)
    else:
        give = Give.ACTIVATE if taker.status is Status.INACTIVE else Give.LICENCE
        given = taken.without(dropped)
    return Handover(
        giver=giver, taker=taker, take=Take.BASIC, give=give, taken=taken, given=_LICENSED.over(given), dropped=dropped
    )


def _room(pool: Pool, giver: Account, taker: Account | NewPerson, context: Context) -> bool:
    """Whether the second account may have the add-on: it passes on with the licence, waits for it, or is free where it goes.

    Somebody new has it at the activation, if there is a seat then."""
    place = place_of(taker)
    if isinstance(taker, NewPerson) or (giver.establishment == place and pool in giver.seats()):
        return True
    return waits_for(taker.email, (pool, place), context) or first_full([(pool, place)], context) is None


def filled(fields: Fields) -> Fields:
    """Without what is empty: no add-on is no field."""
    return Fields({name: value for name, value in fields.values.items() if value})


def planned(handover: Handover, context: Context, reason: str, undoes: str = "") -> Change:
    """The write. All seats are held under the first account's address: there it is counted once, before and after."""
    giver, taker = handover.giver, handover.taker
    here, there = handover.places
    received: list[Wanted] = [(pool, there) for pool in pools_of(_at_once(handover))]
    held: list[Wanted] = [(pool, here) for pool in pools_of(handover.taken)]
    target = context.target
    payload: dict[str, Json] = {
        "key": giver.zoom_id or giver.email,
        "take": handover.take.value,
        "taken": handover.taken.json(),
        "other_key": (taker.zoom_id if isinstance(taker, Account) else None) or taker.email,
        "give": handover.give.value,
        "given": handover.given.json(),
        "dropped": [*handover.dropped],
        "undoes": undoes,
        "seats": as_json({*held, *received}),
        "received": as_json(received),
        "told": [target.platform, target.address, target.locale],
        **_audited(handover),
    }
    if isinstance(taker, Account) and handover.give is Give.ACTIVATE:
        payload["other_remembered"] = remembered_of(taker).json()
    return Change(
        kind=Kind.REASSIGN,
        email=giver.email,
        establishment=here,
        account_id=giver.id,
        establishments=tuple(dict.fromkeys((here, there))),
        payload=payload,
        details={"other": taker.email},
        reason=reason,
        other=taker.email,
    )


def _at_once(handover: Handover) -> Fields:
    """What takes its seat now: of somebody new, the add-ons wait for the activation."""
    return handover.given.without(ADD_ONS) if handover.give is Give.CREATE else handover.given


def _audited(handover: Handover) -> dict[str, Json]:
    """Both sides before and after, each for its own establishment (R93)."""
    return {
        "before": _holding(handover.giver.status, handover.taken),
        "after": giver_after(handover),
        "other_before": taker_before(handover),
        "other_after": taker_after(handover),
    }


def giver_after(handover: Handover) -> dict[str, Json]:
    """The first account once it is done."""
    left = {Take.BASIC: Status.ACTIVE, Take.DEACTIVATE: Status.INACTIVE}
    gone: dict[str, Json] = {"status": ""}
    return _holding(left[handover.take], _BASIC) if handover.take in left else gone


def taker_before(handover: Handover) -> dict[str, Json]:
    """The second account now; nothing for somebody new."""
    taker = handover.taker
    return _holding(taker.status, filled(fields_of(taker).only(_HELD))) if isinstance(taker, Account) else {}


def taker_after(handover: Handover) -> dict[str, Json]:
    """The second account once it is done."""
    if handover.give is Give.CREATE:
        return {"status": Status.PENDING.value, **handover.given.without(ADD_ONS).json()}
    return _holding(Status.ACTIVE, handover.given)


def _holding(status: Status, fields: Fields) -> dict[str, Json]:
    return {"status": status.value, **dict.fromkeys(ADD_ONS, ""), **fields.json()}
