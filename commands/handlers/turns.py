"""What is done with a place in line: its offer accepted or passed, the place left, its priority set (R53).

Each is a button that comes back authorised anew, and takes effect once (R3, R44).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from msgspec import structs

from commands.actions import action
from commands.arguments import Values
from commands.context import Context
from commands.domain.waiting import Offer, Place, Priority, Standing, Turn, still_wanted
from commands.gestures import ACCEPT, ANYWAY, LEAVE, PASS, RANK
from commands.handlers.attaching import attach
from commands.handlers.confirming import Noted
from commands.handlers.creating import create
from commands.handlers.inviting import resend
from commands.handlers.loans import lend
from commands.handlers.modifying import modify
from commands.handlers.places import may_rank, shown_place
from commands.handlers.queueing import LIST, Full, Handler, priority_field
from commands.handlers.reactivating import reactivate
from commands.invocation import Invocation
from commands.results import AlreadyDone, AskForm, Handled, Invalid, NotFound, Planned, Refused, Result
from commands.views.nodes import Form, Words, msg
from commands.waiting_list import end_turn, offer_place, rest

Act = Callable[[Place, Invocation, Context], Result]
WAITED_FOR: Mapping[str, Handler] = {
    "créer": create,
    "modifier": modify,
    "réactiver": reactivate,
    "renvoyer": resend,
    "rattacher": attach,
    "prêter": lend,
}
"""The writes for which one may wait, by the same handlers that run them at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted(Planned):
    """The offer's write is planned. The letter of the offer is updated by itself, so it is not replaced."""

    replaces: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class OnPlace:
    """An act on a place as it is under its establishments' lock."""

    invocation: Invocation
    act: Act

    def carry_out(self, context: Context) -> Result:
        found = place_of(self.invocation, context)
        if isinstance(found, Result):
            return found
        context.unit.seats.lock((found.establishment, *found.establishments))
        place = place_of(self.invocation, context)
        return place if isinstance(place, Result) else self.act(place, self.invocation, context)


def turn(invocation: Invocation, context: Context) -> Handled:
    """The gesture of a button on a place; without one, the place itself."""
    place = place_of(invocation, context)
    if isinstance(place, Result):
        return place
    gesture = invocation["geste"]
    if gesture == RANK and not invocation["priorite"]:
        return AskForm(form=rank_form(place)) if may_rank(place.establishment, context) else _not_cct()
    act = _ACTS.get(gesture)
    return OnPlace(invocation, act) if act else shown_place(place, context)


def place_of(invocation: Invocation, context: Context) -> Place | Refused:
    """The place that the button names, if it is this person's to see; else as if there were none (R4)."""
    token = Values(invocation, context.house.reference).token("place")
    place = context.unit.waiting.get(token) if token else None
    if place is None or place.establishment not in context.actor.writes:
        return Refused(why=msg("refused-place-unknown"), attempted=place.email if place else "")
    return place


def rank_form(place: Place) -> Form[Words]:
    return Form(
        title=msg("form-rank-title"),
        submit=msg("form-rank-submit"),
        action=action(LIST, place=place.public_id, geste=RANK),
        fields=(priority_field(place.priority),),
    )


def _accept(place: Place, invocation: Invocation, context: Context) -> Result:
    """The write that waited, by its own handler, with the seat that was kept for it; a no of the handler's changes nothing."""
    offer = _open_offer(place, invocation, context)
    if isinstance(offer, Result):
        return offer
    if not still_wanted(place, context.unit.directory.by_email(place.email)):
        return _close(place, Standing.VOID, Turn.WITHDRAWN, "place-void-noted", context)
    context.unit.waiting.answer(place, Turn.ACCEPTED, context.actor.email)
    end_turn(context.unit, place)
    result = _carried_out(place, offer, context)
    if isinstance(result, Full):
        return Refused(why=msg(f"offer-was-{Turn.WITHDRAWN.value}", email=place.email))
    if not isinstance(result, Planned):
        return result if isinstance(result, Refused | NotFound) else Refused(why=msg("offer-not-possible", email=place.email))
    context.unit.waiting.stand(place, Standing.TAKEN, operation=result.operation)
    _audit(place, "accepted", context)
    return Accepted(operation=result.operation, kind=result.kind, email=result.email, details=result.details)


