"""Loans of licences (R55)."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select, update

from commands.domain.loans import OPEN, Loan, NewLoan, Standing
from commands.domain.people import Scope
from commands.ports import Clock
from storage.tables.accounts import accounts
from storage.tables.loans import loans

_OPEN = loans.c.ended_at.is_(None)


class SqlLoans:
    """`commands.ports.Loans`. Who changes one holds the seats' lock of its establishment."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def lend(self, new: NewLoan) -> Loan:
        now = self._clock.now()
        row = {
            "public_id": secrets.token_urlsafe(9),
            "account_id": new.account_id,
            "email": new.email,
            "establishment": new.establishment,
            "until": new.until.isoformat(),
            "lender": new.lender,
            "reason": new.reason,
            "standing": (Standing.GIVING if new.operation else Standing.OPEN).value,
            "operation": new.operation,
            "since": now,
            "set_at": now,
            "returns": 0,
            "reminded": "",
        }
        made = self._connection.execute(loans.insert().values(row).returning(*loans.c)).one()
        return _loan(made, made.establishment)

    def get(self, public_id: str) -> Loan | None:
        """Whatever became of it."""
        found = self._found(loans.c.public_id == public_id)
        return found[0] if found else None

    def of_account(self, account_id: int) -> Loan | None:
        found = self._found(loans.c.account_id == account_id, _OPEN)
        return found[0] if found else None

    def open(self, scope: Scope) -> Sequence[Loan]:
        return [one for one in self._found(_OPEN) if one.establishment in scope]

    def extend(self, loan: Loan, until: date) -> None:
        self._change(loan, until=until.isoformat(), set_at=self._clock.now())

    def stand(self, loan: Loan, standing: Standing, *, operation: str = "", rests_until: datetime | None = None) -> None:
        values: dict[str, Any] = {"standing": standing.value, "operation": operation, "rests_until": rests_until}
        if standing is Standing.RETURNING:
            values["returns"] = loan.returns + 1
        if standing not in OPEN:
            values |= {"ended_at": self._clock.now(), "reason": ""}
        self._change(loan, **values)

    def note_reminder(self, loan: Loan, reminder: str) -> None:
        self._change(loan, reminded=reminder)

    def _change(self, loan: Loan, **values: Any) -> None:
        self._connection.execute(update(loans).where(loans.c.id == loan.id, _OPEN).values(values))

    def _found(self, *conditions: ColumnElement[bool]) -> list[Loan]:
        """With the establishment of their account as it is now."""
        where = func.coalesce(accounts.c.establishment, loans.c.establishment).label("place")
        query: Select[Any] = select(*loans.c, where)
        query = query.join_from(loans, accounts, accounts.c.id == loans.c.account_id, isouter=True)
        rows = self._connection.execute(query.where(*conditions).order_by(loans.c.until, loans.c.id))
        return [_loan(row, row.place) for row in rows]


def _loan(row: Row[Any], establishment: str) -> Loan:
    return Loan(
        id=row.id,
        public_id=row.public_id,
        account_id=row.account_id,
        email=row.email,
        establishment=establishment,
        until=date.fromisoformat(row.until),
        lender=row.lender,
        reason=row.reason,
        standing=Standing(row.standing),
        operation=row.operation,
        since=row.since,
        set_at=row.set_at,
        returns=row.returns,
        reminded=row.reminded,
        rests_until=row.rests_until,
        ended_at=row.ended_at,
    )
