"""Questions asked before what cannot be undone: whom for, of which version, until when, once (R42, R44)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from commands.context import Context
from commands.domain.accounts import Account
from commands.domain.operations import Json, State
from commands.domain.people import Actor
from commands.gestures import CLOSE, YES
from commands.handlers.changing import Change, button, plan, under_way
from commands.handlers.lookup import find_account
from commands.incoming import Outcome
from commands.invocation import Invocation
from commands.policy import Decision, may_change
from commands.ports import Confirmation, Taking
from commands.results import AlreadyDone, Handled, Refused, Result
from commands.views.nodes import Button, Msg, Words, msg

LIFETIME = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Result):
    """A question with OUI and FERMER. `words` is the question, `consequences` what follows from a yes."""

    outcome: ClassVar[Outcome] = Outcome.ASKED
    command: str
    token: str
    title: Msg
    words: Msg
    consequences: tuple[Msg, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Result):
    """Something that was done at once, with what one may do next."""

    replaces: ClassVar[bool] = True
    what: Msg
    next_steps: tuple[Button[Words], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapsed(Result):
    """The question expired: nothing was done, and it may be asked again."""

    outcome: ClassVar[Outcome] = Outcome.EXPIRED
    replaces: ClassVar[bool] = True
    again: Button[Words]


@dataclass(frozen=True, slots=True)
class Closing:
    """FERMER: the question is used up, nothing else changes."""

    token: str

    def carry_out(self, context: Context) -> Result:
        if context.unit.confirmations.close(self.token, context.actor.email):
            return Noted(what=msg("confirmation-closed"))
        known = context.unit.confirmations.peek(self.token)
        if known is not None and known.used_at is not None:
            return _already(known, context)
        if known is not None and known.person != context.actor.email:
            return Refused(why=msg("confirmation-not-yours"))
        return Noted(what=msg("confirmation-closed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A write that is asked about first. `check` gives the account if it may be made as things stand, `words` the question
    (title, sentence, consequences), `change` what a yes plans."""

    command: str
    check: Callable[[Invocation, Context], Account | Result]
    words: Callable[[Account], tuple[Msg, Msg, tuple[Msg, ...]]]
    change: Callable[[Account, str], Change]

    def handle(self, invocation: Invocation, context: Context) -> Handled:
        """The handler of its command."""
        if invocation["geste"] == YES:
            return Answered(self, invocation)
        if invocation["geste"] == CLOSE:
            return Closing(invocation["jeton"])
        checked = self.check(invocation, context)
        return checked if isinstance(checked, Result) else Asking(self, invocation)


@dataclass(frozen=True, slots=True)
class Asking:
    """Stores the question; a simulation tells of the write itself (R82)."""

    question: Question
    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        account = self.question.check(self.invocation, context)
        if isinstance(account, Result):
            return account
        reason = self.invocation["raison"].strip()
        if self.invocation.simulate:
            return plan(self.question.change(account, reason), context)
        stored = ask(context, self.question.command, account, {"reason": reason})
        title, words, consequences = self.question.words(account)
        return Asked(command=self.question.command, token=stored.token, title=title, words=words, consequences=consequences)


@dataclass(frozen=True, slots=True)
class Answered:
    """OUI: takes the question and plans its write, in one transaction."""

    question: Question
    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        answer = taken(self.invocation, context)
        if isinstance(answer, Result):
            return answer
        stored, account = answer
        busy = under_way(account.email, context)
        if busy:
            return busy
        change = self.question.change(account, _text(stored, "reason"))
        return plan(change, context, intent=f"{self.question.command}:{stored.token}")


def ask(context: Context, command: str, account: Account, payload: dict[str, Json] | None = None) -> Confirmation:
    """Store the question about the account as it is now."""
    told: dict[str, Json] = {"compte": account.public_id, "establishment": account.establishment, **(payload or {})}
    return context.unit.confirmations.ask(command, context.actor.email, account, context.now + LIFETIME, told)


def taken(
    invocation: Invocation, context: Context, allowed: Callable[[Actor, Account], Decision] = may_change
) -> tuple[Confirmation, Account] | Result:
    """Use up the question of this button, and give its account as the person may still change it; else why not.

    `allowed` where another rule than changing says whose account it is.
    """
    asked = context.unit.confirmations.peek(invocation["jeton"])
    if asked is not None:
        # Two questions about one account may be answered at once; seats are locked before anything else (R44).
        context.unit.seats.lock((_text(asked, "establishment"),))
    taking, question = context.unit.confirmations.take(invocation["jeton"], context.actor.email)
    if question is None or question.kind != invocation.command:
        return Refused(why=msg("confirmation-unknown"))
    match taking:
        case Taking.ALREADY:
            return _already(question, context)
        case Taking.NOT_YOURS:
            return Refused(why=msg("confirmation-not-yours"))
        case Taking.EXPIRED:
            return Lapsed(again=button("ask-again", question.kind, compte=_text(question, "compte")))
        case Taking.TAKEN | Taking.UNKNOWN:
            return _still_the_same(question, context, allowed)


def _still_the_same(
    question: Confirmation, context: Context, allowed: Callable[[Actor, Account], Decision]
) -> tuple[Confirmation, Account] | Result:
    account = find_account(context, _text(question, "compte"))
    if isinstance(account, Result):
        return _gone(question, context) or account
    decision = allowed(context.actor, account)
    if not decision:
        return Refused(why=msg(f"policy-{decision.reason}"), action=question.kind, subject=account.email)
    if account.version != question.account_version:
        again = button("ask-again", question.kind, compte=account.public_id)
        return Refused(why=msg("confirmation-changed", email=account.email), next_steps=(again,))
    return question, account


def _gone(question: Confirmation, context: Context) -> AlreadyDone | None:
    """The account is no more since a colleague was quicker: by whom and when, for those who see its establishment (R4, R44)."""
    done = context.unit.ledger.of_accounts((question.account_id,), question.expires_at - LIFETIME)
    last = next((one for one in reversed(done) if one.state is State.DONE), None)
    if last is None or _text(question, "establishment") not in context.actor.reads:
        return None
    return AlreadyDone(by=last.actor, at=last.ended_at)


def _already(question: Confirmation, context: Context) -> AlreadyDone:
    """By whom and when, for those who see the establishment's accounts; the others learn only that it is done (R4, R44)."""
    theirs = question.person == context.actor.email or _text(question, "establishment") in context.actor.reads
    return AlreadyDone(by=question.used_by, at=question.used_at) if theirs else AlreadyDone()


def _text(question: Confirmation, name: str) -> str:
    return str(question.payload.get(name) or "")
