"""Loans (R55). Who changes one holds the seats' lock of its establishment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from commands.domain.loans import Loan, NewLoan, Standing
from commands.domain.people import Scope


class Loans(Protocol):
    """Loans by their random public id. An account has one open loan at most."""

    def lend(self, new: NewLoan) -> Loan:
        """Kept as being given where a write gives it, else as open."""

    def get(self, public_id: str) -> Loan | None: ...

    def of_account(self, account_id: int) -> Loan | None:
        """The open one."""

    def open(self, scope: Scope) -> Sequence[Loan]:
        """The open ones of accounts within the scope as they are now, those that end first first."""

    def extend(self, loan: Loan, until: date) -> None:
        """Another last day, said now."""

    def stand(self, loan: Loan, standing: Standing, *, operation: str = "", rests_until: datetime | None = None) -> None:
        """Where it stands now. One that is being returned counts the try; one that ends forgets its reason."""

    def note_reminder(self, loan: Loan, reminder: str) -> None:
        """That reminder was written."""