def _carried_out(place: Place, offer: Offer, context: Context) -> Result:
    intent = f"offer-{place.public_id}-{offer.number}"
    waited = Invocation(command=place.command, values={**place.values, "geste": ANYWAY}, intent=intent)
    within = structs.replace(context, intent=intent)
    handled = WAITED_FOR[place.command](waited, within)
    return handled if isinstance(handled, Result) else handled.carry_out(within)


def _pass(place: Place, invocation: Invocation, context: Context) -> Result:
    """The seat goes to the next; the place stays, behind those of its priority."""
    offer = _open_offer(place, invocation, context)
    if isinstance(offer, Result):
        return offer
    context.unit.waiting.answer(place, Turn.PASSED, context.actor.email)
    end_turn(context.unit, place)
    context.unit.waiting.fall_back(place, rest(context.house, place, context.now), missed=False)
    offer_place(context.unit, context.house, place, context.now)
    _audit(place, "passed", context)
    return Noted(what=msg("offer-passed", email=place.email))


def _leave(place: Place, _invocation: Invocation, context: Context) -> Result:
    if not place.open:
        return AlreadyDone()
    if place.standing is Standing.TAKEN:
        return Refused(why=msg("refused-place-taken", email=place.email))
    return _close(place, Standing.LEFT, Turn.PASSED, "place-left-noted", context)


def _close(place: Place, standing: Standing, how: Turn, told: str, context: Context) -> Result:
    """Out of the line; what was offered to it goes to the next."""
    offered = context.unit.waiting.answer(place, how, context.actor.email)
    if offered:
        end_turn(context.unit, place)
    context.unit.waiting.stand(place, standing)
    if offered:
        offer_place(context.unit, context.house, place, context.now)
    _audit(place, standing, context)
    return Noted(what=msg(told, email=place.email))


def _rank(place: Place, invocation: Invocation, context: Context) -> Result:
    if not may_rank(place.establishment, context):
        return _not_cct()
    values = Values(invocation, context.house.reference)
    chosen = values.choice("priorite")
    if values.errors:
        return Invalid(errors=values.errors, form=rank_form(place))
    if not place.open:
        return AlreadyDone()
    priority = Priority(chosen)
    context.unit.waiting.prioritise(place, priority)
    context.audit(
        LIST,
        "prioritised",
        subject=place.email,
        establishment=place.establishment,
        before={"priority": place.priority.value},
        after={"priority": priority.value},
    )
    return shown_place(context.unit.waiting.get(place.public_id) or place, context)


_ACTS: Mapping[str, Act] = {ACCEPT: _accept, PASS: _pass, LEAVE: _leave, RANK: _rank}


def _open_offer(place: Place, invocation: Invocation, context: Context) -> Offer | Result:
    """The offer of the button, if it still stands; else what became of it (R44)."""
    number = invocation["tour"]
    turns = {str(one.number): one for one in context.unit.waiting.offers(place)}
    offer = turns.get(number) if number else place.offer
    if offer is None:
        return Refused(why=msg("refused-place-unknown"))
    if offer.turn in (Turn.ACCEPTED, Turn.PASSED):
        return AlreadyDone(by=offer.by, at=offer.ended_at)
    if offer.turn is not Turn.OPEN or offer.until <= context.now:
        gone = Turn.WITHDRAWN if offer.turn is Turn.WITHDRAWN else Turn.EXPIRED
        return Refused(why=msg(f"offer-was-{gone.value}", email=place.email))
    return offer


def _not_cct() -> Refused:
    return Refused(why=msg("problem-priority-cct"))


def _audit(place: Place, outcome: str, context: Context) -> None:
    context.audit(LIST, outcome, subject=place.email, establishment=place.establishment)
