"""To whom mail may go: the network's own addresses, and whoever holds an account already."""

from __future__ import annotations

from collections.abc import Sequence

from commands.context import House
from commands.domain.accounts import Account, Status
from commands.domain.mails import STOPPABLE, MailKind, Unsent
from commands.keepers import keepers
from commands.ports import Unit
from commands.recognition import own_account

_HOLDING = (Status.ACTIVE, Status.INACTIVE)
"""One who has not accepted an invitation holds nothing yet."""


def forbidden(unit: Unit, house: House, kind: MailKind, email: str) -> Unsent | None:
    """Why this address is sent no such mail; None where it is."""
    if not _of_ours(unit, house, email):
        return Unsent.OFF_NETWORK
    if kind not in STOPPABLE:
        return None
    facts = unit.mails.facts(email)
    if facts.stopped_at is not None:
        return Unsent.STOPPED
    return Unsent.ADDRESS_REFUSED if facts.refused_at is not None else None


def answerable(unit: Unit, house: House, account: Account) -> Sequence[str]:
    """Who is told on day 25: the head of service, else the establishment's managers (R72); nobody who would get nothing."""
    head = (account.head.email,) if account.head else ()
    for found in (head, keepers(unit, house, account.establishment)):
        reached = [one for one in found if forbidden(unit, house, MailKind.NOTICE_25, one) is None]
        if reached:
            return reached
    return ()


def _of_ours(unit: Unit, house: House, email: str) -> bool:
    if house.reference.network_address(email).accepted:
        return True
    account = own_account(unit, email)
    return account is not None and account.status in _HOLDING
