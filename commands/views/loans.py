"""Loans as people see them: the list, one loan, and the letters about it (R55)."""

from __future__ import annotations

from collections.abc import Mapping

from commands.actions import action
from commands.domain.invitations import local_day
from commands.domain.loans import Loan, Reminder, Standing
from commands.domain.operations import Json
from commands.gestures import FORM
from commands.handlers.loans import EXTEND, LEND, LoanShown, LoanTable
from commands.incoming import Reply
from commands.lending import HOLDER, LETTER, NOT_ACTIVATED, NOT_RETURNED, RETURNED
from commands.recognition import recognised
from commands.views.labels import button_label
from commands.views.letters import LetterContext, tells
from commands.views.nodes import (
    Block,
    Button,
    Buttons,
    ButtonStyle,
    Column,
    Draft,
    Fields,
    Heading,
    Msg,
    Notice,
    Row,
    Table,
    Text,
    Tone,
    View,
    Words,
    msg,
)
from commands.views.recap import outside_blocks
from commands.views.show import Reader, shows

_COLUMNS = ("who", "until", "left", "lender", "standing", "place")
_TONES = {
    Reminder.SOON: Tone.INFO,
    Reminder.LAST: Tone.WARNING,
    RETURNED: Tone.SUCCESS,
    NOT_RETURNED: Tone.WARNING,
    NOT_ACTIVATED: Tone.WARNING,
}
_STANDINGS = {Standing.RETURNED: Tone.SUCCESS, Standing.FAILED: Tone.WARNING, Standing.GONE: Tone.INFO}


@shows(LoanTable)
def loan_table(result: LoanTable, reader: Reader) -> Reply:
    told = msg("loans-title", count=len(result.loans) + result.left_out)
    blocks: list[Block[Words]] = [Heading(msg("loans-heading"))]
    blocks += outside_blocks(result.outside)
    if result.loans:
        columns = tuple(Column[Words](Msg(f"loans-column-{one}"), numeric=one == "left") for one in _COLUMNS)
        rows = tuple(_row(loan, result, reader) for loan in result.loans)
        blocks.append(Table(told, columns, rows, opens=msg("button-see-loan")))
        if result.left_out:
            blocks.append(Text(msg("loans-left-out", count=result.left_out)))
    else:
        blocks += [Notice(msg("loans-none"), Tone.INFO), Text(msg("loans-none-next"), quiet=True)]
    lending = Button[Words](msg("button-lend"), action(LEND, geste=FORM), ButtonStyle.PRIMARY)
    blocks.append(Buttons((lending, Button(button_label("licences"), action("licences")))))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


@shows(LoanShown)
def loan_shown(result: LoanShown, reader: Reader) -> Reply:
    loan = result.loan
    told = standing_words(loan)
    blocks: list[Block[Words]] = []
    if result.news:
        blocks.append(Notice(msg(f"loan-{result.news}", email=loan.email, on=loan.until), Tone.SUCCESS))
    blocks += [Heading(msg("loan-of", email=loan.email)), Text(told), Fields(_about(loan, reader))]
    if loan.open:
        blocks.append(Text(msg("loan-how"), quiet=True))
    blocks.append(Buttons((*loan_buttons(loan, result.public_id), _card(loan, result.public_id))))
    return Reply(outcome=result.outcome, view=View(told, tuple(blocks)))


def standing_words(loan: Loan) -> Msg:
    """Where it stands, in a sentence."""
    return msg(f"loan-is-{loan.standing.value}", on=loan.until)


def loan_buttons(loan: Loan, account: str) -> tuple[Button[Words], ...]:
    """What may be done with an open one by whoever manages it; `account` is its account's public id."""
    if loan.standing not in (Standing.OPEN, Standing.GIVING):
        return ()
    extending = msg("extend-loan-of", email=loan.email)
    ending = msg("end-loan-of", email=loan.email)
    return (
        Button(button_label(EXTEND), action(EXTEND, compte=account), ButtonStyle.PRIMARY, described=extending),
        Button(msg("button-end-loan"), action("rendre", compte=account), described=ending),
    )


