"""Loans as they are kept (R55): one open at a time for an account, found where their account is now."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from commands.domain.loans import Loan, NewLoan, Standing
from commands.domain.people import EVERYWHERE, Scope
from commands.ports import OurFields
from storage.unit import SqlStore
from tests.support.clock import START, SettableClock
from tests.support.samples import licensed

WHO = "achille.talon.ciussscn@ssss.gouv.qc.ca"
ODILE = "odile.gestion.ciussscn@ssss.gouv.qc.ca"
LAST_DAY = date(2026, 4, 10)


def known(store: SqlStore, establishment: str = "03", email: str = WHO) -> int:
    with store.writing() as unit:
        account = unit.directory.settle(licensed(email), OurFields(establishment=establishment), START)
        unit.commit()
    return account.id


def lend(store: SqlStore, account_id: int, **given: object) -> Loan:
    values = {"email": WHO, "establishment": "03", "until": LAST_DAY, "lender": ODILE, "reason": "congé", "operation": ""}
    with store.writing() as unit:
        made = unit.loans.lend(NewLoan(account_id=account_id, **{**values, **given}))  # type: ignore[arg-type]  # a test's keywords
        unit.commit()
    return made


def found(store: SqlStore, loan: Loan) -> Loan:
    with store.reading() as unit:
        kept = unit.loans.get(loan.public_id)
    assert kept is not None
    return kept


def test_what_is_lent_is_found_as_it_was_said(store: SqlStore) -> None:
    loan = lend(store, known(store), operation="op1")
    assert found(store, loan) == loan
    assert (loan.standing, loan.until, loan.reason, loan.since) == (Standing.GIVING, LAST_DAY, "congé", START)


def test_an_account_has_one_open_loan(store: SqlStore) -> None:
    account_id = known(store)
    first = lend(store, account_id)
    with pytest.raises(IntegrityError):
        lend(store, account_id)
    with store.writing() as unit:
        unit.loans.stand(first, Standing.RETURNED)
        unit.commit()
    assert lend(store, account_id).standing is Standing.OPEN


def test_open_ones_come_in_the_order_of_their_ends_within_the_scope(store: SqlStore) -> None:
    """R4: by the establishment where the account is now, not where it was when the licence was lent."""
    late = lend(store, known(store))
    other = "berthe.relais.ciussscn@ssss.gouv.qc.ca"
    soon = lend(store, known(store, email=other), email=other, until=LAST_DAY - timedelta(days=9))
    moved = "cesar.ailleurs.ciussscn@ssss.gouv.qc.ca"
    lend(store, known(store, "16-2", moved), email=moved)
    with store.reading() as unit:
        assert [one.public_id for one in unit.loans.open(Scope(establishments=frozenset({"03"})))] == [
            soon.public_id,
            late.public_id,
        ]
        assert len(unit.loans.open(EVERYWHERE)) == 3


def test_another_day_is_said_anew_and_a_try_to_return_is_counted(store: SqlStore, clock: SettableClock) -> None:
    loan = lend(store, known(store))
    now = clock.advance(days=2)
    with store.writing() as unit:
        unit.loans.extend(loan, LAST_DAY + timedelta(days=7))
        unit.loans.stand(loan, Standing.RETURNING, operation="op2")
        unit.loans.note_reminder(loan, "x")
        unit.commit()
    kept = found(store, loan)
    assert (kept.until, kept.set_at, kept.returns, kept.reminded) == (LAST_DAY + timedelta(days=7), now, 1, "x")


def test_what_ended_changes_no_more_and_keeps_no_reason(store: SqlStore) -> None:
    """R94: the journal has it."""
    loan = lend(store, known(store))
    with store.writing() as unit:
        unit.loans.stand(loan, Standing.GONE)
        unit.loans.extend(loan, LAST_DAY + timedelta(days=7))
        unit.commit()
    kept = found(store, loan)
    assert (kept.open, kept.reason, kept.until) == (False, "", LAST_DAY)


def test_the_loan_of_a_deleted_account_is_still_found(store: SqlStore) -> None:
    account_id = known(store)
    loan = lend(store, account_id)
    with store.writing() as unit:
        unit.directory.remove(account_id)
        unit.commit()
    with store.reading() as unit:
        assert [one.public_id for one in unit.loans.open(Scope(establishments=frozenset({"03"})))] == [loan.public_id]
