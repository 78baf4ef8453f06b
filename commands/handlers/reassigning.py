"""réattribuer: a licence goes from one account to another in one confirmed gesture (R33, R52)."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import structs

from commands.catalogue.vocabulary import OF_THE_LICENCE
from commands.context import Context
from commands.domain.accounts import Account, Status, UserType
from commands.domain.operations import Kind
from commands.domain.seats import SeatCount
from commands.gestures import CLOSE, FORM, UNDO, YES
from commands.handlers.asked_fields import ARGUMENTS
from commands.handlers.changing import Change, button, changeable, plan, under_way
from commands.handlers.confirming import Closing, ask, taken
from commands.handlers.creating import NewPerson, read_new_person
from commands.handlers.creation_form import Opening
from commands.handlers.handover import Handover, handed_over, planned
from commands.handlers.reassign_form import COMMAND, asked_for, reassign_form
from commands.handlers.reassign_question import question_of
from commands.handlers.reassign_undo import undo
from commands.handlers.seating import full_words
from commands.invocation import Invocation
from commands.policy import may_change, may_see
from commands.results import Handled, Invalid, Refused, Result
from commands.views.nodes import msg


def reassign(invocation: Invocation, context: Context) -> Handled:
    """réattribuer compte courriel [champ=valeur…]"""
    match invocation["geste"]:
        case step if step == UNDO:
            return undo(invocation, context)
        case step if step == YES:
            return Confirmed(invocation)
        case step if step == CLOSE:
            return Closing(invocation["jeton"])
        case _:
            checked = read_handover(invocation, context)
            return checked if isinstance(checked, Result) else Ask(invocation, checked.places)


@dataclass(frozen=True, slots=True)
class Ask:
    """Store the question and have the first person's calendar counted; a simulation tells of the write itself (R82)."""

    invocation: Invocation
    places: tuple[str, ...]

    def carry_out(self, context: Context) -> Result:
        context.unit.seats.lock(self.places)
        handover = read_handover(self.invocation, context)
        if isinstance(handover, Result):
            return handover
        reason = self.invocation["raison"].strip()
        if self.invocation.simulate:
            return plan(planned(handover, context, reason), context)
        values = {name: value for name, value in self.invocation.values.items() if name not in ("geste", "nonce", "jeton")}
        taker = handover.taker
        stored = ask(
            context,
            COMMAND,
            handover.giver,
            {
                "values": dict(values),
                "anyway": self.invocation["geste"],
                "places": [*handover.places],
                "version": taker.version if isinstance(taker, Account) else 0,
            },
        )
        looking = Change(
            kind=Kind.INSPECT,
            email=handover.giver.email,
            establishment=handover.giver.establishment,
            account_id=handover.giver.id,
            payload=question_of(handover, stored.token, context),
        )
        return plan(looking, context, intent=f"question:{stored.token}")


@dataclass(frozen=True, slots=True)
class Confirmed:
    """OUI: takes the question and plans both halves, in one transaction; everything is checked again as things stand (R3)."""

    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        asked = context.unit.confirmations.peek(self.invocation["jeton"])
        places = asked.payload.get("places") if asked else None
        context.unit.seats.lock(map(str, places) if isinstance(places, list) else ())
        answer = taken(self.invocation, context)
        if isinstance(answer, Result):
            return answer
        question, _ = answer
        carried = question.payload.get("values")
        values = {name: str(value) for name, value in carried.items()} if isinstance(carried, dict) else {}
        values["geste"] = str(question.payload.get("anyway") or "")
        again = structs.replace(self.invocation, values=values)
        handover = read_handover(again, context)
        if isinstance(handover, Result):
            return handover
        taker = handover.taker
        if [*handover.places] != places or (isinstance(taker, Account) and taker.version != question.payload.get("version")):
            again_button = button("ask-again", COMMAND, compte=handover.giver.public_id, courriel=taker.email)
            return Refused(why=msg("confirmation-changed", email=taker.email), next_steps=(again_button,))
        return plan(planned(handover, context, again["raison"].strip()), context, intent=f"{COMMAND}:{question.token}")


