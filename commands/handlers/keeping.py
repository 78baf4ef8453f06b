"""The answer to « en avez-vous encore besoin? » that changes nothing: kept, or for a manager to decide (R1, R56)."""

from __future__ import annotations

from dataclasses import dataclass

from commands.arguments import Values
from commands.context import Context
from commands.domain.addresses import person_key
from commands.domain.recycling import Inquiry, Standing
from commands.gestures import KEEP
from commands.handlers.confirming import Noted
from commands.invocation import Invocation
from commands.recycling import answered, not_needed
from commands.results import AlreadyDone, Handled, Refused, Result
from commands.views.nodes import msg


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerNoted(Noted):
    """The answer is kept. The letter that asked is updated by itself."""


def keep(invocation: Invocation, context: Context) -> Handled:
    """rendre: the buttons of an inquiry."""
    found = _inquiry(invocation, context)
    return found if isinstance(found, Result) else Answering(invocation)


@dataclass(frozen=True, slots=True)
class Answering:
    """Once, whoever answers first (R44)."""

    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        found = _inquiry(self.invocation, context)
        if isinstance(found, Result):
            return found
        context.unit.seats.lock((found.establishment,))
        inquiry = _inquiry(self.invocation, context)
        if isinstance(inquiry, Result):
            return inquiry
        account = context.unit.directory.by_email(inquiry.email)
        if account is None or account.id != inquiry.account_id:
            return _unknown()
        if self.invocation["geste"] == KEEP:
            done, told = answered(context.unit, account, context.actor.email, given=False), "inquiry-kept-noted"
        else:
            done = not_needed(context.unit, context.house, inquiry, context.actor.email, context.now)
            told = "inquiry-not-needed-noted"
        return AnswerNoted(what=msg(told, email=inquiry.email)) if done else AlreadyDone()


def _inquiry(invocation: Invocation, context: Context) -> Inquiry | Result:
    """The open inquiry that the button names, where it is this person's to answer; else as if there were none (R4)."""
    token = Values(invocation, context.house.reference).token("demande")
    inquiry = context.unit.recycling.get(token) if token else None
    if inquiry is None or not _theirs(inquiry, context):
        return _unknown(inquiry.email if inquiry else "")
    if inquiry.standing in (Standing.KEPT, Standing.GIVEN):
        return AlreadyDone(by=inquiry.answered_by, at=inquiry.ended_at)
    if not inquiry.open:
        return Refused(why=msg("refused-inquiry-over", email=inquiry.email))
    return inquiry


def _theirs(inquiry: Inquiry, context: Context) -> bool:
    """The holder's, the head of service's who was asked, or a manager's."""
    mine = context.actor.email in (person_key(inquiry.email), person_key(inquiry.asked))
    return mine or inquiry.establishment in context.actor.writes


def _unknown(attempted: str = "") -> Refused:
    return Refused(why=msg("refused-inquiry-unknown"), attempted=attempted)