@tells(LETTER)
def loan_letter(payload: Mapping[str, Json], context: LetterContext) -> Draft | None:
    """As long as it is so; then, in the same message, what became of it. Nothing to one who lost their rights (R3)."""
    loan = context.unit.loans.get(str(payload.get("loan")))
    account = context.unit.directory.by_email(loan.email) if loan else None
    if loan is None:
        return None
    what, holder = str(payload.get("what")), payload.get("to") == HOLDER
    reader = recognised(context.unit, context.house, str(payload.get("email")))
    if not holder and loan.establishment not in reader.writes:
        return None
    reminding = what in set(Reminder)
    if reminding and (not loan.open or loan.until.isoformat() != payload.get("until")):
        return _past(loan)
    if what == NOT_ACTIVATED and not loan.open:
        return _past(loan)
    public_id = account.public_id if account and account.id == loan.account_id else ""
    return letter_view(loan, what, public_id, holder=holder)


def letter_view(loan: Loan, what: str, account: str, *, holder: bool) -> Draft:
    """`what` is a reminder or what became of the return; `account` is the public id, "" where there is no account any more."""
    told = msg(f"loan-letter-{what}-{'holder' if holder else 'lender'}", email=loan.email, on=loan.until, lender=loan.lender)
    blocks: list[Block[Words]] = [Heading(msg("loan-letter-title")), Notice(told, _TONES[what])]
    if holder and what in set(Reminder):
        blocks.append(Text(msg("loan-letter-how-holder", lender=loan.lender)))
        ending = Button[Words](msg("button-give-back-now"), action("rendre", compte=account))
        blocks.append(Buttons((ending,)))
    elif not holder and account:
        actions = loan_buttons(loan, account) if what != NOT_ACTIVATED else _of_pending(loan, account)
        blocks.append(Buttons((*actions, _card(loan, account))))
    return View(told, tuple(blocks))


def _past(loan: Loan) -> Draft:
    """What a reminder says once it is of no more use."""
    if loan.open:
        told, tone = msg("loan-letter-extended", email=loan.email, on=loan.until), Tone.SUCCESS
    else:
        told, tone = msg(f"loan-letter-was-{loan.standing.value}", email=loan.email), _STANDINGS[loan.standing]
    return View(told, (Notice(told, tone),))


def _of_pending(loan: Loan, account: str) -> tuple[Button[Words], ...]:
    cancel = Button[Words](msg("button-cancel-invitation"), action("annuler", compte=account))
    return (cancel, *loan_buttons(loan, account)[:1])


def _card(loan: Loan, account: str) -> Button[Words]:
    return Button(
        button_label("fiche"), action("fiche", compte=account or loan.email), described=msg("card-of", email=loan.email)
    )


def _about(loan: Loan, reader: Reader) -> tuple[tuple[Words, Words], ...]:
    pairs: list[tuple[Words, Words]] = [
        (Msg("loans-column-until"), msg("value-date", at=loan.until)),
        (Msg("loans-column-lender"), loan.lender),
        (Msg("loan-since"), msg("value-date", at=loan.since)),
    ]
    if loan.reason:
        pairs.append((Msg("argument-raison"), loan.reason))
    if loan.open:
        pairs.insert(1, (Msg("loans-column-left"), _left(loan, reader)))
    return tuple(pairs)


def _row(loan: Loan, result: LoanTable, reader: Reader) -> Row[Words]:
    cells: tuple[Words, ...] = (
        loan.email,
        msg("value-date", at=loan.until),
        _left(loan, reader),
        loan.lender,
        Msg(f"loan-standing-{loan.standing.value}"),
        result.where.get(loan.establishment, loan.establishment) or Msg("pool-of-none"),
    )
    return Row(cells, action(LEND, compte=loan.email))


def _left(loan: Loan, reader: Reader) -> Msg:
    return msg("loan-days-left", count=max(0, (loan.until - local_day(reader.now)).days))