def read_handover(invocation: Invocation, context: Context) -> Handover | Result:
    """Both sides, checked as things stand; the form where one is missing."""
    asked = asked_for(invocation, context)
    if isinstance(asked, Result):
        return asked
    giver = _giver(invocation, context)
    if isinstance(giver, Result):
        return giver
    taker = _taker(asked, giver, invocation, context)
    if isinstance(taker, Result):
        return taker
    handover = handed_over(giver, taker, context)
    return handover if isinstance(handover, Handover) else _full(handover, context)


def _full(count: SeatCount, context: Context) -> Refused:
    """The second account's establishment has no seat for it (R33)."""
    seats = button("seats", "licences", etab=count.establishment)
    return Refused(why=full_words(count, context), next_steps=(seats,))


def _giver(invocation: Invocation, context: Context) -> Account | Result:
    """Only a licence that somebody uses is reassigned; another is freed first, in its own way."""
    giver = changeable(invocation, context)
    if isinstance(giver, Result):
        return giver
    if giver.status in (Status.PENDING, Status.EXPIRED):
        steps = (button("cancel-invitation", "annuler", compte=giver.public_id),)
        return Refused(why=msg("refused-reassign-pending", email=giver.email), next_steps=steps)
    if giver.status is not Status.ACTIVE or giver.user_type is not UserType.LICENSED:
        steps = (button("card", "fiche", compte=giver.public_id),)
        return Refused(why=msg("refused-reassign-nothing", email=giver.email), next_steps=steps)
    return giver


def _taker(email: str, giver: Account, invocation: Invocation, context: Context) -> Account | NewPerson | Result:
    """An account of theirs that has no licence; or somebody to invite, with the checks and the form of créer."""
    if email == giver.email.casefold():
        problem = {"courriel": msg("problem-reassign-self")}
        return Invalid(errors=problem, form=reassign_form(context, giver, email, problem))
    account = context.unit.directory.by_email(email)
    if account is None or not may_see(context.actor, account):
        return _somebody_new(giver, invocation, context)
    decision = may_change(context.actor, account)
    if not decision:
        return Refused(why=msg(f"policy-{decision.reason}"), action=COMMAND, subject=account.email)
    return under_way(account.email, context) or _cannot_take(account) or account


def _cannot_take(account: Account) -> Refused | None:
    card = button("card", "fiche", compte=account.public_id)
    if account.status in (Status.PENDING, Status.EXPIRED):
        resend = button("resend", "renvoyer", compte=account.public_id)
        return Refused(why=msg("refused-reassign-to-pending", email=account.email), next_steps=(resend, card))
    if account.user_type is UserType.LICENSED and account.status is Status.ACTIVE:
        return Refused(why=msg("refused-reassign-has-one", email=account.email), next_steps=(card,))
    if account.user_type not in (UserType.BASIC, UserType.LICENSED):
        return Refused(why=msg("refused-reassign-type", email=account.email), next_steps=(card,))
    return None


def _somebody_new(giver: Account, invocation: Invocation, context: Context) -> NewPerson | Result:
    """The form opens where nothing is known of them yet but the address."""
    own = {"courriel", *ARGUMENTS.values()}
    values = {name: value for name, value in invocation.values.items() if name in own}
    known = any(value for name, value in values.items() if name != "courriel")
    values["geste"] = invocation["geste"] if known else FORM
    opening = opening_for(giver, invocation["raison"].strip())
    return read_new_person(structs.replace(invocation, command="créer", values=values), context, opening)


def opening_for(giver: Account, reason: str) -> Opening:
    """How the form of a new person opens here: the licence is decided, and whose it was is carried on."""
    return Opening(
        command=COMMAND,
        title=msg("form-reassign-title"),
        submit=msg("form-account-submit"),
        intro=msg("form-reassign-new", email=giver.email),
        carried={"compte": giver.public_id, "raison": reason},
        decided=OF_THE_LICENCE | {"courriel"},
    )
