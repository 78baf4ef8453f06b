"""prêter and prolonger: a licence given until a day, the loans there are, and another last day (R55)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from commands.arguments import Values
from commands.context import Context
from commands.domain.accounts import Account
from commands.domain.loans import Loan, NewLoan
from commands.domain.operations import Json
from commands.gestures import FORM
from commands.handlers.account_form import which_account
from commands.handlers.changing import button, changeable, once, plan
from commands.handlers.loan_terms import Terms, last_day, still_to_say, terms_of
from commands.handlers.queueing import waitable
from commands.invocation import Invocation, Origin
from commands.lending import refresh_letters
from commands.results import Handled, Invalid, Planned, Refused, Result
from commands.views.labels import short_establishment
from commands.views.nodes import msg

LEND, EXTEND = "prêter", "prolonger"
MOST_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanTable(Result):
    """The open loans in the asker's scope, those that end first first; 100 at most, `left_out` more. `outside` were asked for
    and are not the asker's."""

    loans: tuple[Loan, ...]
    where: Mapping[str, str]
    left_out: int = 0
    outside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanShown(Result):
    """A loan as it stands. `news`: "" | "lent" | "extended" just now."""

    loan: Loan
    public_id: str
    """Of its account."""
    news: str = ""


def _lend(invocation: Invocation, context: Context) -> Handled:
    """prêter [compte] [jusqu-au] [raison] [etab]"""
    if not invocation["compte"].strip():
        wanted = invocation["geste"] == FORM or invocation.origin is Origin.FORM or invocation["jusqu-au"]
        return which_account(invocation, context) if wanted else _table(invocation, context)
    account = changeable(invocation, context)
    if isinstance(account, Result):
        return account
    loan = context.unit.loans.of_account(account.id)
    if loan is not None:
        return extend(invocation, context) if invocation["jusqu-au"] else LoanShown(loan=loan, public_id=account.public_id)
    terms = terms_of(account, invocation, context)
    return terms if isinstance(terms, Result) else Lending(invocation, (account.establishment,))


lend = waitable(once(_lend))


@dataclass(frozen=True, slots=True)
class Lending:
    """Plans the write that gives the licence, and keeps the loan with it; checked again, the seats locked (R3, R51)."""

    invocation: Invocation
    establishments: tuple[str, ...]

    def carry_out(self, context: Context) -> Result:
        context.unit.seats.lock(self.establishments)
        account = changeable(self.invocation, context)
        if isinstance(account, Result):
            return account
        if account.establishment not in self.establishments:
            return Refused(why=msg("refused-changed", email=account.email))
        loan = context.unit.loans.of_account(account.id)
        if loan is not None:
            return LoanShown(loan=loan, public_id=account.public_id)
        terms = terms_of(account, self.invocation, context)
        return terms if isinstance(terms, Result) else _lent(account, terms, context)


def _lent(account: Account, terms: Terms, context: Context) -> Result:
    context.unit.contacts.met(context.person)
    planned = plan(terms.change, context) if terms.change else None
    if planned is not None and not isinstance(planned, Planned):
        return planned
    loan = context.unit.loans.lend(
        NewLoan(
            account_id=account.id,
            email=account.email,
            establishment=account.establishment,
            until=terms.until,
            lender=context.actor.email,
            reason=terms.reason,
            operation=planned.operation if planned else "",
        )
    )
    _audit(LEND, "lent", account, context, {}, terms.until, terms.reason)
    return planned or LoanShown(loan=loan, public_id=account.public_id, news="lent")


def extend(invocation: Invocation, context: Context) -> Handled:
    """prolonger compte jusqu-au [raison]"""
    found = _extensible(invocation, context)
    if isinstance(found, Result):
        return found
    return Extending(Invocation(command=EXTEND, values=invocation.values, origin=invocation.origin, intent=invocation.intent))


@dataclass(frozen=True, slots=True)
class Extending:
    """Another last day; the reminders of the old one say so."""

    invocation: Invocation

    def carry_out(self, context: Context) -> Result:
        account = changeable(self.invocation, context)
        if isinstance(account, Result):
            return account
        context.unit.seats.lock((account.establishment,))
        found = _extensible(self.invocation, context)
        if isinstance(found, Result):
            return found
        loan, account, until, reason = found
        context.unit.contacts.met(context.person)
        context.unit.loans.extend(loan, until)
        refresh_letters(context.unit, loan)
        _audit(EXTEND, "extended", account, context, {"until": loan.until.isoformat()}, until, reason)
        extended = context.unit.loans.get(loan.public_id) or loan
        return LoanShown(loan=extended, public_id=account.public_id, news="extended")


def _extensible(invocation: Invocation, context: Context) -> tuple[Loan, Account, date, str] | Result:
    """The open loan of the account, and the later day that was said; the form where none was."""
    account = changeable(invocation, context)
    if isinstance(account, Result):
        return account
    loan = context.unit.loans.of_account(account.id)
    if loan is None:
        lending = button("lend", LEND, compte=account.public_id, geste=FORM)
        return Refused(why=msg("refused-no-loan", email=account.email), next_steps=(lending,))
    values = Values(invocation, context.house.reference)
    until, reason = last_day(values, context, after=loan.until), values.text("raison")
    wrong = dict(values.errors)
    values.require("jusqu-au")
    if values.errors or until is None:
        return still_to_say(EXTEND, account, invocation, context, wrong, values.errors, loan)
    return loan, account, until, reason


def _table(invocation: Invocation, context: Context) -> Result:
    values = Values(invocation, context.house.reference)
    chosen = values.establishments("etab")
    if values.errors:
        return Invalid(errors=values.errors)
    writes = context.actor.writes
    loans = context.unit.loans.open(writes.narrowed(one.key for one in chosen) if chosen else writes)
    return LoanTable(
        loans=tuple(loans[:MOST_SHOWN]),
        where={one.key: short_establishment(one) for one in context.house.reference.establishments},
        left_out=max(0, len(loans) - MOST_SHOWN),
        outside=tuple(short_establishment(one) for one in chosen if one.key not in writes),
    )


def _audit(
    command: str, outcome: str, account: Account, context: Context, before: dict[str, Json], until: date, reason: str
) -> None:
    context.audit(
        command,
        outcome,
        subject=account.email,
        establishment=account.establishment,
        before=before,
        after={"until": until.isoformat()},
        reason=reason,
    )
