"""To whom, until when and why a licence is lent: what is checked of it, and the form that asks (R55)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from commands.actions import action
from commands.arguments import Values
from commands.context import Context
from commands.domain.accounts import Account, Pool, Status, UserType
from commands.domain.invitations import local_day
from commands.domain.loans import LENT_UNTIL, LONGEST, Loan, may_become_loan
from commands.domain.operations import Kind
from commands.handlers.changing import Change, button
from commands.handlers.queueing import Wish, when_full
from commands.handlers.seating import as_json, first_full
from commands.invocation import Invocation, Origin
from commands.operations.fields import Fields, fields_of
from commands.results import AskForm, Invalid, Refused, Result
from commands.views.labels import argument_label
from commands.views.nodes import Field, FieldKind, Form, Msg, Text, Words, msg

USUAL = timedelta(days=30)
"""The last day that a form proposes, from today or from the one said before."""
LICENSED = Fields({"user_type": UserType.LICENSED.value})


@dataclass(frozen=True, slots=True)
class Terms:
    """What was said of a loan, all of it checked. `change` gives the licence, None where the account has it already."""

    until: date
    reason: str
    change: Change | None


def terms_of(account: Account, invocation: Invocation, context: Context) -> Terms | Result:
    """The terms; why this account can have no loan; or what is still to be said."""
    refused = _unlendable(account, context)
    if refused:
        return refused
    values = Values(invocation, context.house.reference)
    until, reason = last_day(values, context), values.text("raison")
    wrong = dict(values.errors)
    values.require("jusqu-au", "raison")
    if until is None or values.errors:
        return still_to_say("prêter", account, invocation, context, wrong, values.errors)
    if account.user_type is UserType.LICENSED:
        return Terms(until, reason, None)
    full = first_full([(Pool.LICENCE, account.establishment)], context)
    if full:
        return when_full(full, _wish(account, until, reason), context)
    return Terms(until, reason, _giving(account, until, reason))


def last_day(values: Values, context: Context, after: date | None = None) -> date | None:
    """The day that was said: not past, within a year, and later than `after`."""
    until, today = values.day("jusqu-au"), local_day(context.now)
    if until is None:
        return None
    if until < today:
        values.fail("jusqu-au", msg("problem-day-past"))
    elif until > today + LONGEST:
        values.fail("jusqu-au", msg("problem-day-far", on=today + LONGEST))
    elif after is not None and until <= after:
        values.fail("jusqu-au", msg("problem-day-not-later", on=after))
    return until


def still_to_say(
    command: str,
    account: Account,
    invocation: Invocation,
    context: Context,
    wrong: Mapping[str, Msg],
    missing: Mapping[str, Msg],
    loan: Loan | None = None,
) -> AskForm | Invalid:
    """The form: sent, with all that is amiss in it; opened, only with what was typed wrong."""
    if invocation.origin is Origin.FORM:
        return Invalid(errors=missing, form=loan_form(command, account, invocation, context, missing, loan))
    return AskForm(form=loan_form(command, account, invocation, context, wrong, loan))


def loan_form(
    command: str,
    account: Account,
    invocation: Invocation,
    context: Context,
    errors: Mapping[str, Msg],
    loan: Loan | None = None,
) -> Form[Words]:
    """Until when and why; `loan` is the one that is extended."""
    intro = msg("form-lend-intro", email=account.email)
    if loan:
        intro = msg("form-extend-intro", email=account.email, on=loan.until)
    proposed = (loan.until if loan else local_day(context.now)) + USUAL
    return Form(
        title=msg("form-extend-title" if loan else "form-lend-title"),
        submit=msg("form-extend-submit" if loan else "form-lend-submit"),
        action=action(command, compte=account.public_id, nonce=context.reference),
        fields=(
            Field(
                name="jusqu-au",
                label=argument_label("jusqu-au"),
                kind=FieldKind.TEXT,
                required=True,
                value=invocation["jusqu-au"].strip() or proposed.isoformat(),
                hint=msg("form-hint-until"),
                max_length=10,
                error=errors.get("jusqu-au"),
            ),
            Field(
                name="raison",
                label=argument_label("raison"),
                kind=FieldKind.TEXT,
                required=loan is None,
                value=invocation["raison"].strip(),
                hint=msg("form-hint-loan"),
                error=errors.get("raison"),
            ),
        ),
        intro=(Text(intro),),
        simulate=True,
    )


def _unlendable(account: Account, context: Context) -> Refused | None:
    """A licence is lent to who is Basique, or made a loan while it is new."""
    card = button("card", "fiche", compte=account.public_id)
    match account.status:
        case Status.INACTIVE:
            steps = (button("reactivate", "réactiver", compte=account.public_id),)
            return Refused(why=msg("refused-lend-inactive", email=account.email), next_steps=steps)
        case Status.EXPIRED:
            steps = (button("resend", "renvoyer", compte=account.public_id),)
            return Refused(why=msg("refused-lend-expired", email=account.email), next_steps=steps)
    if may_become_loan(account, context.now):
        return None
    if account.user_type is UserType.LICENSED:
        return Refused(why=msg("refused-lend-licensed", email=account.email), next_steps=(card,))
    if account.status is Status.PENDING or account.user_type is not UserType.BASIC:
        return Refused(why=msg("refused-lend-other", email=account.email), next_steps=(card,))
    return None


def _giving(account: Account, until: date, reason: str) -> Change:
    return Change(
        kind=Kind.MODIFY,
        email=account.email,
        establishment=account.establishment,
        account_id=account.id,
        establishments=(account.establishment,),
        payload={
            "key": account.zoom_id or account.email,
            "fields": LICENSED.json(),
            "before": fields_of(account).only(LICENSED.values).json(),
            "seats": as_json([(Pool.LICENCE, account.establishment)]),
            LENT_UNTIL: until.isoformat(),
        },
        reason=reason,
    )


def _wish(account: Account, until: date, reason: str) -> Wish:
    return Wish(
        command="prêter",
        values={"compte": account.public_id, "jusqu-au": until.isoformat(), "raison": reason},
        email=account.email,
        establishment=account.establishment,
        establishments=(account.establishment,),
        pools=(Pool.LICENCE,),
    )
