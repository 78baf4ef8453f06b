"""What became of the accounts of a digest since it was made: who did what (R70)."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from commands.domain.accounts import Account, Status
from commands.domain.digests import ListedAccount, Why
from commands.domain.operations import Kind, Operation, State
from commands.ports import Unit

_TREATED = frozenset({Kind.RESEND, Kind.CANCEL_INVITATION})


class Became(enum.StrEnum):
    """In the locales under `digest-became-<value>`."""

    NOTHING = "nothing"
    UNDER_WAY = "under-way"
    RESENT = "resent"
    CANCELLED = "cancelled"
    FAILED = "failed"
    """Nobody's doing came to an end: it may be tried again."""
    ACTIVATED = "activated"
    EXPIRED = "expired"
    """Run out since."""
    INVITED = "invited"
    """Invited again, outside of us."""
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class RowState:
    """A row as it is now. `account` is None where it is gone; `operation` is what somebody did."""

    row: ListedAccount
    account: Account | None
    became: Became
    operation: Operation | None = None

    @property
    def actionable(self) -> bool:
        """Whether its invitation is still to be sent again or taken back."""
        invited = self.account is not None and self.account.status in (Status.PENDING, Status.EXPIRED)
        return invited and self.became in (Became.NOTHING, Became.FAILED, Became.EXPIRED)


def states_of(unit: Unit, rows: Sequence[ListedAccount], since: datetime) -> tuple[RowState, ...]:
    """In the order of the rows; `since` is when the digest was made."""
    last: dict[int, Operation] = {}
    for operation in unit.ledger.of_accounts([one.account_id for one in rows], since) if rows else ():
        if operation.kind in _TREATED and operation.state is not State.CANCELLED and operation.account_id is not None:
            last[operation.account_id] = operation
    return tuple(_state(one, unit, last) for one in rows)


def treated(unit: Unit, row: ListedAccount, since: datetime) -> Operation | None:
    """What somebody did about this account since then, unless it came to nothing (R44)."""
    (state,) = states_of(unit, (row,), since)
    return state.operation if state.became in (Became.UNDER_WAY, Became.RESENT, Became.CANCELLED) else None


def _state(row: ListedAccount, unit: Unit, last: Mapping[int, Operation]) -> RowState:
    account, operation = unit.directory.get(row.public_id), last.get(row.account_id)
    became = _became(row, account) if operation is None else _done(operation)
    return RowState(row, account, became, operation)


def _done(operation: Operation) -> Became:
    if not operation.ended:
        return Became.UNDER_WAY
    if operation.state is State.FAILED:
        return Became.FAILED
    return Became.RESENT if operation.kind is Kind.RESEND else Became.CANCELLED


def _became(row: ListedAccount, account: Account | None) -> Became:
    if account is None:
        return Became.GONE
    match account.status:
        case Status.ACTIVE | Status.INACTIVE:
            return Became.ACTIVATED
        case Status.EXPIRED:
            return Became.NOTHING if row.why is Why.EXPIRED else Became.EXPIRED
        case Status.PENDING:
            return Became.NOTHING if row.why is Why.EXPIRING else Became.INVITED
