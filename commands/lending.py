"""Loans as time goes: reminders, the return at the end of the last day, and what becomes of it (R55).

The caller holds the seats' lock of the loan's establishment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from commands.context import House
from commands.domain.accounts import Account
from commands.domain.audit_actions import AuditAction
from commands.domain.calendar import OPENS, QUEBEC
from commands.domain.loans import TRY_AGAIN, Loan, Move, Reminder, Standing, on_account, reminder_due, reminder_name
from commands.domain.operations import Json, Kind, NewOperation, Operation, State
from commands.keepers import MOST_TOLD, keepers
from commands.mail.writing import mail_letter
from commands.operations.activation import ACTOR
from commands.operations.fields import still_waiting
from commands.operations.without_licence import without_licence
from commands.ports import AuditEntry, NewLetter, OurFields, Unit
from commands.references import new_reference

LETTER = "loan"
"""Kind of the letters about a loan; their payload says which."""
RETURNED, NOT_RETURNED, NOT_ACTIVATED = "returned", "not-returned", "not-activated"
LENDER, HOLDER = "lender", "holder"

Step = Callable[[Unit, House, Loan, "Account | None", datetime], None]


def due_of(unit: Unit, loan: Loan, now: datetime) -> Move | Reminder | None:
    """What is due of a loan; None where nothing is, or where a write on its account has not ended."""
    if loan.standing is not Standing.OPEN:
        return _ended(loan, unit.ledger.get(loan.operation))
    if any(one.kind is not Kind.INSPECT for one in unit.ledger.open_for(loan.email)):
        return None
    move = on_account(loan, unit.directory.by_email(loan.email), now)
    if move is Move.WAIT:
        return move if loan.reminded != NOT_ACTIVATED else None
    return move or _reminder(loan, now)


def tend(unit: Unit, house: House, loan: Loan, now: datetime) -> bool:
    """Do what is due; whether anything was."""
    due = due_of(unit, loan, now)
    if due is None:
        return False
    account = unit.directory.by_email(loan.email)
    if isinstance(due, Reminder):
        _remind(unit, house, loan, due, now)
    else:
        _STEPS[due](unit, house, loan, account, now)
    return True


def follow(unit: Unit, house: House, operation: Operation, now: datetime) -> None:
    """The loan that this write gives or takes back, once the ledger has its end: nobody waits for the duty to read of it."""
    loan = unit.loans.of_account(operation.account_id) if operation.account_id else None
    if loan is not None and loan.operation == operation.public_id and loan.standing is not Standing.OPEN:
        tend(unit, house, loan, now)


def refresh_letters(unit: Unit, loan: Loan) -> None:
    """Reminders that were written tell what is so now; those that have not left are not sent any more."""
    for reminder in Reminder:
        for key in _keys(loan, reminder.value):
            unit.letters.withdraw(key)


def _ended(loan: Loan, operation: Operation | None) -> Move | None:
    """What the write of a loan that is being given or returned has come to."""
    if operation is not None and not operation.ended:
        return None
    done = operation is not None and operation.state is State.DONE
    if loan.standing is Standing.GIVING:
        return Move.OPENED if done else Move.FAILED
    return Move.RETURNED if done else Move.AGAIN


def _reminder(loan: Loan, now: datetime) -> Reminder | None:
    """Not before work begins, so that nobody is woken."""
    local = now.astimezone(QUEBEC)
    due = reminder_due(loan, local.date()) if local.time() >= OPENS else None
    return due if due and reminder_name(loan, due) != loan.reminded else None


def _remind(unit: Unit, house: House, loan: Loan, reminder: Reminder, now: datetime) -> None:
    unit.loans.note_reminder(loan, reminder_name(loan, reminder))
    _write(unit, house, loan, reminder.value, now)


def _opened(unit: Unit, _house: House, loan: Loan, _account: Account | None, _now: datetime) -> None:
    unit.loans.stand(loan, Standing.OPEN)


def _failed(unit: Unit, _house: House, loan: Loan, _account: Account | None, _now: datetime) -> None:
    """The write told why; there is no loan."""
    unit.loans.stand(loan, Standing.FAILED)


def _returned(unit: Unit, house: House, loan: Loan, _account: Account | None, now: datetime) -> None:
    unit.loans.stand(loan, Standing.RETURNED)
    refresh_letters(unit, loan)
    _write(unit, house, loan, RETURNED, now)


def _again(unit: Unit, house: House, loan: Loan, _account: Account | None, now: datetime) -> None:
    """Zoom said no, or somebody cancelled it: tried once more in a day, and whoever lent it is told."""
    unit.loans.stand(loan, Standing.OPEN, rests_until=now + TRY_AGAIN)
    _write(unit, house, loan, NOT_RETURNED, now, holder=False)


def _gone(unit: Unit, _house: House, loan: Loan, _account: Account | None, _now: datetime) -> None:
    """The account has no licence any more, by another command or at Zoom itself."""
    unit.loans.stand(loan, Standing.GONE)
    refresh_letters(unit, loan)
    _audit(unit, loan, "ended")


def _wait(unit: Unit, house: House, loan: Loan, _account: Account | None, now: datetime) -> None:
    unit.loans.note_reminder(loan, NOT_ACTIVATED)
    _write(unit, house, loan, NOT_ACTIVATED, now, holder=False)


def _forget(unit: Unit, house: House, loan: Loan, account: Account | None, now: datetime) -> None:
    """Its licence is free already; a reactivation is not to bring it back (R41)."""
    if account is not None:
        unit.directory.change(account.id, OurFields(deferred=still_waiting(account)))
    _returned(unit, house, loan, account, now)
    _audit(unit, loan, "ended")


def _give_back(unit: Unit, _house: House, loan: Loan, account: Account | None, _now: datetime) -> None:
    """Planned once for each try, whatever restarts (R44, R90)."""
    assert account is not None  # noqa: S101 — `on_account` says so of an account alone
    operation, _ = unit.ledger.plan(
        NewOperation(
            kind=Kind.MODIFY,
            intent=f"loan:{loan.public_id}:{loan.returns}",
            actor=ACTOR,
            email=account.email,
            account_id=account.id,
            establishments=(account.establishment,),
            payload=without_licence(account),
            reference=new_reference(),
        )
    )
    unit.loans.stand(loan, Standing.RETURNING, operation=operation.public_id)
    _audit(unit, loan, "planned")


_STEPS: Mapping[Move, Step] = {
    Move.OPENED: _opened,
    Move.FAILED: _failed,
    Move.RETURNED: _returned,
    Move.AGAIN: _again,
    Move.GONE: _gone,
    Move.WAIT: _wait,
    Move.FORGET: _forget,
    Move.GIVE_BACK: _give_back,
}


def _write(unit: Unit, house: House, loan: Loan, what: str, now: datetime, *, holder: bool = True) -> None:
    """To whoever lent it and to its holder, where they were met, else by e-mail; once for each day that was said."""
    readers = [(LENDER, one) for one in keepers(unit, house, loan.establishment, loan.lender)]
    readers += [(HOLDER, loan.email)] if holder else []
    for (reader, email), key in zip(readers, _chosen(loan, what, readers), strict=True):
        about: dict[str, Json] = {"loan": loan.public_id, "what": what, "until": loan.until.isoformat()}
        about |= {"to": reader, "email": email}
        targets = unit.contacts.targets(email)[:1]
        for target in targets:
            unit.letters.write(NewLetter(kind=LETTER, key=key, target=target, payload=about, due_at=now))
        if not targets:
            mail_letter(unit, house, LETTER, key, email, about, now, about=loan.account_id)


def _chosen(loan: Loan, what: str, readers: list[tuple[str, str]]) -> Iterator[str]:
    for number, (reader, _) in enumerate(readers):
        yield _key(loan, what, f"{LENDER}{number}" if reader == LENDER else HOLDER)


def _keys(loan: Loan, what: str) -> Iterator[str]:
    yield _key(loan, what, HOLDER)
    for number in range(MOST_TOLD):
        yield _key(loan, what, f"{LENDER}{number}")


def _key(loan: Loan, what: str, reader: str) -> str:
    tries = f":{loan.returns}" if what == NOT_RETURNED else ""
    return f"{LETTER}:{loan.public_id}:{loan.until.isoformat()}:{what}{tries}:{reader}"


def _audit(unit: Unit, loan: Loan, outcome: str) -> None:
    unit.audit.append(
        AuditEntry(
            actor=ACTOR,
            action=AuditAction.LOAN_ENDED,
            outcome=outcome,
            origin="worker",
            reference=new_reference(),
            subject=loan.email,
            establishment=loan.establishment,
            before={"until": loan.until.isoformat()},
        )
    )
