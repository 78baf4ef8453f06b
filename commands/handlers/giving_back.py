"""rendre: a licence given back by its holder, or taken back by a manager; the account stays, Basique (R1, R55, R56).

What is to come at Zoom is counted for the question, as for a deletion's.
"""

from __future__ import annotations

from dataclasses import dataclass

from commands.context import Context
from commands.domain.accounts import Account, Pool, Status
from commands.domain.addresses import person_key
from commands.domain.loans import Standing
from commands.domain.operations import Json, Kind
from commands.gestures import CLOSE, KEEP, NOT_NEEDED, YES
from commands.handlers.account_form import which_account
from commands.handlers.changing import Change, button, plan, reason_of, under_way
from commands.handlers.confirming import Closing, ask, taken
from commands.handlers.keeping import keep
from commands.handlers.lookup import find_account
from commands.invocation import Invocation
from commands.lending import refresh_letters
from commands.operations.without_licence import without_licence
from commands.policy import may_give_back
from commands.recognition import own_account
from commands.recycling import answered
from commands.results import Handled, Invalid, Planned, Refused, Result
from commands.views.nodes import msg

COMMAND = "rendre"


def give_back(invocation: Invocation, context: Context) -> Handled:
    """rendre [compte] [raison]"""
    step = invocation["geste"]
    if step == YES:
        return Given(invocation)
    if step == CLOSE:
        return Closing(invocation["jeton"])
    if step in (KEEP, NOT_NEEDED):
        return keep(invocation, context)
    account = _returnable(invocation, context)
    return account if isinstance(account, Result) else Ask(invocation)


@dataclass(frozen=True, slots=True)
class Ask:
    """Stores the question and has what is to come counted; a simulation tells of the write itself (R82)."""

    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        account = _returnable(self.invocation, context)
        if isinstance(account, Result):
            return account
        reason = self.invocation["raison"].strip()
        if self.invocation.simulate:
            return plan(_change(account, reason), context)
        question = ask(context, COMMAND, account, {"reason": reason})
        looking = Change(
            kind=Kind.INSPECT,
            email=account.email,
            establishment=account.establishment,
            account_id=account.id,
            payload=_told(account, question.token, context),
        )
        return plan(looking, context, intent=f"question:{question.token}")


@dataclass(frozen=True, slots=True)
class Given:
    """OUI: takes the question and plans the write; a loan and an inquiry of the account end with it."""

    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        answer = taken(self.invocation, context, may_give_back)
        if isinstance(answer, Result):
            return answer
        question, account = answer
        busy = under_way(account.email, context)
        if busy:
            return busy
        reason = str(question.payload.get("reason") or "")
        planned = plan(_change(account, reason), context, intent=f"{COMMAND}:{question.token}")
        if isinstance(planned, Planned):
            _end_loan(account, planned, context)
            answered(context.unit, account, context.actor.email, given=True)
        return planned


def _end_loan(account: Account, planned: Planned, context: Context) -> None:
    loan = context.unit.loans.of_account(account.id)
    if loan is not None:
        context.unit.loans.stand(loan, Standing.RETURNING, operation=planned.operation)
        refresh_letters(context.unit, loan)
        context.audit(
            COMMAND,
            "ended",
            subject=account.email,
            establishment=account.establishment,
            before={"until": loan.until.isoformat()},
        )


def _returnable(invocation: Invocation, context: Context) -> Account | Result:
    """The account, if it has a licence that this person may give back and nothing is under way on it."""
    account = _named(invocation, context)
    if isinstance(account, Result):
        return account
    decision = may_give_back(context.actor, account)
    if not decision:
        return Refused(why=msg(f"policy-{decision.reason}"), action=invocation.command, subject=account.email)
    busy = under_way(account.email, context)
    if busy:
        return busy
    card = button("card", "fiche", compte=account.public_id)
    if account.status is not Status.ACTIVE:
        return Refused(why=msg("refused-return-inactive", email=account.email), next_steps=(card,))
    if Pool.LICENCE not in account.seats():
        return Refused(why=msg("refused-return-basic", email=account.email), next_steps=(card,))
    reason = reason_of(invocation, context)
    return reason if isinstance(reason, Invalid) else account


def _named(invocation: Invocation, context: Context) -> Account | Result:
    """Without a name, the asker's own."""
    typed = invocation["compte"].strip()
    if typed:
        return find_account(context, typed)
    own = own_account(context.unit, context.actor.email)
    return own or which_account(invocation, context)


def _told(account: Account, token: str, context: Context) -> dict[str, Json]:
    """What the question's words are made of (`commands.views.giving_back`)."""
    loan = context.unit.loans.of_account(account.id)
    inquiry = context.unit.recycling.of_account(account.id)
    return {
        "question": COMMAND,
        "key": account.zoom_id or account.email,
        "token": token,
        "compte": account.public_id,
        "name": account.name,
        "own": person_key(account.email) == context.actor.email,
        "until": loan.until.isoformat() if loan else "",
        "inquiry": inquiry.public_id if inquiry else "",
    }


def _change(account: Account, reason: str) -> Change:
    return Change(
        kind=Kind.MODIFY,
        email=account.email,
        establishment=account.establishment,
        account_id=account.id,
        establishments=(account.establishment,),
        payload=without_licence(account),
        reason=reason,
    )
