"""Loans as time goes (R55)."""

from __future__ import annotations

from datetime import datetime

from commands.context import House
from commands.domain.loans import Loan
from commands.domain.people import EVERYWHERE
from commands.lending import due_of, tend
from commands.ports import Store


def tend_loans(store: Store, house: House, now: datetime) -> int:
    """How many loans something was done for. Looked at without a lock first: most days nothing is due of most."""
    with store.reading() as unit:
        due = [one for one in unit.loans.open(EVERYWHERE) if due_of(unit, one, now) is not None]
    return sum(_locked(store, house, one, now) for one in due)


def _locked(store: Store, house: House, seen: Loan, now: datetime) -> bool:
    """On the loan as it is now, under its establishment's lock."""
    with store.writing() as unit:
        unit.seats.lock((seen.establishment,))
        loan = unit.loans.get(seen.public_id)
        if loan is None or not loan.open or loan.establishment != seen.establishment or not tend(unit, house, loan, now):
            return False
        unit.commit()
        return True
